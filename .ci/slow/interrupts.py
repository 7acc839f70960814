#!/usr/bin/env python3
"""Sends Ctrl-C to `map` at random moments: it ends within a second, with exit code 130, and leaves the
earlier layer or the whole new one and nothing staged; and where no file may grow beyond a bound
(RLIMIT_FSIZE) it ends with 3 and the earlier layer. Usage: .ci/slow/interrupts.py BINARY [TIMES] [SEED]"""
import os
import pathlib
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time

BINARY = os.path.abspath(sys.argv[1])
TIMES = int(sys.argv[2]) if len(sys.argv) > 2 else 100
SEED = int(sys.argv[3]) if len(sys.argv) > 3 else 1
REPORTS = pathlib.Path(__file__).resolve().parents[2] / "data" / "reports"
STAGING = ".incident-mapper-staging"
FORMATS = {"all": "geojson,csv,gpkg,fgb,kml,uncertainty", "few": "geojson,csv"}


def command(which, out):
    return [BINARY, "map", str(REPORTS), "--quiet", "--out", str(out), "--format", FORMATS[which]]


def files(folder):
    return {p.name: p.read_bytes() for p in sorted(folder.iterdir()) if p.is_file()}


def bounded(size):
    # The signal that comes with the bound is ignored, as a shell's "trap '' XFSZ" does: the write then fails.
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def main():
    desk = pathlib.Path(tempfile.mkdtemp(prefix="interrupts-"))
    whole = {}
    for which in FORMATS:
        began = time.monotonic()
        subprocess.run(command(which, desk / which), check=True)
        lasts = time.monotonic() - began
        whole[which] = files(desk / which)
    out = desk / "out"
    subprocess.run(command("few", out), check=True)
    chance, at, slowest = random.Random(SEED), "few", 0
    told = {"before": 0, "after": 0, "ended first": 0}
    for number in range(TIMES):
        to = "all" if at == "few" else "few"
        run = subprocess.Popen(command(to, out), stderr=subprocess.PIPE, text=True)
        # Before it has begun, nobody hears the signal but the system.
        time.sleep(chance.uniform(0.05, lasts))
        sent = time.monotonic()
        run.send_signal(signal.SIGINT)
        said = run.communicate()[1]
        took = time.monotonic() - sent
        found = files(out)
        if run.returncode == 0:
            told["ended first"] += 1
            assert found == whole[to], number
            at = to
            continue
        slowest = max(slowest, took)
        assert run.returncode in (130, -signal.SIGINT), (number, run.returncode, said)
        assert not (out / STAGING / "plan.json").exists(), number
        assert found in (whole[at], whole[to]), f"{number}: neither layer is whole: {sorted(found)}"
        told["before" if found == whole[at] else "after"] += 1
        at = at if found == whole[at] else to
    refused = 0
    sizes = sorted({len(content) for content in whole["all"].values()})
    subprocess.run(command("few", out), check=True)
    for size in sizes:
        run = subprocess.run(command("all", out), stderr=subprocess.PIPE, text=True,
                             preexec_fn=lambda: bounded(size - 1))
        assert run.returncode == 3, (size, run.returncode, run.stderr)
        assert files(out) == whole["few"] and not (out / STAGING).exists(), size
        refused += 1
    shutil.rmtree(desk)
    print(f"{TIMES} interrupts (seed {SEED}): no layer torn, the slowest end after {slowest:.2f} s; {told}; "
          f"{refused} bounds on a file's size: each refused, the earlier layer as it was")


main()
