#!/bin/bash
# Try the installer and the ZIP on fresh Wine posts, in the Debian 13 of make-windows.sh. Usage: try-windows.sh FOLDER
# FOLDER holds what build.py made. Each « ok » is something seen; the first failure ends all. Pictures: essais/ecrans.
set -eu -o pipefail
made=$1
here=$(dirname "$0")
# shellcheck source=installer/windows/wine-post.sh
. "$here/wine-post.sh"
# shellcheck source=installer/first-time.sh
. "$here/../first-time.sh"
version=$(sed -n 's/^__version__ = "\(.*\)"/\1/p' /src/src/paliers_desktop/__init__.py)
setup=$(windows "$made/paliers-numeriques-$version-windows-installation.exe")
zip=$made/paliers-numeriques-$version-windows-portable.zip
uninstall_key='Software\Microsoft\Windows\CurrentVersion\Uninstall\PaliersNumeriques'
title='Paliers numériques'
dossier='0940120V_Lycée de l’autotest.paliers'

check_packages() {
  local size
  size=$(stat -c %s "$made"/*-installation.exe)
  [ "$size" -le 45000000 ] || stop "l’installeur pèse $size octets."
  ok "l’installeur pèse $((size / 1000000)) Mo (45 au plus), le ZIP $(($(stat -c %s "$zip") / 1000000)) Mo"
  if find "$made/paliers-numeriques" -iname 'icuuc*' -o -iname '*wine*' -o -iname 'Qt6Network*' -o -iname 'opengl32sw*' | grep .; then
    stop 'le dossier contient des fichiers qui n’ont rien à y faire.'
  fi
  ok 'rien de Wine ni du réseau de Qt dans le dossier'
}

check_installed() {  # check_installed FOLDER KEY_ROOT: the same files as were built, and what Windows is told
  local place=$1 hive=$2 key name
  diff -r "$made/paliers-numeriques" "$place" | grep -v ': desinstaller.exe$' && stop 'les fichiers installés diffèrent.'
  ok "les $(find "$made/paliers-numeriques" -type f | wc -l) fichiers du programme sont installés, avec le désinstalleur"
  for name in DisplayName DisplayVersion Publisher InstallLocation UninstallString QuietUninstallString EstimatedSize; do
    [ -n "$(value "$hive\\$uninstall_key" $name)" ] || stop "$name n’est pas déclaré."
  done
  [ "$(value "$hive\\$uninstall_key" DisplayVersion)" = "$version" ] || stop 'la version déclarée n’est pas celle du programme.'
  [ "$(value "$hive\\Software\\Classes\\.paliers")" = PaliersNumeriques.Dossier ] || stop '.paliers n’est pas associé.'
  [ "$(value "$hive\\Software\\Classes\\.paliers" 'Content Type')" = application/vnd.paliers.dossier ] || stop 'type absent.'
  key=$(value "$hive\\Software\\Classes\\PaliersNumeriques.Dossier\\shell\\open\\command")
  case "$key" in '"'*'\paliers-desktop.exe" "%1"') ;; *) stop "commande d’ouverture : $key" ;; esac
  ok "« Applications » montre la version $version ; .paliers est associé au programme, dans $hive"
}

# only_ours A B HIVE…: what was added to the registry names the program, and nothing of it was taken or changed
only_ours() {
  local from=$1 to=$2 part found
  shift 2
  for part in "$@"; do
    # A key that holds others is not listed by itself: an empty one that gets its first is not lost.
    found=$(changes "$from" "$to" "$part" '^> .*(paliers|Paliers)' '^< \[[^"]*\]$')
    [ -z "$found" ] || stop "registre ($part) : $found"
  done
}

same() {  # same A B PART [REGEX…]
  local found
  found=$(changes "$@")
  [ -z "$found" ] || stop "$3 : $found"
}

self_test() {  # self_test PROGRAM_FOLDER_IN_WINDOWS: the programs as installed, what they write read by others
  local grille folder signed
  for grille in etablissements ecoles; do
    folder=/build/essais/auto-test/$grille
    rm -rf "$folder"
    run "$1\\paliers-desktop.exe" --self-test "$(windows "$folder")" --grille $grille || stop "auto-test ($grille) : $(iconv -f cp1252 "$out")"
    read_back "$folder"
    signed=$(echo "$folder"/PMN_*.pmn.json)
    run "$1\\paliers-academie.exe" verifier "$(windows "$signed")" || stop 'paliers-academie.exe refuse le fichier signé.'
    sed 's/"payload": *"e/"payload": "f/; s/"payload":"e/"payload":"f/' "$signed" >/tmp/altered.pmn.json
    cmp -s "$signed" /tmp/altered.pmn.json && stop 'le fichier n’a pas pu être altéré.'
    run "$1\\paliers-academie.exe" verifier 'Z:\tmp\altered.pmn.json' && stop 'paliers-academie.exe accepte un fichier altéré.'
    ok "auto-test ($grille) ; relu sous Linux par sqlite3, qpdf et openssl ; paliers-academie.exe accepte le fichier signé et refuse le même altéré"
  done
}

read_back() {  # read_back FOLDER: by programs that are not ours
  local file
  for file in "$1"/*.paliers; do
    [ "$(sqlite3 -readonly "$file" 'PRAGMA integrity_check')" = ok ] || stop "sqlite3 : $file"
  done
  for file in "$1"/*.pdf; do
    qpdf --check "$file" >/dev/null || stop "qpdf : $file"
  done
  # The very commands of docs/format-export.md.
  sed -n '/^## Contrôler avec openssl seul/,/^```$/p' /src/docs/format-export.md | sed '1,/^```sh/d; /^```$/d; /^fichier=/d' >/tmp/openssl.sh
  rm -rf /tmp/openssl && mkdir /tmp/openssl
  (cd /tmp/openssl && fichier=$(echo "$1"/PMN_*.pmn.json) sh -eu /tmp/openssl.sh) | grep -q 'Signature Verified Successfully' ||
    stop "openssl refuse la signature de $1"
}

open_program() {  # open_program PICTURE TITLE PROGRAM ARGUMENT…: the real window, then closed by its cross
  local picture=$1 wanted=$2
  shift 2
  run start "$@" &
  wait_window "$wanted"
  shoot "$picture"
  close_window "$wanted"
  timeout 60 wineserver -w || stop "« $* » ne s’est pas fermé."
  if find "$c" -name paliers.log -exec grep -E 'ERROR|CRITICAL|Traceback' {} +; then stop "le journal de « $* » dit un problème."; fi
}

try_installation() {  # try_installation NAME KEY_ROOT FOLDER_IN_WINDOWS MENU OPTION…
  local name=$1 hive=$2 folder=$3 menu=$4 place other kept dossier_in_windows
  shift 4
  echo "--- Installation $name : $*"
  new_post "$name"
  place=$c/$(echo "${folder#C:\\}" | tr '\\' /)
  state "$name-0"
  run "$setup" /S "$@" || stop "l’installation silencieuse rend $?."
  state "$name-1"
  check_installed "$place" "$hive"
  [ -f "$menu/Paliers numériques.lnk" ] || stop 'rien dans le menu Démarrer.'
  other=$([ "$hive" = HKCU ] && echo system || echo user)
  same "$name-0" "$name-1" "$other"
  only_ours "$name-0" "$name-1" system user
  same "$name-0" "$name-1" fichiers '^> \./.*[Pp]aliers.numeriques' '^> \./.*/Paliers numériques\.lnk ' '^> .*/Programs/$'
  ok "le menu Démarrer est servi ; rien d’autre n’a changé, ni dans les fichiers, ni dans le registre ($other intact, .json compris)"

  self_test "$folder"
  kept="$user/Documents/Établissements d’été"
  cp "/build/essais/auto-test/etablissements/$dossier" "$kept/"
  open_program "$name-menu" "$title" "$(link "$menu")"
  ok "la fenêtre s’ouvre par le menu Démarrer et se ferme : ecrans/$name-menu.png"
  dossier_in_windows="C:\\users\\root\\Documents\\Établissements d’été\\$dossier"
  open_by_association "$hive" "$name-association"
  diff -r "$made/paliers-numeriques" "$place" | grep -v ': desinstaller.exe$' && stop 'le programme a écrit dans son dossier.'
  ok 'le programme n’a rien écrit dans son propre dossier'

  run start "$folder\\paliers-desktop.exe" "$dossier_in_windows" &
  wait_window "Lycée de l’autotest"
  echo ancien >"$place/_internal/ancien.txt"
  run "$setup" /S "$@" || stop "la réinstallation rend $?."
  [ -z "$(xdotool search --onlyvisible --name "$title" 2>/dev/null)" ] || stop 'le programme est resté ouvert.'
  rm "$place/_internal/ancien.txt"
  check_installed "$place" "$hive"
  ok 'réinstallé pendant que le programme était ouvert : il s’est fermé de lui-même, puis tout a été remplacé'

  cp "$kept/$dossier" "$place/gardé par mégarde.paliers"
  run start "$folder\\paliers-desktop.exe" "$dossier_in_windows" &
  wait_window "Lycée de l’autotest"
  quiet_uninstall "$hive"
  cmp "$place/gardé par mégarde.paliers" "$kept/$dossier" || stop 'le dossier gardé près du programme a changé.'
  rm -r "$place"
  state "$name-2"
  same "$name-0" "$name-2" fichiers "^> \./users/root/Documents/Établissements d’été/$dossier " \
    '^> \./users/root/Documents/Établissements d’été/.*\.sauvegardes/' '^> \./users/root/AppData/Local/Programs/$' "$own_copy"
  same "$name-0" "$name-2" system '"PendingFileRenameOperations"'
  # Two keys of Windows itself, empty: its accounts have them from the start, those of Wine do not.
  same "$name-0" "$name-2" user '^> \[Software\\\\(Classes|Microsoft\\\\Windows\\\\CurrentVersion\\\\Uninstall)\]$'
  [ "$(sqlite3 -readonly "$kept/$dossier" 'PRAGMA integrity_check')" = ok ] || stop 'le dossier est abîmé.'
  ok 'désinstallé, programme ouvert compris : il ne reste que les dossiers et leurs sauvegardes, même celui rangé près du programme'
}

# Windows reads the associations of the account before those of the post; Wine 10 only reads those of the post. For one
# account, the command that Windows would read is run as it is.
open_by_association() {  # open_by_association KEY_ROOT PICTURE
  local command
  if [ "$1" = HKLM ]; then
    open_program "$2" "Lycée de l’autotest" "$dossier_in_windows"
    ok "un fichier .paliers s’ouvre par son association : ecrans/$2.png"
  else
    command=$(value 'HKCU\Software\Classes\PaliersNumeriques.Dossier\shell\open\command')
    case "$command" in '"'*'" "%1"') ;; *) stop "commande d’ouverture : $command" ;; esac
    command=${command#\"}
    open_program "$2" "Lycée de l’autotest" "${command%%\"*}" "$dossier_in_windows"
    ok "la commande que l’association du compte donne à Windows ouvre le fichier : ecrans/$2.png"
  fi
}

