#!/bin/sh
# Build the wheel, install it with the locked run dependencies in an empty environment outside the tree, and try it there.
set -eu
cd "$(dirname "$0")/.."
tree=$PWD
rm -f dist/*.whl
.venv/bin/python -m pip --disable-pip-version-check --quiet wheel --no-deps --no-build-isolation --wheel-dir dist .
wheel=$(ls "$tree"/dist/*.whl)
echo "Paquet : $wheel"

place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
pip="$place/venv/bin/python -m pip --disable-pip-version-check --quiet"
$pip install --require-hashes -r requirements/run.lock
$pip install --no-deps "$wheel"
$pip check
"$tree/installer/try-program.sh" "$place/venv/bin"
