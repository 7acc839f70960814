"""Draws docs/pictures/map.png from a written layer, styled by the layer's own .qml files.

Usage: QT_QPA_PLATFORM=offscreen /usr/bin/python3 docs/pictures/render.py [LAYER_FOLDER [PICTURE.png]]

Needs Debian's python3-qgis. The country appears by the gazetteer's points (gazetteer/places.csv):
a dot a district, a name a province. The inset shows the disputed incident whose places lie
farthest apart, with a line from the shown place to each place that another source gives.
"""

import csv
import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from qgis.core import (  # noqa: E402
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsExpressionContext,
    QgsExpressionContextUtils,
    QgsFeature,
    QgsFillSymbol,
    QgsGeometry,
    QgsLabelingEngineSettings,
    QgsLineSymbol,
    QgsMapRendererCustomPainterJob,
    QgsMapSettings,
    QgsMarkerSymbol,
    QgsPalLayerSettings,
    QgsPointXY,
    QgsProject,
    QgsRectangle,
    QgsRenderContext,
    QgsSingleSymbolRenderer,
    QgsSymbolLayerUtils,
    QgsTextBufferSettings,
    QgsTextFormat,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)
from qgis.PyQt.QtCore import QRect, QRectF, QSize, Qt  # noqa: E402
from qgis.PyQt.QtGui import QColor, QFont, QImage, QPainter, QPen  # noqa: E402

ROOT = Path(__file__).resolve().parents[2]
WGS84 = QgsCoordinateReferenceSystem("EPSG:4326")
FLAT = QgsCoordinateReferenceSystem("EPSG:3857")
DPI = 130
MAP = QRect(0, 0, 1200, 1000)
PANEL = QRect(1200, 0, 500, 1000)
PAPER, INK, FAINT = QColor("#fbfaf6"), QColor("#222222"), QColor("#8b8577")
AFGHANISTAN = QgsRectangle(60.0, 29.2, 75.2, 38.8)


def open_layer(folder, name):
    path = folder / f"{name}.geojson"
    if not path.exists():
        sys.exit(f"{path} is not there")
    layer = QgsVectorLayer(str(path), name, "ogr")
    layer.loadDefaultStyle()
    return layer


def memory(kind, name, features, symbol, fields="field=name:string"):
    layer = QgsVectorLayer(f"{kind}?crs=EPSG:4326&{fields}", name, "memory")
    added = []
    for geometry, text in features:
        feature = QgsFeature(layer.fields())
        feature.setGeometry(geometry)
        feature["name"] = text
        added.append(feature)
    layer.dataProvider().addFeatures(added)
    layer.setRenderer(QgsSingleSymbolRenderer(symbol))
    return layer


def label(layer, size, color, italic=False, capitals=False, priority=1):
    text = QgsTextFormat()
    font = QFont("Open Sans")
    font.setItalic(italic)
    if capitals:
        font.setCapitalization(QFont.AllUppercase)
        font.setLetterSpacing(QFont.AbsoluteSpacing, 1.0)
    text.setFont(font)
    text.setSize(size)
    text.setColor(color)
    around = QgsTextBufferSettings()
    around.setEnabled(True)
    around.setSize(0.5)
    around.setColor(PAPER)
    text.setBuffer(around)
    settings = QgsPalLayerSettings()
    settings.fieldName = "name"
    settings.placement = QgsPalLayerSettings.OverPoint
    settings.priority = priority
    settings.obstacle = False
    settings.setFormat(text)
    layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))
    layer.setLabelsEnabled(True)


def gazetteer():
    with open(ROOT / "gazetteer" / "places.csv", encoding="utf-8-sig", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["lat"] and row["lon"]]

    def points(kind):
        return [(QgsGeometry.fromPointXY(QgsPointXY(float(row["lon"]), float(row["lat"]))), row["name"])
                for row in rows if row["kind"] == kind and row["key"].startswith("af")]

    def dot(color, size):
        return QgsMarkerSymbol.createSimple(
            {"name": "circle", "color": color, "outline_style": "no", "size": size})

    # About every district's point, with the gaps between them closed: no border, only ground.
    around = QgsGeometry.unaryUnion([point.buffer(0.95, 24) for point, _ in points("district")])
    ground = memory("Polygon", "ground", [(around.buffer(-0.65, 24), "")],
                    QgsFillSymbol.createSimple({"color": "#f1ede3", "outline_style": "no"}))
    districts = memory("Point", "districts", points("district"), dot("#ddd6c6", "0.9"))
    named = memory("Point", "named", points("district"), dot("#ddd6c6", "0.9"))
    label(named, 6.0, QColor("#a39c8b"))
    provinces = memory("Point", "provinces", points("province"), dot("0,0,0,0", "0.1"))
    label(provinces, 6.0, QColor("#a39c8b"), capitals=True)
    return [provinces, districts, ground], [named, ground]


