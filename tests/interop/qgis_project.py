"""Opens incidents.qgz in QGIS, from another folder than it was written in, and checks what a user would see.

Usage: qgis_project.py LAYER_FOLDER [PICTURE.png]
"""

import csv
import json
import os
import shutil
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from qgis.core import (  # noqa: E402
    QgsApplication,
    QgsExpressionContext,
    QgsExpressionContextUtils,
    QgsLayerTreeLayer,
    QgsMapRendererParallelJob,
    QgsMapSettings,
    QgsProject,
    QgsReadWriteContext,
    QgsUnitTypes,
)
from qgis.PyQt.QtCore import QSize  # noqa: E402
from qgis.PyQt.QtGui import QColor  # noqa: E402
from qgis.PyQt.QtXml import QDomDocument  # noqa: E402

import qgis_check as common  # noqa: E402
from qgis_check import check, failures  # noqa: E402

FILES = {
    "incidents_on_map": "incidents.geojson",
    "claims_on_map": "claims.geojson",
    "incidents_disputes": "incidents_disputes.geojson",
    "incidents_uncertainty": "incidents_uncertainty.geojson",
    "outlines_below": "outlines.geojson",
    "claims_in_table": "claims.csv",
}


def style_of(layer):
    """The layer's symbols as QGIS writes them down."""
    document = QDomDocument()
    if layer.renderer() is None:
        return ""
    document.appendChild(layer.renderer().save(document, QgsReadWriteContext()))
    return document.toString()


def due_rows(path):
    if path.suffix == ".csv":
        with path.open(encoding="utf-8-sig", newline="") as file:
            return list(csv.DictReader(file))
    return [feature["properties"] for feature in json.loads(path.read_text(encoding="utf-8"))["features"]]


def check_layers(project, folder):
    layers = project.mapLayers()
    due = {one for one, name in FILES.items() if (folder / name).exists()}
    check(set(layers) == due, f"layers {sorted(layers)}, not {sorted(due)}")
    for one, layer in layers.items():
        if one not in FILES:
            continue
        check(layer.isValid(), f"{one}: not valid: {layer.source()}")
        source = Path(layer.source().split("|")[0])
        check(source.parent == folder, f"{one}: from {source}, not beside the project")
        check(layer.featureCount() == len(due_rows(folder / FILES[one])), f"{one}: {layer.featureCount()} rows")
        if not layer.isSpatial():
            continue
        check(layer.crs().authid() == "EPSG:4326", f"{one}: {layer.crs().authid()}")
        # Borders have no days.
        check(layer.temporalProperties().isActive() == (one != "outlines_below"), f"{one}: time")
        # The project's own style is the file's.
        alone = common.QgsVectorLayer(str(source), layer.name(), "ogr")
        _, styled = alone.loadDefaultStyle()
        check(styled and style_of(alone) == style_of(layer), f"{one}: another style than the file's")
        check(alone.mapTipTemplate() == layer.mapTipTemplate() != "", f"{one}: another map tip")
        check(alone.labelsEnabled() == layer.labelsEnabled(), f"{one}: labels {layer.labelsEnabled()}")
        if one.endswith("_on_map"):
            name = one.removesuffix("_on_map")
            common.check_style(layer, name)
            common.check_tips(layer, name)


def check_relations(project, folder):
    relations = project.relationManager().relations()
    incidents = project.mapLayer("incidents_on_map")
    due = {f"{one}_of_incident" for one in ("claims_on_map", "claims_in_table", "incidents_uncertainty")
           if (folder / FILES[one]).exists()}
    check(set(relations) == due, f"relations {sorted(relations)}")
    for name, relation in relations.items():
        check(relation.isValid(), f"relation {name}: not valid")
        rows = due_rows(folder / FILES[relation.referencingLayerId()])
        found = 0
        for incident in incidents.getFeatures():
            there = list(relation.getRelatedFeatures(incident))
            want = [row for row in rows if row["incident_id"] == incident["incident_id"]]
            check(len(there) == len(want), f"relation {name}: {incident['incident_id']}: {len(there)}, not {len(want)}")
            for row in there:
                back = relation.getReferencedFeature(row)
                check(back["incident_id"] == incident["incident_id"], f"relation {name}: back to {back['incident_id']}")
            found += len(there)
        check(found > 0, f"relation {name}: nothing related")
        if name == "claims_in_table_of_incident":
            for incident in incidents.getFeatures():
                check(len(list(relation.getRelatedFeatures(incident))) > 0, f"{incident['incident_id']}: no claim")


