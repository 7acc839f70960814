#!/usr/bin/env python3
"""Fits what `geocode` tells likely places by: the costs of letters and the weights of the features.

    tests/places/fit.py --bin target/release/incident-mapper --reference FOLDER letters
    tests/places/fit.py --bin target/release/incident-mapper --reference FOLDER weights

`letters` writes src/gazetteer/geocode/letters.tsv: how unlikely it is that a grapheme of one spelling of a place is another
one in the next, by the best alignments of some thousand pairs of spellings, over and over (Viterbi training).
`weights` writes src/gazetteer/geocode/weights.rs, a conditional logit over a row's candidates and none of them, and trees.tsv
beside it, small trees that are added to its scores (boost.py), on the names that seeds 1 and 2 leave out and those that
they leave in, each asked with its own parents and, to learn what is not there, with those of a place of another province. The features come from an ignored test of the library, so that both see the same: `--test` is the
command that runs the library's tests. FOLDER is that of geocode.py. Needs numpy and scipy.
"""
import argparse
import math
import os
import random
import subprocess
import tempfile
import unicodedata
from collections import Counter
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

import boost
import geocode

SEED = 1
WEIGHT_SEEDS = (1, 2)
SOURCE = Path(__file__).parents[2] / "src/gazetteer/geocode"
PLACES = 12_000
ROUNDS = 4
# What a row with another province's parents counts.
ABSENT = 0.02
# Being spelled so may speak for a place only: the trial leaves names out, and there it would speak against it.
NOT_NEGATIVE = (3, 4, 23)
# An answer is given above these chances; set so that wrong answers stay below .03 and names that are not there find few.
SURE = {"IN_DISTRICT": 0.6, "IN_PROVINCE": 0.625}


def is_vowel(grapheme):
    return grapheme[0] == "_" or unicodedata.normalize("NFD", grapheme)[0] in "aeiouyw"


def first_cost(other, own):
    """Before anything is known: letters are themselves, vowels are vowels."""
    if other == own:
        return 0.05
    if not other or not own:
        return 2.0 if is_vowel(other or own) else 3.5
    if other[0] == "_" or own[0] == "_":
        return 1.0 if other[0] == own[0] else 6.0
    if unicodedata.normalize("NFD", other)[0] == unicodedata.normalize("NFD", own)[0]:
        return 0.7
    if is_vowel(other) and is_vowel(own):
        return 1.5
    return 4.0 if is_vowel(other) == is_vowel(own) else 6.0


class Costs:
    def __init__(self, known=None):
        self.known, self.first = dict(known or {}), known is None

    def of(self, other, own):
        cost = self.known.get((other, own))
        if cost is None:
            cost = first_cost(other, own) if self.first else (0.3 if other == own else 9.0)
            self.known[other, own] = cost
        return cost

    def align(self, other, own):
        n, m = len(other), len(own)
        lost = [self.of("", grapheme) for grapheme in own]
        table = [[0.0] * (m + 1) for _ in range(n + 1)]
        for j in range(m):
            table[0][j + 1] = table[0][j] + lost[j]
        for i in range(n):
            more, last, row = self.of(other[i], ""), table[i], table[i + 1]
            row[0] = last[0] + more
            for j in range(m):
                row[j + 1] = min(last[j] + self.of(other[i], own[j]), last[j + 1] + more, row[j] + lost[j])
        i, j, steps = n, m, []
        while i or j:
            if i and j and table[i][j] == table[i - 1][j - 1] + self.of(other[i - 1], own[j - 1]):
                i, j = i - 1, j - 1
                steps.append((other[i], own[j]))
            elif i and table[i][j] == table[i - 1][j] + self.of(other[i - 1], ""):
                i -= 1
                steps.append((other[i], ""))
            else:
                j -= 1
                steps.append(("", own[j]))
        return table[n][m], steps


def letters(spellings):
    """The costs in nats, from the graphemes of each place's spellings."""
    rng, pairs = random.Random(SEED), []
    places = [list(dict.fromkeys(tuple(name.split(" ")) for name in line.split("|") if name)) for line in spellings]
    places = [names for names in places if 2 <= len(names) <= 10]
    rng.shuffle(places)
    for names in places[:PLACES]:
        other = rng.choice(names)
        pairs.append((other, [name for name in names if name != other]))
    costs = Costs()
    for turn in range(ROUNDS):
        seen = Counter()
        for other, names in pairs:
            cost, steps = min((costs.align(other, name) for name in names), key=lambda found: found[0])
            # What is too far is another name.
            if cost / max(4, len(other)) < (1.2 if turn == 0 else 1.6):
                seen.update(steps)
        own, others = Counter(), Counter()
        for (a, b), n in seen.items():
            own[b] += n
            if a:
                others[a] += n
        total, known = sum(others.values()), {}
        positions = sum(n for grapheme, n in own.items() if grapheme) + total
        for (a, b), n in seen.items():
            if b:
                guess = others[a] / total if a else 0.03
                known[a, b] = -math.log((n + 1.2 * guess) / (own[b] + 8.0))
            else:
                known[a, b] = -math.log(n / positions)
        costs = Costs(known)
    return sorted((b, a, round(cost * 100)) for (a, b), cost in known.items() if cost < 9.0)


