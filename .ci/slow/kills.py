#!/usr/bin/env python3
"""Kills `map` at random moments: the layer is always the earlier one or the new one, whole, and the
next run leaves nothing behind. Usage: .ci/slow/kills.py BINARY [KILLS] [SEED]"""
import os
import pathlib
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time

BINARY = os.path.abspath(sys.argv[1])
KILLS = int(sys.argv[2]) if len(sys.argv) > 2 else 200
SEED = int(sys.argv[3]) if len(sys.argv) > 3 else 1
# A few reports: it is the writing that is tried.
REPORTS = sorted((pathlib.Path(__file__).resolve().parents[2] / "data" / "reports").glob("*.txt"))[:4]
STAGING = ".incident-mapper-staging"
EVERY = "geojson,csv,gpkg,fgb,kml,uncertainty"


def command(which, out):
    # Two layers that share some files and not others.
    formats = EVERY if which == "all" else "geojson,csv"
    return [BINARY, "map", *map(str, REPORTS), "--quiet", "--out", str(out), "--format", formats]


def files(folder):
    return {p.name: p.read_bytes() for p in sorted(folder.iterdir()) if p.is_file()}


def staged(run, out, part="new"):
    """Waits until the run has made a part of its staging folder, or has ended; when that was."""
    while run.poll() is None and not (out / STAGING / part).exists():
        time.sleep(0.0002)
    return time.monotonic()


def main():
    desk = pathlib.Path(tempfile.mkdtemp(prefix="kills-"))
    whole = {}
    for which in ("all", "few"):
        began = time.monotonic()
        run = subprocess.Popen(command(which, desk / which))
        writes = staged(run, desk / which)
        assert run.wait() == 0
        lasts, writing = time.monotonic() - began, time.monotonic() - writes
        whole[which] = files(desk / which)
    out = desk / "out"
    subprocess.run(command("few", out), check=True)
    chance = random.Random(SEED)
    at, told = "few", {"before": 0, "after": 0, "forward": 0, "ended first": 0}
    for number in range(KILLS):
        to = "all" if at == "few" else "few"
        run = subprocess.Popen(command(to, out), stderr=subprocess.DEVNULL)
        # One in four at any moment, two while files are written, one while they are put in place.
        if number % 4 == 0:
            moment = chance.uniform(0, lasts)
        elif number % 4 == 3:
            staged(run, out, "plan.json")
            moment = chance.uniform(0, 0.004)
        else:
            staged(run, out)
            moment = chance.uniform(0, writing)
        time.sleep(moment)
        run.send_signal(signal.SIGKILL)
        ended = run.wait() == 0
        planned = (out / STAGING / "plan.json").exists()
        found = files(out)
        if ended:
            told["ended first"] += 1
        elif planned:
            told["forward"] += 1
        elif found == whole[at]:
            told["before"] += 1
        elif found == whole[to]:
            told["after"] += 1
        else:
            sys.exit(f"kill {number} after {moment:.3f} s: neither layer is whole: {sorted(found)} in {out}")
        # The next run writes what the killed one did not, and settles what it left.
        subprocess.run(command(to, out), check=True)
        if files(out) != whole[to] or (out / STAGING).exists():
            sys.exit(f"kill {number} after {moment:.3f} s: the next run left {os.listdir(out)} in {out}")
        at = to
    shutil.rmtree(desk)
    print(f"{KILLS} kills (seed {SEED}, a run lasts {lasts:.2f} s): no layer torn, nothing left over; {told}")


main()
