"""Opens the CSV files of a layer in LibreOffice and compares every cell.

Usage: libreoffice_check.py LAYER_FOLDER

The sheet is saved as flat XML, which tells what LibreOffice made of each cell: text, number, date or
formula. As in its import dialogue: UTF-8, commas, quotes; once as it is opened by default, once with
special numbers detected.
"""

import csv
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from xml.etree import ElementTree

TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
# Separator, quote, UTF-8, first line, columns, language (American English), all quoted cells text, special numbers.
WAYS = {"by default": "44,34,76,1,,1033,false,false", "detecting": "44,34,76,1,,1033,false,true"}
failures = []


def check(ok, message):
    if not ok:
        failures.append(message)


def words(paragraph):
    """A paragraph's text; spaces that XML would fold are elements."""
    out = [paragraph.text or ""]
    for child in paragraph:
        if child.tag == f"{TEXT}s":
            out.append(" " * int(child.get(f"{TEXT}c", "1")))
        elif child.tag == f"{TEXT}tab":
            out.append("\t")
        else:
            out.append(words(child))
        out.append(child.tail or "")
    return "".join(out)


def sheet(path):
    """Rows of (type, value, is a formula); what is repeated is spelt out, the empty end left off."""
    rows = []
    for row in ElementTree.parse(path).getroot().iter(f"{TABLE}table-row"):
        cells = []
        for cell in row:
            if not cell.tag.endswith("table-cell"):
                continue
            kind = cell.get(f"{OFFICE}value-type", "")
            value = cell.get(f"{OFFICE}date-value") or cell.get(f"{OFFICE}value")
            if kind == "string" or value is None:
                value = "\n".join(words(part) for part in cell.findall(f"{TEXT}p"))
            one = (kind, value, cell.get(f"{TABLE}formula") is not None)
            cells.extend([one] * min(int(cell.get(f"{TABLE}number-columns-repeated", "1")), 200))
        while cells and cells[-1][1] == "":
            cells.pop()
        if cells:
            rows.append(cells)
    return rows


def columns(name):
    """The type of each column, as the GeoJSON has its values."""
    return json.loads(name.read_text(encoding="utf-8"))["features"]


def compare(path, way, rows):
    with path.open(encoding="utf-8-sig", newline="") as file:
        expected = list(csv.reader(file))
    heads = expected[0]
    check([cell[1] for cell in rows[0]] == heads, f"{path.name} {way}: other columns")
    check(len(rows) == len(expected), f"{path.name} {way}: {len(rows)} rows, not {len(expected)}")
    geojson = columns(path.with_suffix(".geojson"))
    texts = {head for head in heads for feature in geojson if isinstance(feature["properties"].get(head), str)}
    numbers = {head for head in heads for feature in geojson
               if isinstance(feature["properties"].get(head), (int, float))}
    dates = dict.fromkeys(("date_start", "date_end", "first_published", "last_published", "published", "said_on"))
    for number, (row, want) in enumerate(zip(rows[1:], expected[1:]), 2):
        row = row + [("", "", False)] * (len(heads) - len(row))
        for head, (kind, value, formula), cell in zip(heads, row, want):
            where = f"{path.name} {way}: row {number}: {head}"
            check(not formula and not value.startswith("Err:") and value != "#NAME?", f"{where}: a formula: {value}")
            if cell == "":
                check(value == "", f"{where}: {value!r}, not empty")
            elif head in dates:
                check(kind == "date" and value == cell, f"{where}: {kind} {value!r}, not the day {cell}")
            elif head in numbers:
                check(kind == "float" and float(value) == float(cell), f"{where}: {kind} {value!r}, not {cell}")
            elif way == "detecting" and head == "time_as_written" and kind in ("date", "time"):
                # "July 2015" is a date to whoever asks for that: docs/columns.md says so.
                pass
            elif head in texts and kind == "float":
                # A text of digits alone, such as "14", becomes a number in any spreadsheet: the same one.
                check(float(value) == float(cell.replace(",", "")), f"{where}: {value!r}, not {cell!r}")
            else:
                # A sheet folds runs of blanks no more than CSV does; the apostrophe of the guard stays.
                check(value == cell, f"{where}: {kind} {value!r}, not {cell!r}")


def main():
    folder, done = Path(sys.argv[1]).resolve(), []
    with tempfile.TemporaryDirectory() as work:
        for way, options in WAYS.items():
            files = [folder / f"{name}.csv" for name in ("incidents", "claims")]
            files = [file for file in files if file.exists() and file.with_suffix(".geojson").exists()]
            if not files:
                continue
            out = Path(work) / way.replace(" ", "-")
            ran = subprocess.run(
                ["soffice", "--headless", f"-env:UserInstallation=file://{work}/profile", "--convert-to",
                 "fods", f"--infilter=CSV:{options}", "--outdir", str(out), *map(str, files)],
                capture_output=True, text=True, timeout=300)
            for file in files:
                sheets = out / f"{file.stem}.fods"
                check(sheets.exists(), f"{file.name} {way}: {ran.stderr.strip()[-300:]}")
                if sheets.exists():
                    compare(file, way, sheet(sheets))
                    done.append(f"{file.name} {way}")
    for failure in sorted(set(failures))[:60]:
        print("FAILED:", failure)
    if not failures and done:
        print(f"LibreOffice reads every cell of {', '.join(done)}")
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
