#!/bin/sh
# Build the stand-alone folder with PyInstaller and try it as on a machine that has nothing else.
set -eu
cd "$(dirname "$0")/.."
# The same commit gives the same bytes.
SOURCE_DATE_EPOCH=$(git log -1 --format=%ct 2>/dev/null || echo 1700000000)
export SOURCE_DATE_EPOCH PYTHONHASHSEED=1
.venv/bin/python -m PyInstaller --clean --noconfirm --log-level=ERROR --distpath=dist --workpath=build/pyinstaller \
  installer/paliers.spec
echo "Dossier autonome : dist/paliers-numeriques ($(du -sm dist/paliers-numeriques | cut -f1) Mio)"
installer/try-program.sh "$PWD/dist/paliers-numeriques"
