#!/bin/sh
# Build dist/paliers-numeriques_VERSION_amd64.deb from dist/paliers-numeriques, and have Debian's own tools judge it.
# The same commit gives the same bytes.
set -eu
cd "$(dirname "$0")/../.."
umask 022
name=paliers-numeriques
here=installer/linux
bundle=dist/$name
stage=build/deb/$name
seconds=$(git log -1 --format=%ct 2>/dev/null || echo 1700000000)
day=$(date -u -d "@$seconds" +%Y-%m-%d)
version=$(sed -n 's/^__version__ = "\(.*\)"/\1/p' src/paliers_desktop/__init__.py)
deb=dist/${name}_${version}-1_amd64.deb
export SOURCE_DATE_EPOCH="$seconds"

stop() {
  printf '%s\n' "$*" >&2
  exit 1
}
[ -x "$bundle/paliers-desktop" ] || stop "Il manque $bundle : lancez d’abord make bundle."

rm -rf build/deb
share=$stage/usr/share
doc=$share/doc/$name
mkdir -p "$stage/DEBIAN" "$stage/usr/bin" "$stage/usr/lib" "$doc" "$share/applications" "$share/metainfo" \
  "$share/mime/packages" "$share/man/man1" "$share/man/fr/man1" "$share/lintian/overrides"

cp -a "$bundle" "$stage/usr/lib/$name"
find "$stage/usr/lib/$name" -name __pycache__ -prune -exec rm -r {} +
find "$stage/usr/lib/$name" -type f -exec chmod 644 {} +
chmod 755 "$stage/usr/lib/$name/paliers-desktop" "$stage/usr/lib/$name/paliers-academie"
for command in paliers-desktop paliers-academie; do
  ln -s "../lib/$name/$command" "$stage/usr/bin/$command"
done

install -m 644 "$here/$name.desktop" "$share/applications/"
install -m 644 "$here/$name.xml" "$share/mime/packages/"
sed "s/@VERSION@/$version/; s/@DATE@/$day/" "$here/metainfo.xml" >"$share/metainfo/fr.paliers_numeriques.application.metainfo.xml"
.venv/bin/python "$here/draw-icons.py" "$share/icons/hicolor"
for page in paliers-desktop paliers-academie; do
  for from in "$page.1:man1" "$page.fr.1:fr/man1"; do
    sed "s/@VERSION@/$version/; s/@DATE@/$day/" "$here/man/${from%%:*}" | gzip -9n >"$share/man/${from##*:}/$page.1.gz"
  done
done
install -m 644 "$here/lintian-overrides" "$share/lintian/overrides/$name"
.venv/bin/python "$here/write-texts.py" copyright "$bundle/_internal/licences/index.json" >"$doc/copyright"
.venv/bin/python "$here/write-texts.py" changelog "$version-1" "$seconds" | gzip -9n >"$doc/changelog.Debian.gz"
gzip -9nc CHANGELOG.md >"$doc/changelog.gz"

# Depends: what dpkg-shlibdeps finds that the bundle's libraries ask of the system; then what they read without linking:
# the fonts' configuration (fontconfig), and the tables of keys and dead keys (libxkbcommon).
mkdir -p build/deb/debian
printf 'Source: %s\n\nPackage: %s\nArchitecture: amd64\nDepends: ${shlibs:Depends}\n' "$name" "$name" >build/deb/debian/control
find "$stage/usr/lib/$name" -type f | sort >build/deb/every
: >build/deb/elf
while IFS= read -r file; do
  [ "$(head -c 4 "$file" | od -An -tx1 | tr -d ' ')" = 7f454c46 ] && printf '%s\n' "$PWD/$file" >>build/deb/elf
done <build/deb/every
folders=$(sed 's|/[^/]*$||' build/deb/elf | sort -u | sed 's|^|-l|')
# What the bundle carries is not asked for again; without CUPS the program only lacks printers.
carried=$(sed 's|.*/|*/|' build/deb/elf | grep '\.so\.' | sort -u | xargs dpkg-query -S 2>/dev/null | sed 's/:.*//' | sort -u)
# shellcheck disable=SC2046,SC2086  # no space in these names
linked=$(cd build/deb && dpkg-shlibdeps --ignore-missing-info --warnings=0 -O -xlibcups2 $(printf -- '-x%s ' $carried) $folders \
  $(sed 's|^|-e|' elf) 2>shlibdeps.log | sed -n 's/^shlibs:Depends=//p')
[ -n "$linked" ] || stop "Les dépendances n’ont pas pu être calculées : $(cat build/deb/shlibdeps.log)"
rm -rf build/deb/debian

cat >"$stage/DEBIAN/control" <<EOF
Package: $name
Version: $version-1
Section: education
Priority: optional
Architecture: amd64
Maintainer: Paliers numériques <noreply@paliers-numeriques.invalid>
Installed-Size: $(du -sk --apparent-size "$stage/usr" | cut -f1)
Depends: $linked, fontconfig-config, libx11-data, xkb-data
Recommends: desktop-file-utils, hicolor-icon-theme, libcups2, shared-mime-info, xdg-utils
Description: digital maturity of a French school, offline
 Answers the grid of criteria of the académie, shows which level (palier) each
 field has reached and what the next one asks for, prints tagged PDF reports,
 and writes a signed file that the académie checks with paliers-academie.
 .
 Nothing is sent anywhere: the answers live in one file, where the person chose.
 The window, the reports and the manual are in French.
EOF
(cd "$stage" && find usr -type f | LC_ALL=C sort | xargs -d '\n' md5sum) >"$stage/DEBIAN/md5sums"
find "$stage" -print0 | xargs -0 touch -h -d "@$seconds"
rm -f dist/*.deb
dpkg-deb --root-owner-group --threads-max=1 -Zxz -z9 -Sextreme -b "$stage" "$deb" >/dev/null

desktop-file-validate "$share/applications/$name.desktop"
appstreamcli validate --no-net --pedantic "$share"/metainfo/*.xml
for page in "$share"/man/man1/*.gz "$share"/man/fr/man1/*.gz; do
  said=$(LC_ALL=C.UTF-8 MANWIDTH=80 man --warnings -E UTF-8 -l -Tutf8 -Z "$page" 2>&1 >/dev/null) && [ -z "$said" ] || stop "$page : $said"
done
lintian --fail-on error,warning --tag-display-limit 8 "$deb"
echo "Paquet : $deb ($(($(stat -c %s "$deb") / 1000000)) Mo, installé $(du -sm "$stage/usr" | cut -f1) Mio)"
echo "Dépend de : $linked"
