#!/bin/sh
# Opens a written layer in the tools that people use. Usage: run.sh LAYER_FOLDER [PICTURE.png]
# Skips, and says so, where python3-qgis is not installed.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
layer=${1:?usage: run.sh LAYER_FOLDER [PICTURE.png]}

# The distribution's own Python: python3-qgis is installed for no other.
python=/usr/bin/python3
[ -x "$python" ] || python=python3
export QT_QPA_PLATFORM=offscreen
export XDG_RUNTIME_DIR="${XDG_RUNTIME_DIR:-${TMPDIR:-/tmp}}"

# Shapefiles shorten names and text: GDAL says so for each column.
export CPL_LOG=/dev/null

if ! "$python" -c 'import qgis.core' 2>/dev/null; then
    echo "skipped: python3-qgis is not installed (apt-get install python3-qgis)"
    exit 0
fi
exec "$python" "$here/qgis_check.py" "$layer" ${2:+"$2"}
