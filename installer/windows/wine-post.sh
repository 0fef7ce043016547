# A Windows post to try things on, made of Wine; sourced by try-windows.sh (bash).
# A post is a fresh Wine prefix; its state is every file (kind, size, content) and every registry value, one per line.

display=:77
export DISPLAY=$display

stop() {
  echo "ÉCHEC : $*" >&2
  exit 1
}

ok() { echo "ok : $*"; }

windows() { echo "Z:$1" | tr / '\\'; }

run() {  # run PROGRAM ARGUMENT…: its output in $out, its exit code returned; Wine wants pipes
  : | timeout 150 wine "$@" 2>&1 | cat >"$out"
  return "${PIPESTATUS[1]}"
}

new_post() {  # new_post NAME
  export WINEPREFIX=/build/essais/$1
  c=$WINEPREFIX/drive_c
  user=$c/users/root
  local_programs=$user/AppData/Local/Programs
  everyones_menu="$c/ProgramData/Microsoft/Windows/Start Menu/Programs"
  own_menu="$user/AppData/Roaming/Microsoft/Windows/Start Menu/Programs"
  out=/tmp/out.txt
  cp -a /build/prefixe-vierge "$WINEPREFIX"
  run cmd /c 'echo prêt >nul' || stop 'Wine ne démarre pas.'
  run explorer.exe 'Z:\tmp' &  # a first window: what Wine notes of the screen is not the installer's doing
  xdotool search --sync --onlyvisible --class explorer >/dev/null
  run taskkill /IM explorer.exe
  wineserver -w
  mkdir -p "$user/Documents/Établissements d’été"
  echo '{"un": "autre fichier"}' >"$user/Documents/autre.json"
}

state() {  # state NAME: $NAME.fichiers, $NAME.user (HKCU) and $NAME.system (HKLM); waits for every program to end
  local hive
  timeout 60 wineserver -w || stop 'un programme est resté ouvert.'
  mkdir -p /build/essais/etats
  (cd "$c" && { find . -type d -printf '%p/\n' && find . -type f -print0 | xargs -0 sha256sum | sed 's/^\(.*\)  \(\..*\)$/\2 \1/'; }) |
    LC_ALL=C sort >"/build/essais/etats/$1.fichiers"
  for hive in user system; do
    tr -d '\r' <"$WINEPREFIX/$hive.reg" |
      awk '/^\[/ { sub(/\] [0-9]+$/, "]"); key = $0; print; next } /^(#|$|WINE|;)/ { next } { print key " " $0 }' |
      LC_ALL=C sort >"/build/essais/etats/$1.$hive"
  done
}

# changes A B PART REGEX…: lines that differ between two states, without those that one of the expressions matches
changes() {
  local before=/build/essais/etats/$1.$3 after=/build/essais/etats/$2.$3
  shift 3
  diff "$before" "$after" | grep '^[<>]' | grep -vE -f <(printf '%s\n' "$wine_notes" "$@") || true
}

# What Wine itself writes when any program runs or when a file is opened, whoever made it.
wine_notes='^. \[(Console|Software\\\\Wine|Software\\\\Microsoft\\\\Windows\\\\CurrentVersion\\\\Explorer\\\\Accent|Control Panel|System\\\\(CurrentControlSet|ControlSet001)\\\\(Control\\\\(Video|Class|DeviceClasses)|Enum)|Hardware)'

value() {  # value KEY NAME: what the registry holds
  if [ $# -gt 1 ]; then run reg query "$1" /v "$2"; else run reg query "$1" /ve; fi || return 1
  tr -d '\r' <"$out" | sed -n 's/^ .*REG_[A-Z]*  *//p'
}

start_screen() {
  mkdir -p /tmp/.X11-unix /build/essais/ecrans
  Xvfb $display -screen 0 1366x768x24 -nolisten tcp >/tmp/xvfb.log 2>&1 &
  until xdotool getdisplaygeometry >/dev/null 2>&1; do sleep 0.2; done
  openbox >/tmp/openbox.log 2>&1 &
}

wait_window() {  # wait_window TITLE
  timeout 60 xdotool search --sync --onlyvisible --name "$1" >/dev/null || stop "La fenêtre « $1 » ne s’est pas ouverte."
}

shoot() {  # shoot NAME: when the screen has come to rest
  local before=none now=
  for _ in $(seq 20); do
    now=$(import -window root rgb:- | sha256sum)
    [ "$now" = "$before" ] && break
    before=$now
    sleep 1
  done
  import -window root "/build/essais/ecrans/$1.png"
}

close_window() {  # by the keyboard, through the window manager
  xdotool search --onlyvisible --name "$1" windowactivate --sync
  xdotool key alt+F4
}
