"""Opens incidents.geojson and claims.geojson in QGIS and checks what a user would see.

Usage: qgis_check.py LAYER_FOLDER [PICTURE.png]
"""

import csv
import json
import os
import sys
import tempfile
from pathlib import Path

from qgis.core import (
    QgsApplication,
    QgsDateTimeRange,
    QgsExpression,
    QgsExpressionContext,
    QgsExpressionContextUtils,
    QgsFeatureRequest,
    QgsMapRendererParallelJob,
    QgsMapSettings,
    QgsProject,
    QgsRenderContext,
    QgsSymbolLayer,
    QgsVectorFileWriter,
    QgsVectorLayer,
    QgsVectorLayerTemporalContext,
    QgsVectorLayerTemporalProperties,
)
from qgis.PyQt.QtCore import QDate, QDateTime, QSize, Qt, QTime, QVariant
from qgis.PyQt.QtGui import QColor

DATES = {
    "incidents": ["date_start", "date_end", "first_published", "last_published"],
    "claims": ["published", "said_on", "date_start", "date_end"],
}
failures = []


def check(ok, message):
    if not ok:
        failures.append(message)


def context_of(layer, feature):
    context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
    context.setFeature(feature)
    context.setFields(layer.fields())
    return context


def open_layer(folder, name):
    path = folder / f"{name}.geojson"
    layer = QgsVectorLayer(str(path), name, "ogr")
    # As the application does when a file is dropped on it: the constructor alone sets the time
    # properties back after it has loaded the style.
    _, styled = layer.loadDefaultStyle()
    check(styled, f"{name}: the style beside the file is not loaded")
    check(layer.isValid(), f"{name}: not valid")
    check(layer.crs().authid() == "EPSG:4326", f"{name}: {layer.crs().authid()}")
    document = json.loads(path.read_text(encoding="utf-8"))
    check(layer.featureCount() == len(document["features"]), f"{name}: count")
    fields = {field.name(): field for field in layer.fields()}
    for key in document["features"][0]["properties"]:
        check(key in fields, f"{name}: no field {key}")
    for key in DATES[name]:
        some = any(feature["properties"][key] for feature in document["features"])
        if some:
            check(fields[key].type() == QVariant.Date, f"{name}.{key}: {fields[key].typeName()}")
    return layer, document


def check_style(layer, name):
    renderer = layer.renderer()
    check(renderer.type() == "pointDisplacement", f"{name}: renderer {renderer.type()}")
    rules = renderer.embeddedRenderer()
    check(rules.type() == "RuleRenderer", f"{name}: embedded {rules.type()}")
    context = QgsRenderContext()
    context.setExpressionContext(QgsExpressionContext(
        QgsExpressionContextUtils.globalProjectLayerScopes(layer)))
    rules.startRender(context, layer.fields())
    for feature in layer.getFeatures():
        context.expressionContext().setFeature(feature)
        symbols = rules.originalSymbolsForFeature(feature, context)
        check(len(symbols) == 1, f"{name}: {len(symbols)} symbols for {feature.id()}")
    rules.stopRender(context)
    labels = [item.label() for item in rules.legendSymbolItems()]
    check("Battles" in labels and "Means not said" in labels and (name == "claims" or any("undated" in item for item in labels)), f"{name}: legend {labels}")
    for rule in rules.rootRule().children():
        expression = QgsExpression(rule.filterExpression())
        check(not expression.hasParserError(), f"{name}: {rule.filterExpression()}")
        for part in rule.symbol().symbolLayers():
            properties = part.dataDefinedProperties()
            for key in properties.propertyKeys():
                text = properties.property(key).expressionString()
                for feature in layer.getFeatures():
                    expression = QgsExpression(text)
                    value = expression.evaluate(context_of(layer, feature))
                    check(not expression.hasEvalError() and value is not None, f"{name}: {text}")
    hidden = [column.name for column in layer.attributeTableConfig().columns() if column.hidden]
    json_fields = [field.name() for field in layer.fields() if field.name().endswith("_json")]
    check(all(field in hidden for field in json_fields), f"{name}: {json_fields} shown")
    check(layer.attributeAlias(layer.fields().indexOf("admin1")) == "Province", f"{name}: no aliases")


