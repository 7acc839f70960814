#!/usr/bin/env python3
"""Measures the program beside what people would use instead, on one corpus, all in one run.

    benches/compare.py CORPUS.jsonl [--bin BIN] [--floor FLOOR] [--runs 3] [--other OLD_BIN]

Prints a Markdown table: megabytes a second (best of the runs), share of the floor, peak memory.
The floor is `cargo run --release --example floor`. Peers that are not installed are left out:
geotext and flashgeotext (PyPI), rg (ripgrep). Slow peers read the first 2 MB only.
"""
import argparse
import csv
import importlib.util
import json
import os
import pathlib
import resource
import shutil
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
SLOW = 2_000_000


def names():
    """Every spelling of the built-in tables."""
    found = set()
    for table in ("places", "names"):
        with open(ROOT / "gazetteer" / f"{table}.csv", encoding="utf-8") as rows:
            found.update(row["name"] for row in csv.DictReader(rows))
    return sorted(found)


def run(command):
    """Seconds of processor time of its own and peak memory in MB of one run on one core."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        with open(os.devnull, "wb") as sink:
            begun = time.monotonic()
            code = subprocess.run(command, stdout=sink, stderr=sink, check=False).returncode
            wall = time.monotonic() - begun
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        os.write(writer, json.dumps([code, cpu, wall, after.ru_maxrss / 1024]).encode())
        os._exit(0)
    os.close(writer)
    code, cpu, wall, memory = json.loads(os.read(reader, 4096))
    os.close(reader)
    os.waitpid(child, 0)
    if code not in (0, 1):
        sys.exit(f"{command[0]} ended with {code}")
    return cpu, wall, memory


PEERS = {
    "geotext": "from geotext import GeoText\nfor text in texts: GeoText(text).cities",
    "flashgeotext": (
        "from flashgeotext.geotext import GeoText\n"
        "from flashgeotext.lookup import LookupData\n"
        "geo = GeoText(use_demo_data=False)\n"
        "geo.add(LookupData(name='places', data={n: [n] for n in names}), update=True)\n"
        "for text in texts: geo.extract(input_text=text)"
    ),
}


def main():
    args = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    args.add_argument("corpus")
    args.add_argument("--bin", default=str(ROOT / "target/release/incident-mapper"))
    args.add_argument("--floor", default=str(ROOT / "target/release/examples/floor"))
    args.add_argument("--other", help="an older build, measured beside")
    args.add_argument("--runs", type=int, default=3)
    args = args.parse_args()
    size = pathlib.Path(args.corpus).stat().st_size
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        listed = folder / "names.txt"
        listed.write_text("\n".join(names()) + "\n", encoding="utf-8")
        small = folder / "small.jsonl"
        with open(args.corpus, "rb") as whole:
            data = whole.read(SLOW)
            small.write_bytes(data[: data.rfind(b"\n") + 1])
        work = [("floor: serde_json + memchr", [args.floor, args.corpus, "1"], size)]
        for label, binary in (("", args.bin), (" (older build)", args.other)):
            if binary:
                work.append((f"places{label}", [binary, "places", args.corpus], size))
                out = ["--out", str(folder / "out"), "--jobs", "1", "--format", "geojson"]
                work.append((f"map --jobs 1{label}", [binary, "map", *out, args.corpus], size))
        if shutil.which("rg"):
            rg = ["rg", "-o", "-i", "-F", "-w", "-j1", "-f", str(listed), args.corpus]
            work.append(("rg -o -i -F -w -f names.txt", rg, size))
        for peer, body in PEERS.items():
            if importlib.util.find_spec(peer):
                head = (
                    "import json\n"
                    f"names = open({str(listed)!r}, encoding='utf-8').read().split(chr(10))[:-1]\n"
                    f"texts = [json.loads(l)['text'] for l in open({str(small)!r}, encoding='utf-8')]\n"
                )
                work.append((peer, [sys.executable, "-c", head + body], small.stat().st_size))
        best = {}
        for _ in range(args.runs):
            for name, command, length in work:
                cpu, wall, memory = run(command)
                speed = length / 1e6 / cpu
                old = best.get(name, (0, 0, 0))
                best[name] = (max(old[0], speed), max(old[1], length / 1e6 / wall), memory)
        floor = best[work[0][0]][0]
        print(f"{pathlib.Path(args.corpus).name}, {size / 1e6:.0f} MB, best of {args.runs}, by processor time\n")
        print("| | MB/s | of the floor | MB/s by the clock | peak MB |")
        print("| --- | ---: | ---: | ---: | ---: |")
        for name, (speed, wall, memory) in best.items():
            print(f"| {name} | {speed:.1f} | {speed / floor:.3f} | {wall:.1f} | {memory:.0f} |")


if __name__ == "__main__":
    main()
