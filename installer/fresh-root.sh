#!/bin/sh
# Replay a fresh machine: a minimal Debian 12 (python3 and make, nothing else), a fresh clone of the last commit, then the
# commands of the README. Usage, as root: installer/fresh-root.sh [window] [no-display] [test] [wheel] [bundle]
#
# The root is made once (build/fresh/base); each run lays a new overlay over it. From the environment:
#   FRESH_MIRROR  Debian mirror for debootstrap (its own default otherwise)
#   FRESH_COPY    files and folders copied inside: how this machine reaches packages (existing ones of a usual list)
#   FRESH_BINDS   folders mounted inside at the same place, such as a local package index (none)
#   PIP_*         handed to the commands as they are
set -eu
cd "$(dirname "$0")/.."
place=$PWD/build/fresh
root=$place/root
shots=$place/ecrans
display=:87
FRESH_COPY=${FRESH_COPY:-/etc/resolv.conf /etc/hosts /etc/pip.conf /etc/xdg/pip /root/.config/pip /etc/apt/apt.conf
  /etc/apt/apt.conf.d /etc/apt/auth.conf.d /usr/local/share/ca-certificates}

[ $# -gt 0 ] || set -- window no-display test wheel bundle

stop() {
  printf '%s\n' "$*" >&2
  exit 1
}

make_base() {
  [ -e "$place/base.done" ] && return
  rm -rf "$place/base"
  # shellcheck disable=SC2086  # no mirror: no argument
  debootstrap --variant=minbase --include=python3,make bookworm "$place/base" ${FRESH_MIRROR:-} >"$place/debootstrap.log" ||
    stop "debootstrap a échoué : voir $place/debootstrap.log"
  touch "$place/base.done"
}

lay_root() {
  rm -rf "$place/upper" "$place/work"
  mkdir -p "$place/upper" "$place/work" "$root" "$shots"
  mount -t overlay overlay -o "lowerdir=$place/base,upperdir=$place/upper,workdir=$place/work" "$root"
  mount -t proc proc "$root/proc"
  mount --rbind /dev "$root/dev"
  mkdir -p "$root/tmp/.X11-unix" /tmp/.X11-unix
  mount -t tmpfs -o mode=1777 tmpfs /tmp/.X11-unix  # a screen of our own, even beside another run
  mount --bind /tmp/.X11-unix "$root/tmp/.X11-unix"
  for source in $FRESH_COPY; do
    [ -e "$source" ] || continue
    mkdir -p "$root$(dirname "$source")"
    cp -rLT "$source" "$root$source"
  done
  for source in ${FRESH_BINDS:-}; do
    mkdir -p "$root$source"
    mount --bind "$source" "$root$source"
  done
  git clone -q --no-hardlinks "$PWD" "$root/root/paliers"
  echo "Racine neuve, commit $(git log -1 --format=%h) ; paquets Debian : $(inside dpkg-query -W | wc -l)"
}

inside() {  # inside [NAME=VALUE…] COMMAND…: in the new root, with an environment of its own
  # shellcheck disable=SC2046  # PIP_* values are addresses, paths and numbers
  chroot "$root" env -i -C /root/paliers $(env | grep '^PIP_') \
    HOME=/root PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin TERM=dumb "$@"
}

timed() {  # timed LABEL COMMAND…
  label=$1
  shift
  start=$(date +%s)
  echo "=== $label"
  "$@" || stop "=== $label : ÉCHEC"
  echo "=== $label : réussi en $(($(date +%s) - start)) s"
}

show_window() {  # show_window IMAGE: make run until the window is there, then a picture of the screen
  inside "DISPLAY=$display" make run &
  DISPLAY=$display timeout 900 xdotool search --sync --onlyvisible --name 'Paliers' >/dev/null || return 1
  sleep 2
  import -display "$display" -window root "$shots/$1.png"
  DISPLAY=$display xdotool key alt+F4
  wait $!
}

step_window() {
  Xvfb "$display" -screen 0 1366x768x24 -nolisten tcp -nolisten local -nolock >"$place/xvfb.log" 2>&1 &
  xvfb=$!
  sleep 1
  DISPLAY=$display openbox >"$place/openbox.log" 2>&1 &
  timed 'make run, première fois' show_window premier-lancement
  timed 'make run, deuxième fois' show_window second-lancement
  kill "$xvfb"
}

step_no_display() { timed 'make run sans écran' inside make run; }
step_test() { timed 'make test' inside make test; }
step_wheel() { timed 'make wheel' inside make wheel; }
step_bundle() { timed 'make bundle' inside make bundle; }

if [ "${FRESH_INSIDE:-}" != 1 ]; then
  [ "$(id -u)" -eq 0 ] || stop "Ce test demande d’être administrateur (chroot, montages)."
  for tool in debootstrap git unshare Xvfb openbox xdotool import; do
    command -v "$tool" >/dev/null || stop "Il manque la commande $tool (debootstrap, git, xvfb, openbox, xdotool, imagemagick)."
  done
  mkdir -p "$place"
  make_base
  # Its own mounts and processes: whatever happens, nothing is left mounted or running.
  FRESH_INSIDE=1 exec unshare --mount --pid --fork --kill-child "$0" "$@"
fi
lay_root
for step in "$@"; do
  "step_$(echo "$step" | tr - _)"
done
echo "Tout est passé. Images : $shots"