# An NSIS uninstaller runs from a copy of itself, which Windows deletes when it next starts.
own_copy='^> \./users/root/AppData/Local/Temp/~nsu[^/]*\.tmp/(Un\.exe .*)?$'

link() { run winepath -w "$1/Paliers numériques.lnk" && tr -d '\r\n' <"$out"; }

quiet_uninstall() {  # by the very command that Windows and the technician's tools read
  local command
  command=$(value "$1\\$uninstall_key" QuietUninstallString)
  printf '%s\r\n' "@echo off" "chcp 65001 >nul" "$command" 'exit /b %errorlevel%' >/tmp/uninstall.cmd
  run cmd /c 'Z:\tmp\uninstall.cmd' || stop "la désinstallation rend $?."
  timeout 60 wineserver -w || stop 'la désinstallation n’a pas fini.'
}

try_portable() {
  local folder
  echo '--- ZIP portable, dans un dossier dont le nom a des espaces et des accents'
  new_post portable
  folder="$c/Clé d’été, n° 2"
  mkdir "$folder"
  unzip -q "$zip" -d "$folder"
  folder="$folder/paliers-numeriques-$version"
  [ -f "$folder/portable.txt" ] || stop 'portable.txt manque.'
  diff -r "$made/paliers-numeriques" "$folder" | grep -v ': portable.txt$' && stop 'le ZIP diffère du dossier fabriqué.'
  state portable-0
  self_test "C:\\Clé d’été, n° 2\\paliers-numeriques-$version"
  mkdir -p "$folder/Dossiers"
  cp "/build/essais/auto-test/etablissements/$dossier" "$folder/Dossiers/"
  open_program portable "$title" "C:\\Clé d’été, n° 2\\paliers-numeriques-$version\\paliers-desktop.exe"
  open_program portable-dossier "Lycée de l’autotest" \
    "C:\\Clé d’été, n° 2\\paliers-numeriques-$version\\paliers-desktop.exe" \
    "C:\\Clé d’été, n° 2\\paliers-numeriques-$version\\Dossiers\\$dossier"
  state portable-1
  same portable-0 portable-1 fichiers "^> \./Clé d’été, n° 2/paliers-numeriques-[0-9.]*/(Réglages|Dossiers)/"
  same portable-0 portable-1 system
  same portable-0 portable-1 user
  [ -d "$folder/Réglages" ] || stop 'les réglages ne sont pas restés dans le dossier.'
  ok 'la fenêtre et l’auto-test passent ; rien n’est écrit hors du dossier, ni fichier, ni registre : ecrans/portable.png'
}