def graticule():
    lines = []
    for lon in range(56, 80, 2):
        lines.append((QgsGeometry.fromPolylineXY([QgsPointXY(lon, lat) for lat in range(24, 44)]), ""))
    for lat in range(24, 44, 2):
        lines.append((QgsGeometry.fromPolylineXY([QgsPointXY(lon, lat) for lon in range(56, 80)]), ""))
    return memory("LineString", "graticule", lines,
                  QgsLineSymbol.createSimple({"line_color": "#e6e2d8", "line_width": "0.15"}))


def disputed(incidents):
    """The disputed incident whose rival places lie farthest apart."""
    best = None
    for feature in incidents.getFeatures():
        spread = feature["spread_m"]
        if not feature["disputed"] or not spread or "location" not in feature["disputed"]:
            continue
        if best is None or float(spread) > float(best["spread_m"]):
            best = feature
    return best


def rivals(incident, claims):
    here = incident.geometry().asPoint()
    lines, points = [], [here]
    for claim in claims.getFeatures():
        if claim["incident_id"] != incident["incident_id"]:
            continue
        there = claim.geometry().asPoint()
        points.append(there)
        if there != here:
            lines.append((QgsGeometry.fromPolylineXY([here, there]), claim["speaker"]))
    layer = memory("LineString", "rivals", lines, QgsLineSymbol.createSimple(
        {"line_color": "#222222", "line_width": "0.35", "line_style": "dash"}))
    return layer, points


def draw_map(painter, area, layers, extent):
    settings = QgsMapSettings()
    settings.setLayers(layers)
    settings.setDestinationCrs(FLAT)
    settings.setTransformContext(QgsProject.instance().transformContext())
    to_flat = QgsCoordinateTransform(WGS84, FLAT, QgsProject.instance())
    settings.setExtent(to_flat.transformBoundingBox(extent))
    settings.setOutputSize(area.size())
    settings.setOutputDpi(DPI)
    settings.setBackgroundColor(PAPER)
    settings.setFlag(QgsMapSettings.Antialiasing)
    engine = QgsLabelingEngineSettings()
    engine.setFlag(QgsLabelingEngineSettings.UsePartialCandidates, False)
    settings.setLabelingEngineSettings(engine)
    # As the application's map does: the styles ask for the map's units and centre.
    context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layers[0]))
    context.appendScope(QgsExpressionContextUtils.mapSettingsScope(settings))
    settings.setExpressionContext(context)
    image = QImage(area.size(), QImage.Format_ARGB32_Premultiplied)
    image.fill(PAPER)
    inner = QPainter(image)
    inner.setRenderHint(QPainter.Antialiasing)
    job = QgsMapRendererCustomPainterJob(settings, inner)
    job.renderSynchronously()
    inner.end()
    painter.drawImage(area.topLeft(), image)
    return settings


def degrees(painter, area, settings):
    to_flat = QgsCoordinateTransform(WGS84, FLAT, QgsProject.instance())
    to_pixel = settings.mapToPixel()
    painter.setPen(FAINT)
    painter.setFont(font(7))
    for lon in range(62, 76, 2):
        x = to_pixel.transform(to_flat.transform(QgsPointXY(lon, 34))).x()
        if 30 < x < area.width() - 30:
            painter.drawText(QRectF(x - 30, area.height() - 20, 60, 16), Qt.AlignCenter, f"{lon}° E")
    for lat in range(30, 40, 2):
        y = to_pixel.transform(to_flat.transform(QgsPointXY(66, lat))).y()
        if 10 < y < area.height() - 30:
            painter.drawText(QRectF(6, y - 17, 60, 16), Qt.AlignLeft, f"{lat}° N")


def font(points, bold=False):
    made = QFont("Open Sans")
    made.setPixelSize(round(points * DPI / 72))
    made.setBold(bold)
    return made


def text(painter, left, top, width, words, size, color=INK, bold=False):
    """Draws wrapped text; returns where it ends."""
    painter.setFont(font(size, bold))
    painter.setPen(color)
    box = painter.boundingRect(QRect(left, top, width, 2000), Qt.TextWordWrap, words)
    painter.drawText(box, Qt.TextWordWrap, words)
    return box.bottom()


