#!/bin/sh
# Replay a fresh machine: a minimal Debian 12 (python3 and make, nothing else), a fresh clone of the last commit, then the
# commands of the README. Usage, as root: installer/fresh-root.sh [window] [no-display] [test] [wheel] [bundle] [windows]
# (« windows » only when asked: it downloads a whole Debian 13 and a Windows Python)
#
# The root is made once (build/fresh/base); each run lays a new overlay over it. From the environment: overlay-root.sh, and
#   PIP_*         handed to the commands as they are
set -eu
cd "$(dirname "$0")/.."
place=$PWD/build/fresh
root=$place/root
shots=$place/ecrans
display=:87
. installer/overlay-root.sh

[ $# -gt 0 ] || set -- window no-display test wheel bundle

inside() {  # inside [NAME=VALUE…] COMMAND…: in the new root, with an environment of its own
  # shellcheck disable=SC2046  # PIP_* values are addresses, paths and numbers
  chroot "$root" env -i -C /root/paliers $(env | grep '^PIP_') \
    HOME=/root PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin TERM=dumb "$@"
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
  start_screen "$display"
  timed 'make run, première fois' show_window premier-lancement
  timed 'make run, deuxième fois' show_window second-lancement
  kill "$screen"
}

step_no_display() { timed 'make run sans écran' inside make run; }
step_test() { timed 'make test' inside make test; }
step_wheel() { timed 'make wheel' inside make wheel; }
step_bundle() { timed 'make bundle' inside make bundle; }
step_windows() { timed 'make windows' inside make windows; }

if [ "${FRESH_INSIDE:-}" != 1 ]; then
  need debootstrap git unshare Xvfb openbox xdotool import
  mkdir -p "$place"
  make_base "$place/base" python3,make
  # Its own mounts and processes: whatever happens, nothing is left mounted or running.
  FRESH_INSIDE=1 exec unshare --mount --pid --fork --kill-child "$0" "$@"
fi
lay_root "$place/base"
mkdir -p "$shots"
git clone -q --no-hardlinks "$PWD" "$root/root/paliers"
echo "Racine neuve, commit $(git log -1 --format=%h) ; paquets Debian : $(inside dpkg-query -W | wc -l)"
for step in "$@"; do
  "step_$(echo "$step" | tr - _)"
done
echo "Tout est passé. Images : $shots"
