"""Holds the KML files of a layer to KML 2.2 and to what Google Earth asks of a file.

Usage: kml_check.py LAYER_FOLDER

The schema of KML 2.2 (ogckml22.xsd with its imports) is no part of this repository: it is taken from
INCIDENT_MAPPER_KML_SCHEMA, or from the package fastkml where that is installed beside lxml. Without
it the rules below, which a schema cannot tell, are held alone, and that is said.
"""

import importlib.util
import json
import os
import re
import sys
from datetime import datetime
from pathlib import Path
from xml.etree import ElementTree

KML = "{http://www.opengis.net/kml/2.2}"
# Of a feature and a placemark; a schema tells this too, but is not always there.
ORDER = ["name", "visibility", "open", "author", "link", "address", "AddressDetails", "phoneNumber", "Snippet",
         "description", "LookAt", "Camera", "TimeStamp", "TimeSpan", "styleUrl", "Style", "StyleMap", "Region",
         "Metadata", "ExtendedData", "Schema", "Folder", "Placemark", "Point"]
failures = []


def check(ok, message):
    if not ok:
        failures.append(message)


def schema():
    there = os.environ.get("INCIDENT_MAPPER_KML_SCHEMA")
    if not there:
        spec = importlib.util.find_spec("fastkml")
        if spec is None or not spec.origin:
            return None
        there = Path(spec.origin).parent / "schema" / "ogckml22.xsd"
    try:
        from lxml import etree
    except ImportError:
        return None
    return etree.XMLSchema(etree.parse(str(there)))


def by_schema(rules, path):
    from lxml import etree

    document = etree.parse(str(path))
    if not rules.validate(document):
        for error in list(rules.error_log)[:20]:
            check(False, f"{path.name}: line {error.line}: {error.message}")
    # A schema that lets everything pass proves nothing.
    span = document.find(f".//{KML}TimeSpan")
    for break_it in (lambda one: one.set("bogus", "1"),
                     lambda one: one.append(etree.fromstring("<when xmlns='http://www.opengis.net/kml/2.2'/>"))):
        if span is not None:
            break_it(span)
            check(not rules.validate(document), f"{path.name}: the schema passes what is no KML")


def children_in_order(element, where):
    ranks = [ORDER.index(child.tag.removeprefix(KML)) for child in element if child.tag.removeprefix(KML) in ORDER]
    names = [child.tag.removeprefix(KML) for child in element]
    # Styles, the schema of the data and folders follow one another in a document in any number.
    ranks = [rank for rank in ranks if ORDER[rank] not in ("Style", "Schema", "Folder", "Placemark")]
    check(ranks == sorted(ranks), f"{where}: elements out of order: {names[:12]}")


def day(text, where):
    check(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+04:30", text or ""), f"{where}: {text} is no moment of Kabul's time")
    return datetime.fromisoformat(text)


def by_rules(path, features, key):
    root = ElementTree.parse(path).getroot()
    check(root.tag == f"{KML}kml", f"{path.name}: begins with {root.tag}")
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    check(len(ids) == len(set(ids)), f"{path.name}: ids given twice")
    # Google Earth asks nobody: what a file links to is fetched when it is opened.
    for element in root.iter():
        check(element.tag.removeprefix(KML) not in ("Icon", "href", "NetworkLink", "Link"),
              f"{path.name}: {element.tag} would be fetched")
    styles = {f"#{style.get('id')}" for style in root.iter(f"{KML}Style")}
    schemas = {f"#{one.get('id')}": one for one in root.iter(f"{KML}Schema")}
    document = root.find(f"{KML}Document")
    children_in_order(document, path.name)
    for folder in document.findall(f"{KML}Folder"):
        check(folder.findtext(f"{KML}name"), f"{path.name}: a folder without a name")
        check(folder.find(f"{KML}Placemark") is not None, f"{path.name}: an empty folder")
    seen = set()
    for mark in root.iter(f"{KML}Placemark"):
        one = mark.get("id")
        where = f"{path.name}: {one}"
        seen.add(one)
        children_in_order(mark, where)
        check(re.fullmatch(r"[A-Za-z_][\w.-]*", one or ""), f"{where}: no XML id")
        check(mark.findtext(f"{KML}name"), f"{where}: no name")
        check(mark.findtext(f"{KML}description"), f"{where}: no description")
        check(mark.findtext(f"{KML}styleUrl") in styles, f"{where}: style {mark.findtext(f'{KML}styleUrl')}")
        points = mark.findall(f"{KML}Point/{KML}coordinates")
        check(len(points) == 1, f"{where}: {len(points)} points")
        feature = features.get(one)
        check(feature is not None, f"{where}: not in the GeoJSON")
        if feature is None or not points:
            continue
        got = [float(number) for number in points[0].text.split(",")]
        check(got == feature["geometry"]["coordinates"], f"{where}: {got}")
        check(-180 <= got[0] <= 180 and -90 <= got[1] <= 90, f"{where}: off the globe")
        properties = feature["properties"]
        span = mark.find(f"{KML}TimeSpan")
        check((span is None) == (properties["date_start"] is None), f"{where}: time span")
        if span is not None:
            check([part.tag.removeprefix(KML) for part in span] == ["begin", "end"], f"{where}: time span")
            begin, end = (day(part.text, where) for part in span)
            check(begin < end, f"{where}: ends before it begins")
            check([begin.date().isoformat(), end.date().isoformat()]
                  == [properties["date_start"], properties["date_end"]], f"{where}: {begin} to {end}")
        data = mark.find(f"{KML}ExtendedData/{KML}SchemaData")
        fields = schemas.get(data.get("schemaUrl")) if data is not None else None
        check(fields is not None, f"{where}: data without a schema")
        if fields is None:
            continue
        types = {field.get("name"): field.get("type") for field in fields.iter(f"{KML}SimpleField")}
        check(set(types) == set(properties), f"{where}: columns {set(types) ^ set(properties)}")
        told = {}
        for item in data:
            name = item.get("name")
            check(name not in told, f"{where}: {name} twice")
            told[name] = item.text
            if types.get(name) == "int":
                check(re.fullmatch(r"-?\d+", item.text), f"{where}: {name}: {item.text}")
        check(set(told) == {name for name, value in properties.items() if value is not None},
              f"{where}: values of other columns than the GeoJSON's")
    check(seen == set(features), f"{path.name}: {key}s {sorted(seen ^ set(features))[:5]}")


def main():
    folder = Path(sys.argv[1])
    rules, done = schema(), []
    for name, key in (("incidents", "incident_id"), ("claims", "claim_id")):
        path, geojson = folder / f"{name}.kml", folder / f"{name}.geojson"
        if not path.exists() or not geojson.exists():
            continue
        document = json.loads(geojson.read_text(encoding="utf-8"))
        by_rules(path, {feature["properties"][key]: feature for feature in document["features"]}, key)
        if rules is not None:
            by_schema(rules, path)
        done.append(path.name)
    for failure in sorted(set(failures))[:60]:
        print("FAILED:", failure)
    if not failures and done:
        how = "KML 2.2 by its schema, and as" if rules is not None else "as (no schema here: pip install fastkml lxml)"
        print(f"{', '.join(done)}: {how} Google Earth asks")
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
