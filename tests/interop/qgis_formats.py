"""Opens every other format in QGIS: GeoPackage, FlatGeobuf, KML, the companion files.

Usage: qgis_formats.py LAYER_FOLDER [PICTURE.png]
"""

import json
import os
import shutil
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from qgis.core import (  # noqa: E402
    QgsApplication,
    QgsFeatureRequest,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QVariant  # noqa: E402

import qgis_check as common  # noqa: E402
from qgis_check import DATES, check, failures  # noqa: E402


def values(layer, key):
    """Each feature's attributes by id, nulls and types of numbers made one."""
    rows = {}
    for feature in layer.getFeatures():
        row = {}
        for field in layer.fields():
            value = feature[field.name()]
            if value is None or (isinstance(value, QVariant) and value.isNull()):
                value = None
            elif hasattr(value, "toString"):
                value = value.toString("yyyy-MM-dd")
            elif isinstance(value, float) and value == int(value) and field.name() not in ("longitude", "latitude"):
                value = int(value)
            row[field.name()] = value
        rows[row[key]] = row
    return rows


def compare(name, there, document, skip=()):
    key = "claim_id" if name == "claims" else "incident_id"
    expected = {f["properties"][key]: f["properties"] for f in document["features"]}
    check(set(there) == set(expected), f"{name}: other features")
    for one, properties in expected.items():
        for column, value in properties.items():
            if column in skip:
                continue
            got = there.get(one, {}).get(column)
            same = got == value or str(got) == str(value)
            check(same, f"{name}: {one}: {column}: {got!r}, not {value!r}")


def geopackage(folder, documents):
    path = folder / "incidents.gpkg"
    found = []
    for name, document in documents.items():
        layer = QgsVectorLayer(f"{path}|layername={name}", name, "ogr")
        _, styled = layer.loadDefaultStyle()
        check(layer.isValid(), f"gpkg {name}: not valid")
        check(styled, f"gpkg {name}: its default style is not loaded")
        check(layer.crs().authid() == "EPSG:4326", f"gpkg {name}: {layer.crs().authid()}")
        check(layer.featureCount() == len(document["features"]), f"gpkg {name}: count")
        fields = {field.name(): field for field in layer.fields()}
        for key in DATES[name]:
            check(fields[key].type() == QVariant.Date, f"gpkg {name}.{key}: {fields[key].typeName()}")
        common.check_style(layer, name)
        common.check_tips(layer, name)
        common.check_time(layer, document, name)
        common.check_save_as(layer, name)
        compare(f"{name}", values(layer, "claim_id" if name == "claims" else "incident_id"), document)
        # By the spatial index: a box about each feature finds it.
        for feature in layer.getFeatures():
            at = feature.geometry().asPoint()
            box = QgsRectangle(at.x() - 1e-4, at.y() - 1e-4, at.x() + 1e-4, at.y() + 1e-4)
            ids = {other.id() for other in layer.getFeatures(QgsFeatureRequest(box))}
            check(feature.id() in ids, f"gpkg {name}: the index misses {feature.id()}")
        edit(path, name)
        found.append(layer)
    return found


def edit(path, name):
    """A copy can be edited: the index's triggers work with the functions that GDAL brings."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / path.name
        shutil.copy(path, copy)
        layer = QgsVectorLayer(f"{copy}|layername={name}", name, "ogr")
        first = next(layer.getFeatures())
        layer.startEditing()
        geometry = first.geometry()
        geometry.translate(1.0, 0.0)
        layer.changeGeometry(first.id(), geometry)
        check(layer.commitChanges(), f"gpkg {name}: cannot be edited: {layer.commitErrors()}")
        at = geometry.asPoint()
        box = QgsRectangle(at.x() - 1e-4, at.y() - 1e-4, at.x() + 1e-4, at.y() + 1e-4)
        ids = {other.id() for other in layer.getFeatures(QgsFeatureRequest(box))}
        check(first.id() in ids, f"gpkg {name}: the index does not follow an edit")
        del layer


def flatgeobuf(folder, documents):
    for name, document in documents.items():
        layer = QgsVectorLayer(str(folder / f"{name}.fgb"), name, "ogr")
        _, styled = layer.loadDefaultStyle()
        check(layer.isValid() and styled, f"fgb {name}: valid and styled")
        check(layer.crs().authid() == "EPSG:4326", f"fgb {name}: {layer.crs().authid()}")
        check(layer.featureCount() == len(document["features"]), f"fgb {name}: count")
        common.check_style(layer, name)
        common.check_tips(layer, name)
        common.check_time(layer, document, name)
        compare(name, values(layer, "claim_id" if name == "claims" else "incident_id"), document)


def kml(folder, documents):
    for name, document in documents.items():
        path = folder / f"{name}.kml"
        whole = QgsVectorLayer(str(path), name, "ogr")
        check(whole.isValid(), f"kml {name}: not valid")
        rows = {}
        kinds = set()
        for part in whole.dataProvider().subLayers():
            kind = part.split("!!::!!")[1]
            kinds.add(kind)
            layer = QgsVectorLayer(f"{path}|layername={kind}", kind, "ogr")
            check(layer.crs().authid() == "EPSG:4326", f"kml {name}: {layer.crs().authid()}")
            rows.update(values(layer, "claim_id" if name == "claims" else "incident_id"))
        if name == "incidents":
            due = {f["properties"]["event_type"] or "Means not said" for f in document["features"]}
            check(kinds == due, f"kml: folders {kinds}")
        # KML's own description, and the end of its time span, bear the names of two columns.
        compare(name, rows, document, skip=("description", "end"))


def companions(folder):
    found = []
    for name, kinds in (("incidents_uncertainty", ("Polygon", "MultiPolygon")), ("incidents_disputes", ("LineString",)),
                        ("outlines", ("MultiPolygon",))):
        path = folder / f"{name}.geojson"
        if not path.exists():
            print(f"skipped: {path.name} is not there")
            continue
        layer = QgsVectorLayer(str(path), name, "ogr")
        _, styled = layer.loadDefaultStyle()
        check(layer.isValid() and styled, f"{name}: valid and styled")
        document = json.loads(path.read_text(encoding="utf-8"))
        check(layer.featureCount() == len(document["features"]), f"{name}: count")
        there = {f["geometry"]["type"] for f in document["features"]}
        check(len(there) == 1 and there <= set(kinds), f"{name}: geometry {there}")
        check(len(layer.dataProvider().subLayers()) == 1, f"{name}: more than one layer")
        for feature in layer.getFeatures():
            check(feature.geometry().isGeosValid(), f"{name}: {feature.id()}: not a valid geometry")
        check(layer.renderer().type() == "RuleRenderer", f"{name}: {layer.renderer().type()}")
        check(layer.temporalProperties().isActive() == (name != "outlines"), f"{name}: temporal controller")
        common.check_tips(layer, name, least=100, label=name.endswith("disputes"))
        found.append(layer)
    return found


def main():
    folder = Path(sys.argv[1])
    target = sys.argv[2] if len(sys.argv) > 2 else None
    application = QgsApplication([], False)
    application.initQgis()
    documents = {name: json.loads((folder / f"{name}.geojson").read_text(encoding="utf-8"))
                 for name in ("incidents", "claims")}
    opened = []
    layers = []
    if (folder / "incidents.gpkg").exists():
        layers = geopackage(folder, documents)
        opened.append("GeoPackage")
    if (folder / "incidents.fgb").exists():
        flatgeobuf(folder, documents)
        opened.append("FlatGeobuf")
    if (folder / "incidents.kml").exists():
        kml(folder, documents)
        opened.append("KML")
    shapes = companions(folder)
    opened += [layer.name() for layer in shapes]
    if layers:
        common.picture([layers[0], *shapes[::-1], *layers[1:]], target)
    for failure in sorted(set(failures))[:60]:
        print("FAILED:", failure)
    if not failures:
        print(f"QGIS opens as they should: {', '.join(opened)}")
    sys.stdout.flush()
    # Not exitQgis(): objects that Python still holds then crash the process after all is done.
    os._exit(1 if failures else 0)


if __name__ == "__main__":
    main()