def read(text):
    """All rows: (told by likeness, found, right), and those told by likeness: features, features of none, right, points."""
    rows, told = [], []
    for line in text.splitlines():
        kind, *cells = line.split("\t")
        if kind == "R":
            rows.append((cells[0] == "1", cells[2] == "1", cells[3] == "1"))
        elif kind == "N":
            told.append(([], np.array(cells[0].split(), float), [], []))
        else:
            told[-1][0].append(np.array(cells[3].split(), float))
            told[-1][2].append(cells[0] == "1")
            told[-1][3].append((float(cells[1]), float(cells[2])))
    return rows, told


def packed(told):
    n, most, width = len(told), max(len(row[0]) for row in told), len(told[0][0][0])
    x, there, right = np.zeros((n, most, width)), np.zeros((n, most), bool), np.zeros((n, most), bool)
    for at, (features, _, rights, _) in enumerate(told):
        x[at, : len(features)] = features
        there[at, : len(features)] = True
        right[at, : len(features)] = rights
    return x, there, right, np.array([row[1] for row in told])


def scored(weights, x, there, none):
    width = x.shape[2]
    return np.where(there, x @ weights[:width], -1e9), none @ weights[width:]


def fitted(told, counts):
    """The weights of the logit, as they are written, and the trees."""
    x, there, right, none = packed(told)
    width, known = x.shape[2], right.any(1)

    def loss(weights):
        p, p_none = boost.chances(*scored(weights, x, there, none))
        true = np.where(known, (p * right).sum(1), p_none)
        pull = (p - np.where(known[:, None], p * right / np.maximum(true, 1e-12)[:, None], 0)) * counts[:, None]
        slope = np.concatenate([np.tensordot(pull, x, 2), (counts * (p_none - ~known)) @ none])
        return -(counts * np.log(true + 1e-12)).sum() + (weights**2).sum() / 2, slope + weights

    bounds = [(0, None) if at in NOT_NEGATIVE else (None, None) for at in range(width + none.shape[1])]
    start = np.zeros(len(bounds))
    weights = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 600}, bounds=bounds).x.round(3)
    scores, of_none = scored(weights, x, there, none)
    return weights, boost.fitted(x, there, right, none[:, 1], counts, scores, of_none, NOT_NEGATIVE)


def judged(weights, trees, told):
    """The chance of the likeliest place of each row, and whether it is right."""
    x, there, _, none = packed(told)
    scores, of_none = scored(weights, x, there, none)
    p, _ = boost.chances(boost.added(trees, x, there, none[:, 1], scores, of_none), of_none)
    out = []
    for at, (_, _, rights, points) in enumerate(told):
        best = int(np.argmax(p[at]))
        near = [i for i in range(len(points)) if geocode.km(points[i], points[best]) <= geocode.NEAR_KM]
        out.append((sum(p[at, i] for i in near), rights[best]))
    return out


def source(name, doc, weights, width, sure):
    def numbers(values):
        return ", ".join(f"{value:.3f}" if abs(value) >= 0.0005 else "0.0" for value in values)

    return f"""
/// {doc}
const {name}: Weights = Weights {{
    candidate: [{numbers(weights[:width])}],
    none: [{numbers(weights[width:])}],
    sure: {sure},
}};
"""


