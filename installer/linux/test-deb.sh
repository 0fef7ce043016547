#!/bin/sh
# Try the .deb and the portable archive of dist/ in a fresh minimal Debian 12 without Python and without the source tree:
# installed by apt, used by an ordinary account on a virtual screen, removed. Usage, as root: installer/linux/test-deb.sh
# From the environment: installer/overlay-root.sh. Pictures of the screen: build/fresh/ecrans.
set -eu
cd "$(dirname "$0")/../.."
place=$PWD/build/fresh-deb
root=$place/root
shots=$PWD/build/fresh/ecrans
display=:88
name=paliers-numeriques
. installer/overlay-root.sh
. installer/first-time.sh

admin() {  # admin COMMAND…: as root, inside
  chroot "$root" env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin TERM=dumb LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@"
}

person() {  # person [NAME=VALUE…] COMMAND…: as an ordinary account, inside
  chroot --userspec=marie:marie "$root" env -i -C /home/marie HOME=/home/marie PATH=/usr/bin:/bin TERM=dumb LANG=C.UTF-8 \
    DISPLAY="$display" XDG_CURRENT_DESKTOP=GNOME "$@"
}

expect() {  # expect WHAT ACTUAL EXPECTED
  [ "$2" = "$3" ] || stop "$1 : « $2 » au lieu de « $3 »"
  echo "  $1 : $2"
}

names() {  # every file of the root but logs, caches and lists of packages
  (cd "$root" && find . -xdev \( -path ./proc -o -path ./dev -o -path ./tmp -o -path ./root -o -path ./var/log -o -path ./var/cache \
    -o -path ./var/lib/apt -o -path ./var/lib/dpkg \) -prune -o -print | LC_ALL=C sort)
}

states() {  # every file with its size and date: what changes is seen too
  (cd "$root" && find . -xdev \( -path ./proc -o -path ./dev -o -path ./home/marie/cle \) -prune -o ! -path ./home/marie \
    -printf '%p %y %s %T@\n' | LC_ALL=C sort)
}

install_deb() {
  admin apt-get install -y -qq "/root/$(basename "$deb")" >"$place/apt.log" 2>&1 || stop "$(tail -20 "$place/apt.log")"
}

purge_deb() {
  admin apt-get purge -y -qq "$name" >"$place/purge.log" 2>&1 || stop "$(tail -20 "$place/purge.log")"
}

shoot() { import -display "$display" -window root "$shots/$1.png"; }

close_window() {  # close_window WORDS TITLE: by the keyboard, as alt+F4 does
  DISPLAY=$display xdotool search --onlyvisible --name "$2" windowactivate --sync
  DISPLAY=$display xdotool key alt+F4
  for _ in 1 2 3 4 5 6 7 8 9 10; do
    admin pgrep -x paliers-desktop >/dev/null 2>&1 || return 0
    sleep 1
  done
  stop "$1 : la fenêtre ne s’est pas fermée."
}

window() {  # window IMAGE TITLE COMMAND…: run as the person until such a window shows, take its picture, close it
  image=$1 title=$2
  shift 2
  person "$@" >"$place/$image.log" 2>&1 &
  shown=$!
  DISPLAY=$display timeout 60 xdotool search --sync --onlyvisible --name "$title" >/dev/null ||
    stop "$image : aucune fenêtre « $title ». $(cat "$place/$image.log")"
  sleep 2
  shoot "$image"
  close_window "$image" "$title"
  wait "$shown" || true  # xdg-open tells nothing of the program it starts
  echo "  fenêtre « $title » : $shots/$image.png"
}

step_install() {
  admin apt-get update -qq
  install_deb
  echo "  $(admin dpkg-query -W "$name") et $(($(admin dpkg-query -W | wc -l) - before)) paquets de plus"
  admin which python3 && stop "Python est là : cet essai ne prouve rien."
  admin useradd -m marie
}

step_purge_unused() {
  purge_deb
  left=$(cd "$root" && find . -xdev -path ./proc -prune -o -path ./root -prune -o -name '*paliers*' -print)
  [ -z "$left" ] || stop "Il reste : $left"
  # what the tests of use need besides: the desktop’s way to open a file, a reader of manuals, the archive’s
  admin apt-get install -y -qq --no-install-recommends libglib2.0-bin man-db procps xz-utils poppler-utils >/dev/null 2>&1
  names >"$place/names.before"
  install_deb
}

step_use() {
  expect 'version' "$(person paliers-desktop --version)" "Paliers numériques $version"
  for grille in etablissements ecoles; do
    person paliers-desktop --self-test "essai-$grille" --grille "$grille" >"$place/self-test-$grille.log" 2>&1 ||
      stop "$(cat "$place/self-test-$grille.log")"
    person sh -c "paliers-academie verifier essai-$grille/*.pmn.json" >/dev/null || stop "Fichier signé refusé."
    echo "  auto-test $grille : $(tail -1 "$place/self-test-$grille.log")"
  done
  window installe 'Paliers numériques' paliers-desktop
}

step_association() {
  person sh -c 'cp essai-etablissements/*.paliers lycee.paliers; cp lycee.paliers sans-extension; cp essai-ecoles/*.pmn.json e.pmn.json'
  for file in lycee.paliers:vnd.paliers.dossier sans-extension:vnd.paliers.dossier e.pmn.json:vnd.paliers.export+json; do
    type=$(person gio info -a standard::content-type "${file%%:*}" | sed -n 's/.*standard::content-type: //p')
    expect "type de ${file%%:*}" "$type" "application/${file##*:}"
  done
  expect 'programme par défaut' "$(person xdg-mime query default application/vnd.paliers.dossier)" "$name.desktop"
  window ouvert-par-association 'Lycée de l’autotest' xdg-open lycee.paliers
}

