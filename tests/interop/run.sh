#!/bin/sh
# Opens a written layer in the tools that people use. Usage: run.sh LAYER_FOLDER [PICTURE.png]
#
# Every part skips, and says so, where its tool is absent:
#   QGIS                 apt-get install python3-qgis
#   GDAL                 apt-get install gdal-bin
#   geojson.io's check   npm install --prefix FOLDER @placemarkio/check-geojson, with INCIDENT_MAPPER_NPM=FOLDER
#   GeoPandas            pip install geopandas pyogrio, in the python3 of the PATH or of INCIDENT_MAPPER_GEOPANDAS_PYTHON
#   KML's schema         pip install fastkml lxml, in the python3 of the PATH or of INCIDENT_MAPPER_KML_PYTHON
#   LibreOffice          apt-get install libreoffice-calc-nogui
set -eu
here=$(cd "$(dirname "$0")" && pwd)
layer=${1:?usage: run.sh LAYER_FOLDER [PICTURE.png]}
picture=${2:-}

# The distribution's own Python: python3-qgis is installed for no other.
python=/usr/bin/python3
[ -x "$python" ] || python=python3
export QT_QPA_PLATFORM=offscreen
if [ -z "${XDG_RUNTIME_DIR:-}" ]; then
    XDG_RUNTIME_DIR=$(mktemp -d)
    trap 'rm -rf "$XDG_RUNTIME_DIR"' EXIT
    export XDG_RUNTIME_DIR
fi
# No byte code beside the sources.
export PYTHONDONTWRITEBYTECODE=1

failed=0
part() { "$@" || failed=1; }

if "$python" -c 'import qgis.core' 2>/dev/null; then
    # Shapefiles shorten names and text: GDAL says so for each column. Qt speaks of a font that nobody asked for.
    CPL_LOG=/dev/null
    export CPL_LOG
    part "$python" "$here/qgis_check.py" "$layer" ${picture:+"$picture"}
    if [ -e "$layer/incidents.geojson" ] && [ -e "$layer/claims.geojson" ]; then
        part "$python" "$here/qgis_formats.py" "$layer" ${picture:+"${picture%.png}-formats.png"}
    fi
    if [ -e "$layer/incidents.qgz" ] && [ -e "$layer/incidents.geojson" ]; then
        part "$python" "$here/qgis_project.py" "$layer" ${picture:+"${picture%.png}-project.png"}
    fi
    unset CPL_LOG
else
    echo "skipped: python3-qgis is not installed (apt-get install python3-qgis)"
fi

if ! command -v ogr2ogr >/dev/null 2>&1; then
    echo "skipped: GDAL is not installed (apt-get install gdal-bin)"
elif [ -e "$layer/incidents.csv" ] && [ -e "$layer/incidents.geojson" ] && [ -e "$layer/claims.geojson" ]; then
    part "$python" "$here/gdal_check.py" "$layer"
fi

# Its own rules are held in any case; the schema where it is there.
part "${INCIDENT_MAPPER_KML_PYTHON:-python3}" "$here/kml_check.py" "$layer"

if command -v soffice >/dev/null 2>&1; then
    part python3 "$here/libreoffice_check.py" "$layer"
else
    echo "skipped: LibreOffice is not installed (apt-get install libreoffice-calc-nogui)"
fi

npm=${INCIDENT_MAPPER_NPM:-}
if [ -n "$npm" ] && [ -d "$npm/node_modules/@placemarkio/check-geojson" ] && command -v node >/dev/null 2>&1; then
    part node "$here/geojsonio_check.mjs" "$npm" "$layer"
else
    echo "skipped: geojson.io's validator is not there (INCIDENT_MAPPER_NPM)"
fi

geopandas=${INCIDENT_MAPPER_GEOPANDAS_PYTHON:-python3}
if "$geopandas" -c 'import geopandas, pyogrio' 2>/dev/null; then
    part "$geopandas" "$here/geopandas_check.py" "$layer"
else
    echo "skipped: GeoPandas is not installed (pip install geopandas pyogrio)"
fi

exit $failed
