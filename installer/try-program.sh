#!/bin/sh
# Try an installed program far from the source tree, with an empty environment. Usage: try-program.sh FOLDER_OF_COMMANDS
set -eu
commands=$1
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"

# PYTHONTZPATH: as on a post without time zones, where the program must bring that of Paris.
bare() { env -i PYTHONTZPATH= HOME="$place" LANG=C.UTF-8 PATH=/usr/bin:/bin "$@"; }

bare "$commands/paliers-desktop" --version
bare "$commands/paliers-academie" --help >aide.txt
for grille in etablissements ecoles; do
  bare "$commands/paliers-desktop" --self-test "$grille" --grille "$grille"
  bare "$commands/paliers-academie" verifier "$grille"/*.pmn.json
done