def check_circles(layer, folder):
    """An incident has its circle, unless its district's or province's outline is drawn in its place."""
    path = folder / "incidents_uncertainty.geojson"
    if not path.exists():
        return
    drawn = {feature["properties"]["incident_id"]: feature["properties"]["drawn_as"]
             for feature in json.loads(path.read_text(encoding="utf-8"))["features"]}
    outlines = (folder / "outlines.geojson").exists()
    for rule in layer.renderer().embeddedRenderer().rootRule().children():
        if rule.filterExpression() == "FALSE":
            continue
        circle = rule.symbol().symbolLayer(0)
        check(circle.layerType() == "EllipseMarker", f"the lowest symbol is {circle.layerType()}")
        enabled = circle.dataDefinedProperties().property(QgsSymbolLayer.PropertyLayerEnabled)
        for feature in layer.getFeatures():
            one = feature["incident_id"]
            seen = enabled.valueAsBool(context_of(layer, feature), True)[0]
            due = not outlines or drawn.get(one, "circle") == "circle"
            check(seen == due, f"{one}: a circle: {seen}, drawn as {drawn.get(one)}")
    if outlines:
        check("circle" in drawn.values() and len(set(drawn.values())) > 1, "no outline in place of a circle to look at")


def check_tips(layer, name, least=200, label=True):
    template = layer.mapTipTemplate()
    check(template != "", f"{name}: no map tip")
    for part in template.split("[%")[1:]:
        text = part.split("%]")[0]
        for feature in layer.getFeatures():
            expression = QgsExpression(text)
            value = expression.evaluate(context_of(layer, feature))
            error = expression.parserErrorString() or expression.evalErrorString()
            check(not error, f"{name}: map tip: {error}: {text}")
            check(value is not None and not (isinstance(value, QVariant) and value.isNull()),
                  f"{name}: map tip part is null: {text}")
    for feature in layer.getFeatures():
        html = QgsExpression.replaceExpressionText(template, context_of(layer, feature))
        check("[%" not in html and len(html) > least, f"{name}: map tip of {feature.id()}")
        check("<b>Darzab" not in html, f"{name}: a report's markup in the map tip")
    if not label:
        return
    label = layer.labeling().settings()
    expression = QgsExpression(label.fieldName)
    for feature in layer.getFeatures():
        value = expression.evaluate(context_of(layer, feature))
        check(not expression.hasEvalError() and value, f"{name}: label {expression.evalErrorString()}")


def visible_on(layer, day):
    start = QDateTime(day, QTime(0, 0), Qt.UTC)
    context = QgsVectorLayerTemporalContext()
    context.setLayer(layer)
    frame = QgsDateTimeRange(start, start.addDays(1), True, False)
    filter_string = layer.temporalProperties().createFilterString(context, frame)
    request = QgsFeatureRequest().setFilterExpression(filter_string)
    return {feature["claim_id" if layer.name() == "claims" else "incident_id"]
            for feature in layer.getFeatures(request)}


def check_time(layer, document, name):
    temporal = layer.temporalProperties()
    check(temporal.isActive(), f"{name}: temporal controller off")
    check(temporal.mode() == QgsVectorLayerTemporalProperties.ModeFeatureDateTimeStartAndEndFromExpressions,
          f"{name}: temporal mode {temporal.mode()}")
    for feature in document["features"]:
        start, end = (feature["properties"][key] for key in ("date_start", "date_end"))
        if not start:
            # As the legend says.
            check(feature["id"] not in visible_on(layer, QDate(2018, 1, 1)), f"{name}: {feature['id']}: undated, yet seen")
            continue
        first, last = (QDate.fromString(day, "yyyy-MM-dd") for day in (start, end))
        for day, seen in ((first, True), (last, True), (first.addDays(-1), False), (last.addDays(1), False)):
            check((feature["id"] in visible_on(layer, day)) == seen,
                  f"{name}: {feature['id']} on {day.toString('yyyy-MM-dd')}: should be seen: {seen}")


