#!/bin/sh
# Build the stand-alone folder with PyInstaller and try it as on a machine that has nothing else.
set -eu
cd "$(dirname "$0")/.."
# The same commit gives the same bytes.
SOURCE_DATE_EPOCH=$(git log -1 --format=%ct 2>/dev/null || echo 1700000000)
export SOURCE_DATE_EPOCH PYTHONHASHSEED=1
.venv/bin/python -m PyInstaller --clean --noconfirm --log-level=ERROR --distpath=dist --workpath=build/pyinstaller \
  installer/paliers.spec
# A Python built on this machine names its own folder in its libraries, which are beside one another here.
find dist/paliers-numeriques -type f -name '*.so*' | while IFS= read -r library; do
  case $(chrpath -l "$library" 2>/dev/null) in
    *PATH=/*) chrpath -d "$library" >/dev/null ;;
  esac
done
echo "Dossier autonome : dist/paliers-numeriques ($(du -sm dist/paliers-numeriques | cut -f1) Mio)"
installer/try-program.sh "$PWD/dist/paliers-numeriques"
