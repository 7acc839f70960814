#!/usr/bin/env python3
"""Maps a JSON Lines stream that is made on the fly, and measures memory.
Usage: .ci/slow/stream.py BINARY [MEGABYTES] [SHARE OF REPORTS THAT TELL OF AN INCIDENT]

The bound is 200 MB and what a claim may take (docs/SLOW.md): a run that needs more ends with exit code 1.
Shingles of the reports are laid down in the temporary folder (TMPDIR): a stream needs about one and a half of its size
there, on a disk and not in memory."""
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
# Megabytes for a run, and bytes for each claim beside them.
AT_MOST, A_CLAIM = 200, 24576

PLACES = ["Darzab district of Jowzjan", "Khost city", "Kunduz", "Achin district of Nangarhar", "Ghazni city",
          "Maiwand district of Kandahar", "Lashkar Gah", "Pul-e Khumri", "Sayad district of Sar-e Pol", "Asadabad"]
MEANS = ["roadside bomb", "car bomb", "suicide bomber", "air strike", "mortar shell"]
WHO = ["the provincial police chief", "a spokesman for the governor", "the defence ministry", "a hospital official"]
SUBJECTS = "The committee;A trader;The market;Her company;The council;One engineer;The school;Our reader".split(";")
VERBS = "discussed;painted;measured;sold;repaired;described;planted;counted;borrowed;opened".split(";")
THINGS = ("the new road;three hundred chairs;an old bridge;wheat from the north;a library of maps;the price of tea;"
          "carpets and lamps;a film about rivers;the winter timetable;apples in baskets").split(";")
STARTS = [f"{who} {did} {what} near the" for who in SUBJECTS for did in VERBS for what in THINGS]


def words(chance):
    """Words that no lexicon has, enough of them that no two reports share five in a row by chance."""
    def one():
        return "".join(chance.choice("bdfghjklmnprstvz") + chance.choice("aeiou") for _ in range(chance.randint(2, 4)))
    return sorted({one() for _ in range(30000)})


def report(number, chance, made):
    sentences = []
    if chance.random() < SHARE:
        day = chance.choice("Monday Tuesday Wednesday Thursday Friday".split())
        sentences.append(f"A {chance.choice(MEANS)} killed {chance.randint(2, 40)} people in {chance.choice(PLACES)} "
                         f"on {day}, {chance.choice(WHO)} said.")
    # All at once: the stream must not be slower than what reads it.
    starts, some = chance.choices(STARTS, k=36), chance.choices(made, k=144)
    length = sum(map(len, sentences))
    for at, start in enumerate(starts):
        if length >= 2600:
            break
        a, b, c, d = some[4 * at:4 * at + 4]
        sentences.append(f"{start} {a} {b}, and the {c} was {d}.")
        length += len(sentences[-1])
    day = f"{chance.randint(2010, 2020)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
    return {"id": f"r{number}", "title": f"Item {number}", "outlet": f"Outlet {number % 50}", "published": day,
            "text": " ".join(sentences)}


def resident(process):
    """Megabytes that the process holds now."""
    try:
        for line in pathlib.Path(f"/proc/{process}/status").read_text(encoding="ascii").splitlines():
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) / 1024
    except OSError:
        pass
    return 0.0


def main():
    desk = pathlib.Path(tempfile.mkdtemp(prefix="stream-"))
    command = [BINARY, "map", "-", "--out", str(desk / "out"), "--format", "csv", "--log", "json"]
    began = time.monotonic()
    log = open(desk / "log", "w+")
    run = subprocess.Popen(command, stdin=subprocess.PIPE, stderr=log)
    chance, sent, number, told = random.Random(7), 0, 0, 0
    made = words(chance)
    while sent < MEGABYTES << 20:
        line = (json.dumps(report(number, chance, made)) + "\n").encode()
        run.stdin.write(line)
        sent += len(line)
        number += 1
        if sent * 10 // (MEGABYTES << 20) > told:
            told += 1
            print(f"{sent / (1 << 20):.0f} MB sent after {time.monotonic() - began:.0f} s: {resident(run.pid):.0f} MB in memory",
                  flush=True)
    run.stdin.close()
    code = run.wait()
    took = time.monotonic() - began
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    peak = spent.ru_maxrss / 1024
    log.seek(0)
    lines = [json.loads(line) for line in log if line.startswith("{")]
    summary = next((line for line in lines if line.get("event") == "summary"), lines[-1:])
    shutil.rmtree(desk)
    if code != 0:
        sys.exit(f"exit code {code}: {summary}")
    claims = summary["claims"]
    bound = AT_MOST + claims * A_CLAIM / (1 << 20)
    print(f"{sent / (1 << 20):.0f} MB, {number} reports, {claims} claims, {summary['incidents']} incidents: {took:.0f} s, "
          f"{spent.ru_utime + spent.ru_stime:.0f} s of processor time, peak of memory {peak:.0f} MB of {bound:.0f} MB "
          f"({AT_MOST} MB and {A_CLAIM} bytes a claim)")
    sys.exit(peak > bound)


main()