def check_save_as(layer, name):
    with tempfile.TemporaryDirectory() as folder:
        for driver, ending in (("GPKG", "gpkg"), ("CSV", "csv"), ("ESRI Shapefile", "shp")):
            options = QgsVectorFileWriter.SaveVectorOptions()
            options.driverName = driver
            options.fileEncoding = "UTF-8"
            target = Path(folder) / f"{name}.{ending}"
            result = QgsVectorFileWriter.writeAsVectorFormatV3(
                layer, str(target), QgsProject.instance().transformContext(), options)
            check(result[0] == QgsVectorFileWriter.NoError, f"{name}: save as {driver}: {result[1]}")


def check_csv(folder, document, name):
    with open(folder / f"{name}.csv", encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    check(len(rows) >= len(document["features"]), f"{name}.csv: {len(rows)} rows")
    check(set(rows[0]) == set(document["features"][0]["properties"]), f"{name}.csv: columns")


def picture(layers, target):
    settings = QgsMapSettings()
    settings.setLayers(list(reversed(layers)))
    settings.setDestinationCrs(layers[0].crs())
    extent = layers[0].extent()
    extent.grow(1.0)
    settings.setExtent(extent)
    settings.setOutputSize(QSize(1200, 900))
    settings.setOutputDpi(120)
    settings.setBackgroundColor(QColor("white"))
    # As the application's map does: the styles ask for the map's units and centre.
    context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layers[0]))
    context.appendScope(QgsExpressionContextUtils.mapSettingsScope(settings))
    settings.setExpressionContext(context)
    job = QgsMapRendererParallelJob(settings)
    job.start()
    job.waitForFinished()
    check(not job.errors(), f"picture: {[e.message for e in job.errors()]}")
    image = job.renderedImage()
    colours = set()
    for x in range(0, image.width()):
        for y in range(0, image.height()):
            colours.add(image.pixel(x, y) & 0xFFFFFF)
    check(len(colours) > 50, f"picture: only {len(colours)} colours")
    kinds = {feature["event_type"] for feature in layers[0].getFeatures()}
    palette = {"Battles": 0x0072B2, "Explosions/Remote violence": 0xD55E00,
               "Violence against civilians": 0xCC79A7, "Strategic developments": 0x009E73}
    for kind, colour in palette.items():
        if kind in kinds:
            check(colour in colours, f"picture: no {kind}")
    if target:
        image.save(str(target))


def main():
    folder = Path(sys.argv[1])
    target = sys.argv[2] if len(sys.argv) > 2 else None
    application = QgsApplication([], False)
    application.initQgis()
    layers = []
    for name in ("incidents", "claims"):
        if not (folder / f"{name}.geojson").exists():
            print(f"skipped: {name}.geojson is not there (nothing of it has a point)")
            continue
        layer, document = open_layer(folder, name)
        check_style(layer, name)
        if name == "incidents":
            check_circles(layer, folder)
        check_tips(layer, name)
        check_time(layer, document, name)
        check_save_as(layer, name)
        check_csv(folder, document, name)
        layers.append(layer)
    if layers:
        picture(layers, target)
    counts = ", ".join(f"{layer.featureCount()} {layer.name()}" for layer in layers)
    for failure in sorted(set(failures)):
        print("FAILED:", failure)
    if not failures:
        print(f"QGIS opens the layer as it should: {counts}")
    sys.stdout.flush()
    # Not exitQgis(): objects that Python still holds then crash the process after all is done.
    os._exit(1 if failures else 0)


if __name__ == "__main__":
    main()