def check_view(project, folder):
    check(project.crs().authid() == "EPSG:4326", f"CRS of the project: {project.crs().authid()}")
    check(project.ellipsoid() == "EPSG:7030", f"ellipsoid of the project: {project.ellipsoid()}")
    view = project.viewSettings().defaultViewExtent()
    for row in due_rows(folder / FILES["incidents_on_map"]):
        if 60 <= row["longitude"] <= 75 and 29 <= row["latitude"] <= 39:
            check(view.contains(row["longitude"], row["latitude"]), f"{row['incident_id']}: out of view")
    time = project.timeSettings()
    days = [row for row in due_rows(folder / FILES["incidents_on_map"]) if row["date_start"]]
    if days:
        begin = time.temporalRange().begin().toString("yyyy-MM-dd")
        check(begin == min(row["date_start"] for row in days), f"time begins {begin}")
        end = time.temporalRange().end().addSecs(-1).toString("yyyy-MM-dd")
        check(end == max(row["date_end"] for row in days), f"time ends {end}")
    check(time.timeStep() == 1 and time.timeStepUnit() == QgsUnitTypes.TemporalDays, f"frames of {time.timeStep()} of {time.timeStepUnit()}")


def picture(project, target):
    """What the map shows when the project is opened."""
    settings = QgsMapSettings()
    shown = [node.layer() for node in project.layerTreeRoot().findLayers()
             if isinstance(node, QgsLayerTreeLayer) and node.isVisible() and node.layer().isSpatial()]
    check(shown and shown[0].id() == "incidents_on_map", "incidents are not uppermost")
    if project.mapLayer("outlines_below"):
        check(shown[-1].id() == "outlines_below", "outlines are not lowest")
    settings.setLayers(shown)
    settings.setDestinationCrs(project.crs())
    settings.setTransformContext(project.transformContext())
    settings.setOutputSize(QSize(1200, 800))
    settings.setBackgroundColor(QColor("white"))
    settings.setExtent(project.viewSettings().defaultViewExtent())
    settings.setEllipsoid(project.ellipsoid())
    settings.setOutputDpi(120)
    # As the application's map does: the styles ask for the map's units and centre.
    context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(shown[0]))
    context.appendScope(QgsExpressionContextUtils.mapSettingsScope(settings))
    settings.setExpressionContext(context)
    job = QgsMapRendererParallelJob(settings)
    job.start()
    job.waitForFinished()
    image = job.renderedImage()
    colours = {QColor(image.pixel(x, y)).name() for x in range(0, 1200, 2) for y in range(0, 800, 2)}
    check(len(colours) > 20, f"picture: {len(colours)} colours")
    if target:
        image.save(str(target))


def main():
    folder = Path(sys.argv[1]).resolve()
    target = sys.argv[2] if len(sys.argv) > 2 else None
    application = QgsApplication([], False)
    application.initQgis()
    with tempfile.TemporaryDirectory() as other:
        # The folder sent to somebody else.
        moved = Path(other).resolve() / "sent"
        shutil.copytree(folder, moved)
        project = QgsProject.instance()
        check(project.read(str(moved / "incidents.qgz")), f"project: {project.error()}")
        check_layers(project, moved)
        if not failures:
            check_relations(project, moved)
            check_view(project, moved)
            picture(project, target)
        count = len(project.mapLayers())
        for failure in sorted(set(failures))[:60]:
            print("FAILED:", failure)
        if not failures:
            print(f"QGIS opens the project as it should: {count} layers, claims related to their incidents")
        sys.stdout.flush()
        shutil.rmtree(other, ignore_errors=True)
        # Not exitQgis(): objects that Python still holds then crash the process after all is done.
        os._exit(1 if failures else 0)


if __name__ == "__main__":
    main()
