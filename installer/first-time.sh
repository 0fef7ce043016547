# Sourced by the trials of the installed programs: what a person does the first time, from the empty list to a PDF on the
# disk, by keys and one click. The caller sets DISPLAY, a screen of 1366x768, and defines `shoot NAME`.

press() {  # press KEY…: slowly enough for a window to follow
  for key in "$@"; do
    xdotool key --clearmodifiers "$key"
    sleep 0.3
  done
}

first_time() {  # the list is shown, and empty
  xdotool search --onlyvisible --name 'Paliers numériques' windowactivate --sync
  sleep 1
  shoot premiere-fois-1-accueil
  press Return  # « Nouvel établissement » has the keyboard
  xdotool type --delay 40 '0949912N'
  press Tab
  xdotool type --delay 40 'College des Tilleuls'
  press Tab
  xdotool type --delay 40 'Coll'  # the type, from its first letters
  sleep 1
  shoot premiere-fois-2-nouveau
  press Tab Return  # from the commune: on the type, it would open the list
  xdotool search --sync --onlyvisible --name 'College des Tilleuls' >/dev/null
  sleep 1
  for _ in 1 2 3 4 5; do press 1 2 3 1; done  # an answer leads to the next criterion; the domaine has 13
  shoot premiere-fois-3-reponses
  press ctrl+e
  sleep 1
  shoot premiere-fois-4-export
  xdotool mousemove --window "$(xdotool search --onlyvisible --name 'College des Tilleuls' | tail -1)" 1112 567 click 1
  sleep 3  # « Exporter le PDF », where the picture shows it
  shoot premiere-fois-5-ou
  press Return
  sleep 3
  shoot premiere-fois-6-pdf
  press Return
}
