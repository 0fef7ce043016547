#!/bin/sh
# Bring what Debian must provide before pip can do the rest. Usage: setup-debian.sh run|test|bundle|deb|windows
# Only looks (dpkg-query) when nothing is missing, so that it can be called each time.
set -eu

# python3-venv makes .venv; the others are the libraries that Qt loads and that PySide6 does not carry.
packages="python3-venv libegl1 libgl1 libglib2.0-0 libfontconfig1 libdbus-1-3 libxkbcommon-x11-0
  libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0"
case "${1:-}" in
  run) ;;
  test)  # independent readers of what the program writes, a French spelling checker, and for the tests of the real window
         # a virtual screen, a keyboard, a bus, and two readers: of the accessible tree (AT-SPI) and of the picture (OCR);
         # a browser, for the page of a synthesis
    packages="$packages openssl poppler-utils qpdf sqlite3 strace hunspell hunspell-fr
      libreoffice-writer-nogui libreoffice-calc-nogui
      xvfb openbox xdotool x11-xkb-utils dbus-daemon at-spi2-core python3-gi gir1.2-atspi-2.0
      imagemagick tesseract-ocr tesseract-ocr-fra chromium" ;;
  bundle)  # for PyInstaller: objdump and strip, chrpath, and the library of Debian's own Python
    packages="$packages binutils chrpath $(python3 -c 'import sys
print("libpython%d.%d" % sys.version_info[:2] if sys.base_prefix == "/usr" else "")')" ;;
  deb)  # dpkg's own reckoning of what the libraries need, among which Wayland's, and the judges of a package
    packages="$packages dpkg-dev libwayland-client0 libwayland-cursor0 lintian desktop-file-utils appstream man-db groff-base" ;;
  windows) packages="$packages debootstrap" ;;  # everything else is in its own Debian 13
  *) echo "Usage : $0 run|test|bundle|deb|windows" >&2; exit 2 ;;
esac

stop() {
  printf '%s\n' "$@" >&2
  exit 1
}

installed() {  # newer releases renamed some libraries with the suffix t64
  for name in "$1" "$1t64"; do
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$name" 2>/dev/null)" = installed ] && return 0
  done
  return 1
}

command -v python3 >/dev/null || stop "Python 3 n’est pas installé sur ce poste. Installez Python 3.11 ou plus récent."
python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
  stop "Paliers numériques demande Python 3.11 ou plus récent ; ce poste a $(python3 --version)."

if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
  echo "Ce système n’est pas une Debian : rien n’est installé automatiquement. Il faut l’équivalent de ces paquets :" >&2
  echo "$packages" | tr -s ' \n' ' ' >&2
  echo >&2
  exit 0  # they may be there under other names: what follows tells
fi

missing=""
for package in $packages; do
  installed "$package" || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

as_root=""
if [ "$(id -u)" -ne 0 ]; then
  command -v sudo >/dev/null || stop \
    "Il manque des paquets Debian, et ce compte ne peut pas les installer :$missing" \
    "Demandez à un administrateur de lancer : apt-get install --no-install-recommends$missing"
  as_root="sudo"
fi
echo "Installation des paquets Debian manquants (une minute) :$missing"
export DEBIAN_FRONTEND=noninteractive
$as_root apt-get update -qq || stop "La liste des paquets Debian n’a pas pu être mise à jour. Vérifiez le réseau."
# shellcheck disable=SC2086  # one word per package
$as_root apt-get install -y -qq --no-install-recommends $missing >/dev/null || stop \
  "L’installation des paquets Debian a échoué :$missing" \
  "Vérifiez le réseau et la place libre, puis relancez la même commande."
