"""Reads every vector format with GeoPandas. Usage: geopandas_check.py LAYER_FOLDER"""

import json
import sys
from pathlib import Path

import geopandas

folder = Path(sys.argv[1])
failures, done = [], []
for name, key in (("incidents", "incident_id"), ("claims", "claim_id")):
    document = json.loads((folder / f"{name}.geojson").read_text(encoding="utf-8"))
    expected = {f["properties"][key]: f for f in document["features"]}
    for source, options in ((f"{name}.geojson", {}), ("incidents.gpkg", {"layer": name}), (f"{name}.fgb", {})):
        if not (folder / source).exists():
            continue
        frame = geopandas.read_file(folder / source, engine="pyogrio", **options)
        if frame.crs is None or frame.crs.to_epsg() != 4326:
            failures.append(f"{source}: {frame.crs}")
        if set(frame[key]) != set(expected):
            failures.append(f"{source}: other features")
        missing = set(next(iter(expected.values()))["properties"]) - set(frame.columns)
        if missing:
            failures.append(f"{source}: no columns {missing}")
        for _, row in frame.iterrows():
            feature = expected[row[key]]
            if [row.geometry.x, row.geometry.y] != feature["geometry"]["coordinates"]:
                failures.append(f"{source}: {row[key]}: point")
            day = feature["properties"]["date_start"]
            if day and str(row["date_start"])[:10] != day:
                failures.append(f"{source}: {row[key]}: date_start {row['date_start']}")
        done.append(source)
for failure in failures[:40]:
    print("FAILED:", failure)
if not failures:
    print(f"GeoPandas reads {', '.join(done)}")
sys.exit(1 if failures else 0)