try_first_time() {  # as the README tells it: the installer, then from the empty list to a PDF
  local pdf
  echo '--- La première fois, de l’installeur au PDF enregistré'
  new_post premiere-fois
  run "$setup" /S || stop "l’installation silencieuse rend $?."
  run start "$(link "$own_menu")" &
  wait_window "$title"
  first_time
  close_window 'College des Tilleuls'
  timeout 60 wineserver -w || stop 'le programme ne s’est pas fermé.'
  if find "$c" -name paliers.log -exec grep -E 'ERROR|CRITICAL|Traceback' {} +; then stop 'le journal dit un problème.'; fi
  pdf=$(find "$user" -name 'Synthese_0949912N_*.pdf')
  [ -f "$pdf" ] || stop 'aucun PDF n’a été enregistré : voir ecrans/premiere-fois-*.png.'
  qpdf --check "$pdf" >/dev/null || stop "le PDF n’est pas là, ou pas lisible : $pdf"
  ok "13 réponses et le PDF, de la liste vide au disque : ${pdf#"$c"}, $(qpdf --show-npages "$pdf") pages, ecrans/premiere-fois-*.png"
}

rm -rf /build/essais
mkdir -p /build/essais
check_packages
start_screen
try_installation compte HKCU 'C:\users\root\AppData\Local\Programs\Paliers-numeriques' \
  "/build/essais/compte/drive_c/users/root/AppData/Roaming/Microsoft/Windows/Start Menu/Programs"
try_installation poste HKLM 'C:\Program Files\Paliers-numeriques' \
  "/build/essais/poste/drive_c/ProgramData/Microsoft/Windows/Start Menu/Programs" /ALLUSERS
try_portable
try_first_time
