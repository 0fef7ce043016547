# Sourced by the scripts that try the project in a fresh Debian 12: a minimal root made once, a new overlay for each run.
# They set $place (where all is kept) and $root first. From the environment:
#   FRESH_MIRROR  Debian mirror for debootstrap (its own default otherwise)
#   FRESH_COPY    files and folders copied inside: how this machine reaches packages (existing ones of a usual list)
#   FRESH_BINDS   folders mounted inside at the same place, such as a local package index (none)
FRESH_COPY=${FRESH_COPY:-/etc/resolv.conf /etc/hosts /etc/pip.conf /etc/xdg/pip /root/.config/pip /etc/apt/apt.conf
  /etc/apt/apt.conf.d /etc/apt/auth.conf.d /usr/local/share/ca-certificates}

stop() {
  printf '%s\n' "$*" >&2
  exit 1
}

need() {  # need COMMAND…: what this machine must have
  [ "$(id -u)" -eq 0 ] || stop "Ce test demande d’être administrateur (chroot, montages)."
  for tool in "$@"; do
    command -v "$tool" >/dev/null || stop "Il manque la commande $tool (debootstrap, git, xvfb, openbox, xdotool, imagemagick)."
  done
}

make_base() {  # make_base FOLDER [PACKAGE,PACKAGE…]
  [ -e "$1.done" ] && return
  rm -rf "$1"
  # shellcheck disable=SC2086  # no mirror: no argument
  debootstrap --variant=minbase ${2:+"--include=$2"} bookworm "$1" ${FRESH_MIRROR:-} >"$place/debootstrap.log" ||
    stop "debootstrap a échoué : voir $place/debootstrap.log"
  touch "$1.done"
}

lay_root() {  # lay_root BASE: an overlay of it at $root, with what a running system has
  rm -rf "$place/upper" "$place/work"
  mkdir -p "$place/upper" "$place/work" "$root"
  mount -t overlay overlay -o "lowerdir=$1,upperdir=$place/upper,workdir=$place/work" "$root"
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
}

start_screen() {  # start_screen DISPLAY: sets $screen, the process to end
  Xvfb "$1" -screen 0 1366x768x24 -nolisten tcp -nolisten local -nolock -ac >"$place/xvfb.log" 2>&1 &
  screen=$!
  sleep 1
  DISPLAY=$1 openbox >"$place/openbox.log" 2>&1 &
}

timed() {  # timed LABEL COMMAND…
  label=$1
  shift
  start=$(date +%s)
  echo "=== $label"
  "$@" || stop "=== $label : ÉCHEC"
  echo "=== $label : réussi en $(($(date +%s) - start)) s"
}
