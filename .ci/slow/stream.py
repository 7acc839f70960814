#!/usr/bin/env python3
"""Maps a JSON Lines stream that is made on the fly, and measures memory.
Usage: .ci/slow/stream.py BINARY [MEGABYTES] [SHARE OF REPORTS THAT TELL OF AN INCIDENT]"""
import json
import os
import pathlib
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time

BINARY = os.path.abspath(sys.argv[1])
MEGABYTES = int(sys.argv[2]) if len(sys.argv) > 2 else 200
SHARE = float(sys.argv[3]) if len(sys.argv) > 3 else 0.01

PLACES = ["Darzab district of Jowzjan", "Khost city", "Kunduz", "Achin district of Nangarhar", "Ghazni city",
          "Maiwand district of Kandahar", "Lashkar Gah", "Pul-e Khumri", "Sayad district of Sar-e Pol", "Asadabad"]
MEANS = ["roadside bomb", "car bomb", "suicide bomber", "air strike", "mortar shell"]
WHO = ["the provincial police chief", "a spokesman for the governor", "the defence ministry", "a hospital official"]
SUBJECTS = "The committee;A trader;The market;Her company;The council;One engineer;The school;Our reader".split(";")
VERBS = "discussed;painted;measured;sold;repaired;described;planted;counted;borrowed;opened".split(";")
THINGS = ("the new road;three hundred chairs;an old bridge;wheat from the north;a library of maps;the price of tea;"
          "carpets and lamps;a film about rivers;the winter timetable;apples in baskets").split(";")


def syllables(chance):
    return "".join(chance.choice("bdfghjklmnprstvz") + chance.choice("aeiou") for _ in range(chance.randint(2, 4)))


def report(number, chance):
    sentences = []
    if chance.random() < SHARE:
        day = chance.choice("Monday Tuesday Wednesday Thursday Friday".split())
        sentences.append(f"A {chance.choice(MEANS)} killed {chance.randint(2, 40)} people in {chance.choice(PLACES)} "
                         f"on {day}, {chance.choice(WHO)} said.")
    while sum(map(len, sentences)) < 2600:
        sentences.append(f"{chance.choice(SUBJECTS)} {chance.choice(VERBS)} {chance.choice(THINGS)} near the "
                         f"{syllables(chance)} {syllables(chance)}, and the {syllables(chance)} was {syllables(chance)}.")
    day = f"{chance.randint(2010, 2020)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
    return {"id": f"r{number}", "title": f"Item {number}", "outlet": f"Outlet {number % 50}", "published": day,
            "text": " ".join(sentences)}


def main():
    desk = pathlib.Path(tempfile.mkdtemp(prefix="stream-"))
    command = [BINARY, "map", "-", "--out", str(desk / "out"), "--format", "csv", "--log", "json"]
    began = time.monotonic()
    log = open(desk / "log", "w+")
    run = subprocess.Popen(command, stdin=subprocess.PIPE, stderr=log)
    chance, sent, number = random.Random(7), 0, 0
    while sent < MEGABYTES << 20:
        line = (json.dumps(report(number, chance)) + "\n").encode()
        run.stdin.write(line)
        sent += len(line)
        number += 1
    run.stdin.close()
    code = run.wait()
    took = time.monotonic() - began
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    log.seek(0)
    lines = [json.loads(line) for line in log if line.startswith("{")]
    summary = next((line for line in lines if line.get("event") == "summary"), lines[-1:])
    shutil.rmtree(desk)
    if code != 0:
        sys.exit(f"exit code {code}: {summary}")
    print(f"{sent / (1 << 20):.0f} MB, {number} reports, {summary['claims']} claims, {summary['incidents']} incidents: "
          f"{took:.0f} s, peak of memory {peak:.0f} MB")


main()