step_first_time() {
  person paliers-desktop >"$place/premiere-fois.log" 2>&1 &
  DISPLAY=$display timeout 60 xdotool search --sync --onlyvisible --name 'Paliers numériques' >/dev/null ||
    stop "$(cat "$place/premiere-fois.log")"
  sleep 2  # the window manager has it
  (export DISPLAY="$display" && first_time)
  close_window 'première fois' 'College des Tilleuls'
  pdf=$(cd "$root/home/marie" && find . -name 'Synthese_0949912N_*.pdf')
  [ -n "$pdf" ] || stop "Aucun PDF n’a été enregistré : voir $shots/premiere-fois-*.png."
  person pdftotext "$pdf" - | grep -q 'College des Tilleuls' || stop "Le PDF n’est pas celui de l’établissement : $pdf"
  echo "  13 réponses et le PDF, de la liste vide au disque : $pdf, images $shots/premiere-fois-*.png"
}

step_pictures() {  # of the README: the demonstration, in the installed program
  person paliers-desktop --demo >"$place/demonstration.log" 2>&1 &
  window=$(DISPLAY=$display timeout 60 xdotool search --sync --onlyvisible --name 'Collège des Tilleuls' | tail -1)
  sleep 2
  import -display "$display" -window "$window" "$shots/installe_domaine.png"
  (export DISPLAY="$display" && press ctrl+Next ctrl+Next ctrl+Next ctrl+Next ctrl+Next && sleep 1)
  import -display "$display" -window "$window" "$shots/installe_resultat.png"
  close_window 'démonstration' 'Collège des Tilleuls'
}

step_manuals() {
  for page in paliers-desktop paliers-academie; do
    person man "$page" | grep -q SYNOPSIS || stop "man $page"
    person man -L fr "$page" | grep -q 'CODE DE RETOUR' || stop "man -L fr $page"
    echo "  man $page : en anglais et en français"
  done
}

step_purge() {
  purge_deb
  names >"$place/names.after"
  left=$(LC_ALL=C comm -13 "$place/names.before" "$place/names.after" | grep -v '^\./home/marie/' || true)
  [ -z "$left" ] || stop "Il reste : $left"
  gone=$(LC_ALL=C comm -23 "$place/names.before" "$place/names.after")
  [ -z "$gone" ] || stop "Il manque : $gone"
  said=$(cd "$root" && grep -rIl paliers etc usr var/lib --exclude-dir=apt --exclude-dir=dpkg || true)
  [ -z "$said" ] || stop "Le programme est encore nommé dans : $said"
  person test -s lycee.paliers || stop "Un dossier a disparu."
  echo "  il ne reste que ce que la personne a fait :"
  LC_ALL=C comm -13 "$place/names.before" "$place/names.after" | grep -v '/essai-' | sed 's/^/    /'
}

step_portable() {
  person mkdir cle
  person tar -xf /srv/portable.tar.xz -C cle || stop "L’archive ne se décompresse pas."
  folder=/home/marie/cle/$name-$version
  person test -f "$folder/LISEZMOI.txt" -a -f "$folder/fiche-technicien.md" -a -f "$folder/portable.txt" || stop "L’archive est incomplète."
  states >"$place/states.before"
  person "$folder/paliers-desktop" --self-test cle/essai >"$place/portable.log" 2>&1 || stop "$(cat "$place/portable.log")"
  person sh -c "$folder/paliers-academie verifier cle/essai/*.pmn.json" >/dev/null || stop "Fichier signé refusé."
  window portable 'Paliers numériques' "$folder/paliers-desktop"
  window portable-demonstration 'Collège des Tilleuls' "$folder/paliers-desktop" --demo
  states >"$place/states.after"
  changed=$(diff "$place/states.before" "$place/states.after" || true)
  [ -z "$changed" ] || stop "Écrit ailleurs : $changed"
  echo "  rien d’écrit hors de la clé ; sur la clé :"
  (cd "$root$folder" && find Dossiers Réglages | LC_ALL=C sort | sed 's/^/    /')
}

version=$(sed -n 's/^__version__ = "\(.*\)"/\1/p' src/paliers_desktop/__init__.py)
deb=dist/${name}_$version-1_amd64.deb
archive=dist/$name-$version-linux-amd64.tar.xz
if [ "${FRESH_INSIDE:-}" != 1 ]; then
  need debootstrap unshare Xvfb openbox xdotool import
  [ -f "$deb" ] && [ -f "$archive" ] || stop "Il manque $deb ou $archive : lancez d’abord make deb et make portable."
  mkdir -p "$place" "$shots"
  make_base "$place/base"
  FRESH_INSIDE=1 exec unshare --mount --pid --fork --kill-child "$0" "$@"
fi
lay_root "$place/base"
cp "$deb" "$root/root/"
cp "$archive" "$root/srv/portable.tar.xz"
before=$(admin dpkg-query -W | wc -l)
start_screen "$display"
timed 'Installé par apt' step_install
timed 'Retiré sans avoir servi, installé de nouveau' step_purge_unused
timed 'Auto-tests et fenêtre' step_use
timed 'La première fois, du clavier au PDF' step_first_time
timed 'Images du README' step_pictures
timed 'Ouvert par son association' step_association
timed 'Manuels' step_manuals
timed 'Retiré' step_purge
timed 'Dossier portable, sans installation' step_portable
kill "$screen"
echo "Tout est passé. Images : $shots"
