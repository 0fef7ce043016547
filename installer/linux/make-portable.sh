#!/bin/sh
# Build dist/paliers-numeriques-VERSION-linux-amd64.tar.xz from dist/paliers-numeriques: the same commit, the same bytes.
set -eu
cd "$(dirname "$0")/../.."
umask 022
here=installer/linux
bundle=dist/paliers-numeriques
seconds=$(git log -1 --format=%ct 2>/dev/null || echo 1700000000)
version=$(sed -n 's/^__version__ = "\(.*\)"/\1/p' src/paliers_desktop/__init__.py)
folder=paliers-numeriques-$version
archive=dist/$folder-linux-amd64.tar.xz
[ -x "$bundle/paliers-desktop" ] || { echo "Il manque $bundle : lancez d’abord make bundle." >&2; exit 1; }

rm -rf build/portable
mkdir -p build/portable
cp -a "$bundle" "build/portable/$folder"
mkdir "build/portable/$folder/Dossiers"
cp "$here/portable.txt" docs/fiche-technicien.md LICENSE "build/portable/$folder/"
sed "s/@VERSION@/$version/" "$here/LISEZMOI.txt" >"build/portable/$folder/LISEZMOI.txt"
find "build/portable/$folder" -type f -exec chmod 644 {} +
chmod 755 "build/portable/$folder/paliers-desktop" "build/portable/$folder/paliers-academie"
rm -f dist/*-linux-amd64.tar.xz
tar -C build/portable --sort=name --format=posix --pax-option=exthdr.name=%d/PaxHeaders/%f,delete=atime,delete=ctime \
  --mtime="@$seconds" --owner=0 --group=0 --numeric-owner -cf - "$folder" | xz -9e -T1 >"$archive"
echo "Dossier portable : $archive ($(($(stat -c %s "$archive") / 1000000)) Mo, décompressé $(du -sm "build/portable/$folder" | cut -f1) Mio)"
