#!/usr/bin/env python3
"""How well `geocode` finds villages under names that it has not seen, and under names that it has.

A seeded fifth of the alternative names of GeoNames is left out of what is imported; then each is asked for with the
district and province that Who's On First gives its place, and with the province alone. An answer is right within 5 km
of the place's own point.

    tests/places/geocode.py --bin target/release/incident-mapper --reference FOLDER [--verbose] [--max-wrong SHARE] [--sample N] [--seed N]

FOLDER has geonames/AF.zip, geonames/AF_admin*.txt and whosonfirst/places.csv.gz, as the download pages give them.
Exits with 1 where a share of wrong answers is above --max-wrong.
"""
import argparse
import csv
import gzip
import io
import math
import random
import subprocess
import sys
import tempfile
import zipfile
from collections import Counter
from pathlib import Path

SEED = 7
HELD_OUT = 0.2
NEAR_KM = 5.0
FOUND = ("exact", "variant", "fuzzy")


def km(a, b):
    to = math.radians
    h = math.sin(to(b[0] - a[0]) / 2) ** 2 + math.cos(to(a[0])) * math.cos(to(b[0])) * math.sin(to(b[1] - a[1]) / 2) ** 2
    return 12742 * math.asin(math.sqrt(h))


def latin(name):
    return any("a" <= c.lower() <= "z" for c in name)


def split(reference, folder, seed=SEED):
    """Writes the reduced dump; gives the names held out, names kept, and each place's district and province."""
    rng = random.Random(seed)
    parents = {}
    with gzip.open(reference / "whosonfirst/places.csv.gz", "rt", encoding="utf-8") as f:
        for row in csv.DictReader(f):
            if row["geonames_id"] and row["county"] and row["region"]:
                parents[row["geonames_id"]] = (row["county"], row["region"])
    with zipfile.ZipFile(reference / "geonames/AF.zip") as z:
        lines = io.TextIOWrapper(z.open("AF.txt"), encoding="utf-8").read().split("\n")
    held, kept, dump = [], [], []
    for line in lines:
        cell = line.split("\t")
        if len(cell) < 19:
            continue
        if cell[0] in parents:
            names = [n for n in cell[3].split(",") if n and latin(n)]
            out = [n for n in names if rng.random() < HELD_OUT]
            point = (float(cell[4]), float(cell[5]))
            held += [(n, cell[0], point) for n in out if n != cell[1]]
            kept += [(n, cell[0], point) for n in names if n not in out][:1]
            cell[3] = ",".join(n for n in cell[3].split(",") if n not in out)
        dump.append("\t".join(cell))
    (folder / "AF.txt").write_text("\n".join(dump), encoding="utf-8")
    return held, kept, parents


def ask(binary, folder, rows, parents, district):
    query, answer = folder / "query.csv", folder / "answer.csv"
    with open(query, "w", newline="", encoding="utf-8") as f:
        out = csv.writer(f)
        out.writerow(["village", "district", "province"])
        for name, place, _ in rows:
            county, region = parents[place]
            out.writerow([name, county if district else "", region])
    subprocess.run([binary, "geocode", query, "--gazetteer", folder / "af.gaz", "-o", answer], check=True, capture_output=True)
    right, wrong, rest, shown = Counter(), Counter(), Counter(), []
    with open(answer, encoding="utf-8-sig") as f:
        for (name, place, point), row in zip(rows, csv.DictReader(f)):
            how = row["match"]
            if how not in FOUND:
                rest[how] += 1
                continue
            far = km(point, (float(row["latitude"]), float(row["longitude"])))
            (right if far <= NEAR_KM else wrong)[how] += 1
            if far > NEAR_KM:
                shown.append((name, row["matched_name"], how, round(far), parents[place]))
    return right, wrong, rest, shown


def main():
    args = argparse.ArgumentParser()
    args.add_argument("--bin", required=True)
    args.add_argument("--reference", required=True, type=Path)
    args.add_argument("--verbose", action="store_true")
    args.add_argument("--max-wrong", type=float, default=1.0)
    args.add_argument("--sample", type=int, help="ask for so many names of each sort, drawn by the seed")
    args.add_argument("--seed", type=int, default=SEED, help="which names are left out")
    args = args.parse_args()
    worst = 0.0
    with tempfile.TemporaryDirectory() as temp:
        folder = Path(temp)
        held, kept, parents = split(args.reference, folder, args.seed)
        if args.sample:
            rng = random.Random(SEED)
            held, kept = rng.sample(held, args.sample), rng.sample(kept, args.sample)
        codes = args.reference / "geonames"
        subprocess.run([args.bin, "gazetteer", "import", folder / "AF.txt", "--admin1-codes", codes / "AF_admin1CodesASCII.txt",
                        "--admin2-codes", codes / "AF_admin2Codes.txt", "-o", folder / "af.gaz"], check=True, capture_output=True)
        print("names       parents   asked  right  wrong  | right by match          | wrong by match          | no point of its own")
        for label, rows in (("left out", held), ("imported", kept)):
            for district in (True, False):
                right, wrong, rest, shown = ask(args.bin, folder, rows, parents, district)
                n = len(rows)
                share = sum(wrong.values()) / n
                worst = max(worst, share)
                parts = " | ".join(" ".join(f"{k} {c[k]}" for k in sorted(c)) for c in (right, wrong, rest))
                print(f"{label:11} {'district' if district else 'province':9} {n:6} {sum(right.values()) / n:6.3f} {share:6.3f}  | {parts}")
                if args.verbose:
                    random.Random(1).shuffle(shown)
                    for line in shown[:60]:
                        print("   ", *line)
    sys.exit(1 if worst > args.max_wrong else 0)


if __name__ == "__main__":
    main()
