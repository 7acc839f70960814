"""Reads every vector format with GeoPandas by pyogrio. Usage: geopandas_check.py LAYER_FOLDER"""

import json
import sys
from pathlib import Path

import geopandas
import pandas

folder = Path(sys.argv[1])
failures, done = [], []


def check(ok, message):
    if not ok:
        failures.append(message)


def numbers(value):
    """Coordinates in any nesting, one after the other."""
    return [value] if isinstance(value, (int, float)) else [number for part in value for number in numbers(part)]


def same(back, value):
    """A column's value in a frame, where whole numbers beside nothing are floats and days are moments."""
    if value is None:
        return back is None or pandas.isna(back)
    if isinstance(value, (int, float)):
        return float(back) == float(value)
    # pyogrio reads text that is JSON as JSON.
    if isinstance(back, (list, dict)):
        return back == json.loads(value)
    return str(back) == value or (len(value) == 10 and str(back)[:10] == value)


def compare(source, options, document, key):
    path = folder / source
    if not path.exists():
        return
    expected = {feature["id"]: feature for feature in document["features"]}
    frame = geopandas.read_file(path, engine="pyogrio", **options)
    check(frame.crs is not None and frame.crs.to_epsg() == 4326, f"{source}: {frame.crs}")
    check(len(frame) == len(expected), f"{source}: {len(frame)} rows, not {len(expected)}")
    for (_, row), one in zip(frame.iterrows(), expected if key is None else frame[key]):
        feature = expected.get(one)
        if feature is None:
            check(False, f"{source}: {one} is no feature")
            continue
        geometry = row.geometry.__geo_interface__
        check(geometry["type"] == feature["geometry"]["type"], f"{source}: {one}: {geometry['type']}")
        check(numbers(geometry["coordinates"]) == numbers(feature["geometry"]["coordinates"]),
              f"{source}: {one}: geometry")
        for column, value in feature["properties"].items():
            check(column in frame.columns or value is None, f"{source}: no column {column}")
            if column in frame.columns:
                check(same(row[column], value), f"{source}: {one}: {column}: {row[column]!r}, not {value!r}")
    done.append(source)


LAYERS = {"incidents": "incident_id", "claims": "claim_id", "outlines": "place_id",
          # Several lines may be of one incident: in the order of the file.
          "incidents_uncertainty": "incident_id", "incidents_disputes": None}
for name, key in LAYERS.items():
    there = folder / f"{name}.geojson"
    if not there.exists():
        continue
    document = json.loads(there.read_text(encoding="utf-8"))
    compare(there.name, {}, document, key)
    if not name.startswith("incidents_"):
        compare("incidents.gpkg", {"layer": name}, document, key)
    compare(f"{name}.fgb", {}, document, key)
check(len(done) > 1, f"{folder}: read {done} alone")
for failure in sorted(set(failures))[:40]:
    print("FAILED:", failure)
if not failures:
    print(f"GeoPandas reads {', '.join(done)}")
sys.exit(1 if failures else 0)