def legend(painter, left, top, layer, claims):
    kinds = {feature["event_type"] or "Means not said" for feature in layer.getFeatures()}
    every = {"Battles", "Explosions/Remote violence", "Violence against civilians",
             "Strategic developments", "Protests", "Riots", "Means not said"}
    items = [(item.symbol().clone(), item.label()) for item in layer.renderer().embeddedRenderer().legendSymbolItems()]
    items += [(item.symbol().clone(), item.label() + " (inset)")
              for item in claims.renderer().embeddedRenderer().legendSymbolItems()
              if item.label().startswith(("Triangle", "Cross"))]
    for symbol, words in items:
        if words in every and words not in kinds or "time is played" in words:
            continue
        context = QgsRenderContext.fromQPainter(painter)
        context.setScaleFactor(DPI / 25.4)
        pixmap = QgsSymbolLayerUtils.symbolPreviewPixmap(symbol, QSize(44, 34), 0, context)
        painter.drawPixmap(left, top, pixmap)
        painter.setFont(font(7.5))
        painter.setPen(INK)
        painter.drawText(QRect(left + 52, top, 400, 34), Qt.AlignVCenter | Qt.TextWordWrap, words)
        top += 31
    return top


def main():
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "out"
    target = Path(sys.argv[2]) if len(sys.argv) > 2 else ROOT / "docs" / "pictures" / "map.png"
    # With a screen (the offscreen one): fonts and pictures need it.
    application = QgsApplication([], True)
    application.initQgis()
    incidents, claims = open_layer(folder, "incidents"), open_layer(folder, "claims")
    country, district = gazetteer()
    lattice = graticule()

    picture = QImage(MAP.width() + PANEL.width(), MAP.height(), QImage.Format_ARGB32_Premultiplied)
    picture.setDotsPerMeterX(round(DPI / 0.0254))
    picture.setDotsPerMeterY(round(DPI / 0.0254))
    picture.fill(QColor("white"))
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.Antialiasing)
    settings = draw_map(painter, MAP, [incidents, *country, lattice], AFGHANISTAN)
    degrees(painter, MAP, settings)

    left, width = PANEL.left() + 28, PANEL.width() - 50
    bottom = text(painter, left, 24, width, "Incidents as reported", 15, bold=True)
    days = sorted(feature["date_start"].toString("yyyy-MM-dd") for feature in incidents.getFeatures()
                  if feature["date_start"])
    bottom = text(painter, left, bottom + 2, width,
                  f"{incidents.featureCount()} incidents that have a place"
                  + (f", {days[0][:4]} to {days[-1][:4]}" if days else ""), 8, FAINT)
    bottom = legend(painter, left, bottom + 12, incidents, claims)

    one = disputed(incidents)
    if one is not None:
        lines, points = rivals(one, claims)
        area = QRect(PANEL.left() + 20, 0, PANEL.width() - 40, 330)
        area.moveBottom(MAP.height() - 86)
        box = QgsRectangle(points[0], points[0])
        for point in points:
            box.include(point)
        reach = max(box.width(), box.height() * 1.3, 0.1) * 1.25
        centre = box.center()
        box = QgsRectangle(centre.x() - reach, centre.y() - reach * 0.6,
                           centre.x() + reach, centre.y() + reach * 0.6)
        same = "'" + str(one["incident_id"]).replace("'", "''") + "'"
        for layer in (incidents, claims):
            layer.setSubsetString(f'"incident_id" = {same}')
        draw_map(painter, area, [incidents, claims, lines, *district], box)
        painter.setPen(QPen(FAINT, 1))
        painter.setBrush(Qt.NoBrush)
        painter.drawRect(area)
        text(painter, area.left(), area.top() - 26, area.width(), "One incident, as its sources place it", 8.5, bold=True)
        text(painter, area.left(), area.bottom() + 6, area.width(),
             f"{one['title']}. Disputed: {one['disputed'].replace('; ', ', ')}", 7)
    painter.setPen(QPen(QColor("#d8d2c4"), 1))
    painter.drawLine(PANEL.left(), 0, PANEL.left(), PANEL.height())
    painter.setPen(FAINT)
    painter.setFont(font(6.5))
    painter.drawText(QRect(left, MAP.height() - 22, width, 18), Qt.AlignLeft,
                     "Shaded: about the districts' points (dots), no border. Drawn with QGIS.")
    painter.end()
    target.parent.mkdir(parents=True, exist_ok=True)
    if not picture.save(str(target)):
        print(f"{target} cannot be written", file=sys.stderr)
        os._exit(3)
    print(target)
    sys.stdout.flush()
    # Not exitQgis(): objects that Python still holds then crash the process after all is done.
    os._exit(0)


if __name__ == "__main__":
    main()