def main():
    args = argparse.ArgumentParser()
    args.add_argument("--bin", required=True)
    args.add_argument("--reference", required=True, type=Path)
    args.add_argument("--test", default="cargo test --release --lib --")
    args.add_argument("--keep", type=Path, help="write what the library gives here, and use what is there")
    args.add_argument("what", choices=["letters", "weights"])
    args = args.parse_args()
    if args.what == "letters":
        with tempfile.TemporaryDirectory() as temp:
            rows = letters(Asked(args, SEED, Path(temp)).given("spellings").splitlines())
        text = "".join(f"{own}\t{other}\t{cost}\n" for own, other, cost in rows)
        (SOURCE / "letters.tsv").write_text(text, encoding="utf-8")
        print(len(rows), "costs")
        return
    about, lines = (SOURCE / "weights.rs").read_text(encoding="utf-8"), ""
    text = about[: about.index("\n/// Where the district is named.")]
    with tempfile.TemporaryDirectory() as temp:
        asked = [Asked(args, seed, Path(temp)) for seed in WEIGHT_SEEDS]
        for name, doc, district in (("IN_DISTRICT", "Where the district is named.", True),
                                    ("IN_PROVINCE", "Where the province alone is named.", False)):
            each = [one.told(name, district) for one in asked]
            rows, told, absent_rows, absent, imported = ([row for one in each for row in one[at]] for at in range(5))
            counts = np.array([1.0] * (len(told) + len(imported)) + [ABSENT] * len(absent))
            weights, trees = fitted(told + imported + absent, counts)
            text += source(name, doc, weights, len(told[0][0][0]), SURE[name])
            lines += boost.told(name, trees)
            n, answers, alarms = len(rows), judged(weights, trees, told), judged(weights, trees, absent)
            right = sum(r for likeness, _, r in rows if not likeness)
            wrong = sum(f and not r for likeness, f, r in rows if not likeness)
            inside = judged(weights, trees, imported)
            for sure in (0.5, 0.55, 0.58, 0.6, 0.62, 0.65, 0.68, 0.7, 0.75, 0.8, 0.9):
                more = sum(r for p, r in answers if p > sure)
                false = sum(not r for p, r in answers if p > sure)
                told_of = sum(p > sure for p, _ in alarms)
                kept_right, kept_wrong = (sum(p > sure and r == yes for p, r in inside) for yes in (True, False))
                print(f"{name} {sure}: right {(right + more) / n:.4f} wrong {(wrong + false) / n:.4f} not there {told_of / len(absent_rows):.4f} imported +{kept_right} -{kept_wrong}")
    (SOURCE / "weights.rs").write_text(text, encoding="utf-8")
    (SOURCE / "trees.tsv").write_text(lines, encoding="utf-8")


class Asked:
    """What the library gives for the rows of one seed."""

    def __init__(self, args, seed, temp):
        self.args, self.seed, self.folder = args, seed, temp / str(seed)
        self.folder.mkdir()
        self.held, self.kept, self.parents = geocode.split(args.reference, self.folder, seed)
        codes = args.reference / "geonames"
        subprocess.run([args.bin, "gazetteer", "import", self.folder / "AF.txt", "--admin1-codes", codes / "AF_admin1CodesASCII.txt",
                        "--admin2-codes", codes / "AF_admin2Codes.txt", "-o", self.folder / "af.gaz"], check=True, capture_output=True)

    def given(self, label, rows=None):
        out = (self.args.keep or self.folder) / f"{self.seed}-{label}.txt"
        if out.exists():
            return out.read_text(encoding="utf-8")
        env = {**os.environ, "FIT_GAZETTEER": str(self.folder / "af.gaz"), "FIT_OUT": str(out)}
        if rows is not None:
            (self.folder / "rows.tsv").write_text("\n".join("\t".join(map(str, row)) for row in rows), encoding="utf-8")
            env["FIT_TABLE"] = str(self.folder / "rows.tsv")
        subprocess.run([*self.args.test.split(), "write_what_is_fitted", "--ignored"], check=True, env=env, capture_output=True)
        return out.read_text(encoding="utf-8")

    def told(self, name, district):
        """All rows and those told by likeness: of the names left out, of those in another province, of those imported."""
        rng, elsewhere = random.Random(self.seed), []
        for _, place, _ in self.held:
            other = rng.choice(self.held)[1]
            while self.parents[other][1] == self.parents[place][1]:
                other = rng.choice(self.held)[1]
            elsewhere.append(self.parents[other])

        def table(names, parents, points):
            return [(n, c if district else "", r, *p) for (n, _, _), (c, r), p in zip(names, parents, points)]

        def own(names):
            return table(names, [self.parents[place] for _, place, _ in names], [point for _, _, point in names])

        rows, told = read(self.given(f"{name}-own", own(self.held)))
        absent_rows, absent = read(self.given(f"{name}-absent", table(self.held, elsewhere, [("", "")] * len(self.held))))
        # Where the other province has a place of the name, it is not absent.
        absent = [row for row in absent if not any(features[4] for features in row[0])]
        _, imported = read(self.given(f"{name}-imported", own(self.kept)))
        return rows, told, absent_rows, absent, imported


if __name__ == "__main__":
    main()
