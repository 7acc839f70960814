#!/usr/bin/env python3
"""How often the place that `places` gives for a name is right, by the score that it gives with it.

Sentences of our own are filled with names of places of Who's On First, in contexts that say more or less of where they
are. An answer is right where its place holds the reference's point: within its radius and 5 km. Half of the places
(by id) are kept apart: the curve in src/resolve/certainty.rs was fitted to the other half alone.

    tests/places/calibrate.py --bin target/release/incident-mapper --reference FOLDER [--half tune|apart]
        [--villages] [--max-gap SHARE]

With --villages, GeoNames' villages are imported first. Exits with 1 where the mean gap between score and share right,
weighed by cases, is above --max-gap, or where there are fewer than 500 cases.
"""
import argparse
import csv
import gzip
import json
import math
import random
import subprocess
import sys
import tempfile
import zlib
from pathlib import Path

SEED = 11
SLACK_KM = 5.0
BANDS = (0.0, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.97, 1.0001)
# Everything that a sentence may tell of where the place is, from nothing to all.
TEMPLATES = (
    "A shop burned down in {name} on Sunday.",
    "A shop burned down in {name}, {province} province, on Sunday.",
    "A shop burned down in {name} {kind} on Sunday.",
    "A shop burned down in {name} {kind} of {province} province on Sunday.",
    "Rain fell on {province} province all week. A shop burned down in {name} on Sunday.",
    "Prices rose in Kabul and Herat. A shop burned down in {name} on Sunday.",
    "A shop burned down in the {name} area of {district} district, {province}, on Sunday.",
    "People of {district} district saw the smoke. A shop burned down in {name} on Sunday.",
)


def km(a, b):
    to = math.radians
    h = math.sin(to(b[0] - a[0]) / 2) ** 2 + math.cos(to(a[0])) * math.cos(to(b[0])) * math.sin(to(b[1] - a[1]) / 2) ** 2
    return 12742 * math.asin(math.sqrt(h))


def plain(name):
    return name and name[0].isupper() and all(c.isalpha() and ord(c) < 0x250 or c in " -'" for c in name)


def cases(reference, half):
    """Sentences with the name asked for, where it stands and the true point."""
    rng = random.Random(SEED)
    with gzip.open(reference / "whosonfirst/places.csv.gz", "rt", encoding="utf-8") as f:
        rows = [r for r in csv.DictReader(f) if r["placetype"] in ("county", "locality") and r["lat"] and r["region"]]
    rows = [r for r in rows if not r["superseded_by"] and r["is_current"] != "0"]
    districts = [r for r in rows if r["placetype"] == "county"]
    villages = [r for r in rows if r["placetype"] == "locality" and r["county"]]
    rng.shuffle(villages)
    for row in districts * 3 + villages[:6000]:
        names = [n for n in [row["name"], *row["alt_names"].split("|")] if plain(n)]
        template, name = rng.choice(TEMPLATES), rng.choice(names or [""])
        if not name or (zlib.crc32(row["wof_id"].encode()) % 2 == 0) != (half == "tune"):
            continue
        kind = "district" if row["placetype"] == "county" else "village"
        district = row["county"] or row["name"]
        text = template.format(name=name, kind=kind, district=district, province=row["region"])
        start = len(template.split("{name}")[0].format(kind=kind, district=district, province=row["region"]).encode())
        yield text, (start, start + len(name.encode())), (float(row["lat"]), float(row["lon"])), template


def answers(binary, texts, gazetteer, folder):
    """The mention that covers the name asked for, for each text."""
    reports = folder / "reports"
    reports.mkdir(exist_ok=True)
    for at, text in enumerate(texts):
        (reports / f"{at:05}.txt").write_text(text + "\n", encoding="utf-8")
    command = [binary, "places", reports, "--format", "jsonl"] + (["--gazetteer", gazetteer] if gazetteer else [])
    out = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    found = {}
    for line in out.splitlines():
        row = json.loads(line)
        found.setdefault(int(row["report_id"].split("/")[-1]), []).append(row)
    return found


def main():
    args = argparse.ArgumentParser()
    args.add_argument("--bin", required=True)
    args.add_argument("--reference", required=True, type=Path)
    args.add_argument("--half", choices=("tune", "apart"), default="apart")
    args.add_argument("--villages", action="store_true")
    args.add_argument("--max-gap", type=float, default=1.0)
    args.add_argument("--dump", type=Path, help="write score and right, one case a line")
    args = args.parse_args()
    asked = list(cases(args.reference, args.half))
    with tempfile.TemporaryDirectory() as temp:
        folder = Path(temp)
        gazetteer = None
        if args.villages:
            gazetteer, codes = folder / "af.gaz", args.reference / "geonames"
            subprocess.run([args.bin, "gazetteer", "import", codes / "AF.zip", "--admin1-codes", codes / "AF_admin1CodesASCII.txt",
                            "--admin2-codes", codes / "AF_admin2Codes.txt", "-o", gazetteer], check=True, capture_output=True)
        found = answers(args.bin, [a[0] for a in asked], gazetteer, folder)
    seen = []
    for at, (_, (start, end), point, template) in enumerate(asked):
        for row in found.get(at, []):
            if row["start"] <= start and end <= row["end"] and row["role"] == "place" and row["place_id"]:
                if row["latitude"] is None:
                    continue
                far = km(point, (row["latitude"], row["longitude"])) - (row["uncertainty_m"] or 0) / 1000
                seen.append((row["score"], far <= SLACK_KM, TEMPLATES.index(template), asked[at][0], row["name"], row["admin1"]))
    print(f"{len(seen)} cases, half {args.half}, {'with villages imported' if args.villages else 'built-in tables'}")
    print("score         cases  mean score  right")
    gap = 0.0
    for low, high in zip(BANDS, BANDS[1:]):
        band = [s for s in seen if low <= s[0] < high]
        if band:
            mean, right = sum(s[0] for s in band) / len(band), sum(s[1] for s in band) / len(band)
            gap += abs(mean - right) * len(band)
            print(f"{low:.2f} to {min(high, 1):.2f}  {len(band):5}       {mean:.3f}  {right:.3f}")
    gap /= max(len(seen), 1)
    print(f"mean gap {gap:.3f}")
    if args.dump:
        args.dump.write_text("".join(f"{s[0]}\t{int(s[1])}\t{s[2]}\t{s[3]}\t{s[4]}\t{s[5]}\n" for s in seen), encoding="utf-8")
    sys.exit(1 if gap > args.max_gap or len(seen) < 500 else 0)


if __name__ == "__main__":
    main()
