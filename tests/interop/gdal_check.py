"""Takes every format there and back through GDAL: no feature and no column may be lost.

Usage: gdal_check.py LAYER_FOLDER
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

failures = []


def check(ok, message):
    if not ok:
        failures.append(message)


def run(*arguments, config=()):
    options = [word for pair in config for word in ("--config", *pair)]
    done = subprocess.run([arguments[0], *options, *map(str, arguments[1:])],
                          capture_output=True, text=True)
    check(done.returncode == 0, f"{' '.join(map(str, arguments))}: {done.stderr.strip()}")
    return done.stdout


def rows(path, key):
    document = json.loads(Path(path).read_text(encoding="utf-8"))
    return {f["properties"][key]: f for f in document["features"]}


def plain(value):
    """A datetime of FlatGeobuf as its day, a number of KML or CSV as the number that it is."""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, str) and len(value) in (19, 20) and value[4:5] in "-/" and "00:00:00" in value:
        return value[:10].replace("/", "-")
    return value


def position(feature):
    """The coordinates, those of a point without a height."""
    there = feature["geometry"]["coordinates"]
    return there[:2] if feature["geometry"]["type"] == "Point" else there


def same(expected, path, key, what, skip=()):
    there = rows(path, key)
    check(set(there) == set(expected), f"{what}: features {sorted(set(there) ^ set(expected))}")
    for one, feature in expected.items():
        if one not in there:
            continue
        got = there[one]
        check(position(got) == position(feature), f"{what}: {one}: geometry")
        for column, value in feature["properties"].items():
            if column in skip:
                continue
            if column not in got["properties"] and value is not None:
                check(False, f"{what}: {one}: no column {column}")
                continue
            back = plain(got["properties"].get(column))
            if back == "" and value is None:
                back = None
            if isinstance(value, str) and isinstance(back, (dict, list)):
                # GDAL reads text that is JSON as JSON when it writes GeoJSON.
                value = json.loads(value)
            check(back == plain(value) or str(back) == str(value),
                  f"{what}: {one}: {column}: {back!r}, not {value!r}")


def main():
    folder = Path(sys.argv[1])
    done = []
    with tempfile.TemporaryDirectory() as work:
        work = Path(work)
        for name, key in (("incidents", "incident_id"), ("claims", "claim_id")):
            expected = rows(folder / f"{name}.geojson", key)
            check(f"Feature Count: {len(expected)}" in run("ogrinfo", "-ro", "-al", folder / f"{name}.geojson"),
                  f"{name}.geojson: ogrinfo")
            ways = [("geojson", folder / f"{name}.geojson", [], [("GPKG", "gpkg"), ("FlatGeobuf", "fgb")])]
            if (folder / "incidents.gpkg").exists():
                ways.append(("gpkg", folder / "incidents.gpkg", [name], [("FlatGeobuf", "fgb")]))
            if (folder / f"{name}.fgb").exists():
                ways.append(("fgb", folder / f"{name}.fgb", [], [("GPKG", "gpkg")]))
            for what, source, layers, drivers in ways:
                straight = work / f"{name}-{what}.geojson"
                run("ogr2ogr", "-f", "GeoJSON", straight, source, *layers)
                same(expected, straight, key, f"{name}: {what} to GeoJSON")
                for driver, ending in drivers:
                    over, back = work / f"{name}-{what}.{ending}", work / f"{name}-{what}-{ending}.geojson"
                    run("ogr2ogr", "-f", driver, over, source, *layers)
                    run("ogr2ogr", "-f", "GeoJSON", back, over)
                    same(expected, back, key, f"{name}: {what} to {driver} and back")
                done.append(f"{name} {what}")
            kml = folder / f"{name}.kml"
            if kml.exists():
                # The end of KML's time span bears the name of a column; so does its description.
                config = [("LIBKML_END_FIELD", "span_end")]
                one = work / f"{name}-kml.gpkg"
                listed = run("ogrinfo", "-ro", "-q", kml, config=config)
                parts = [line.split(": ", 1)[1].rsplit(" (", 1)[0] for line in listed.splitlines() if ": " in line]
                for part in parts:
                    run("ogr2ogr", "-f", "GPKG", "-update", "-append", "-nln", name, "-nlt", "POINT",
                        "-dim", "XY", one, kml, part, config=config)
                back = work / f"{name}-kml.geojson"
                run("ogr2ogr", "-f", "GeoJSON", back, one)
                same(expected, back, key, f"{name}: kml", skip=("description",))
                done.append(f"{name} kml")
            table = work / f"{name}-csv.geojson"
            # Without X_POSSIBLE_NAMES: GDAL takes the columns that it makes points of out of the table.
            run("ogr2ogr", "-f", "GeoJSON", table, folder / f"{name}.csv")
            columns = set(next(iter(expected.values()))["properties"])
            read = json.loads(table.read_text(encoding="utf-8"))["features"]
            check(set(read[0]["properties"]) == columns, f"{name}.csv: columns {set(read[0]['properties']) ^ columns}")
            check(len(read) >= len(expected), f"{name}.csv: {len(read)} rows")
            done.append(f"{name} csv")
        for name in ("incidents_uncertainty", "incidents_disputes", "outlines"):
            source = folder / f"{name}.geojson"
            if not source.exists():
                continue
            # Several lines may be of one incident: features are known by their own id.
            due = {f["id"]: f for f in json.loads(source.read_text(encoding="utf-8"))["features"]}
            for driver, ending in (("GPKG", "gpkg"), ("FlatGeobuf", "fgb")):
                over, back = work / f"{name}.{ending}", work / f"{name}-{ending}.geojson"
                # Their ids are text, which these formats have no place for but a column.
                run("ogr2ogr", "-f", driver, over, source, "-oo", "NATIVE_DATA=NO", "-dialect", "SQLite",
                    "-sql", f'SELECT *, id AS own_id FROM "{name}"')
                run("ogr2ogr", "-f", "GeoJSON", "-lco", "COORDINATE_PRECISION=6", back, over)
                same(due, back, "own_id", f"{name}: to {driver} and back")
            done.append(name)
    for failure in sorted(set(failures))[:60]:
        print("FAILED:", failure)
    if not failures:
        print(f"GDAL loses no feature and no column: {', '.join(done)}")
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
