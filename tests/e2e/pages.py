"""The program as its user meets it: a first établissement, the criterion that has the keyboard, Tab to a control."""

import re
from dataclasses import dataclass

from dossier_samples import entry
from e2e.desk import Desk, until
from e2e.reader import Node
from paliers_desktop.core.text import clean_text
from paliers_desktop.core.typography import typographic

GRILLE = entry().grille
UAI = "0949912N"
NOM = "Collège des Tilleuls"
TABS = 150


@dataclass(frozen=True)
class Question:
    """The criterion that has the keyboard, as it is heard: its group, and the answer the keyboard is on."""

    critere: str
    position: str
    answer: Node


def plain(text: str) -> str:
    """A text of the grid as the reader gives it: typography shown, ordinary spaces."""
    return typographic(clean_text(text)[0]).replace("\xa0", " ").replace("\u202f", " ")


QUESTIONS = {plain(f"{GRILLE.numeros[key]} {critere.texte}"): key for key, critere in GRILLE.criteres.items()}
"""The name of each group of answers → its criterion."""


def create_college(desk: Desk) -> int:
    """From the first start to the first question, by keyboard; how many actions it took beside typing who it is."""
    until("« Nouvel établissement » has the keyboard", lambda: focused(desk, "Nouvel établissement"))
    desk.keyboard.press("Return")  # first action
    until("the first field has the keyboard", lambda: focused(desk, "UAI"))
    fill_identity(desk)  # ends with the second action
    return 2


def fill_identity(desk: Desk) -> None:
    """Type who the établissement is, from the first field, then « Créer et commencer »."""
    keyboard = desk.keyboard
    keyboard.type(UAI)
    keyboard.press("Tab")
    keyboard.type(NOM)
    keyboard.press("Tab")
    keyboard.type("Coll")  # the type, from its first letters
    until("the type is chosen", lambda: focused(desk, "Collège"))
    keyboard.press("Return")
    until("a first question is asked", lambda: question(desk))


STEPS_SHOWN = (
    "Établissement",
    *(plain(domaine.titre) for domaine in GRILLE.domaines),
    "Résultat",
    "Vérifier et exporter",
)
"""What the rail says of each step, in order; for a domaine, how far it is comes after."""


class Rail:
    """The domaines of the rail, each with how many of its criteria have an answer."""

    def __init__(self, desk: Desk) -> None:
        titres = "|".join(re.escape(plain(domaine.titre)) for domaine in GRILLE.domaines)
        self._said = re.compile(rf"(?:{titres}), (\d+) sur \d+")
        self._reader = desk.reader
        self.items = [node for node in desk.reader.tree() if self._said.match(node.name)]
        assert len(self.items) == len(GRILLE.domaines), [node.name for node in self.items]

    def answered(self) -> int:
        """How many answers there are, by what the rail says now."""
        now = [self._reader.read(item) for item in self.items]
        return sum(int(found[1]) for node in now if node and (found := self._said.match(node.name)))


def focused(desk: Desk, name: str = "") -> Node | None:
    """The node that has the keyboard, when its name begins with `name`."""
    node = desk.reader.focus()
    return node if node and node.name.startswith(name) and "focused" in node.states else None


def question(desk: Desk) -> Question | None:
    """The criterion that has the keyboard, None elsewhere."""
    node = focused(desk)
    if node is None or node.role != "radio button":
        return None
    for group in desk.reader.context(node):
        if group.name in QUESTIONS:
            return Question(QUESTIONS[group.name], group.description, node)
    return None


def asked(desk: Desk, critere: str) -> Question:
    """Wait until this criterion has the keyboard."""

    def there() -> Question | None:
        now = question(desk)
        return now if now and now.critere == critere else None

    return until(f"{GRILLE.numeros[critere]} has the keyboard", there)


def step_shown(desk: Desk) -> str:
    """The step that the rail marks as the current one."""
    for node in desk.reader.tree():
        for step in STEPS_SHOWN:
            if "checked" in node.states and (node.name == step or node.name.startswith(f"{step}, ")):
                return step
    return ""


def go_step(desk: Desk, step: str) -> None:
    """Go to a step by Ctrl+Page ↓ and ↑."""
    way = STEPS_SHOWN.index(step) - STEPS_SHOWN.index(until("a step shows", lambda: step_shown(desk)))
    if way:
        desk.keyboard.press(*["ctrl+Next" if way > 0 else "ctrl+Prior"] * abs(way))
        until(f"« {step} » shows", lambda: step_shown(desk) == step)


def tab_to(desk: Desk, name: str, *, back: bool = False) -> Node:
    """Press Tab until the control of this name has the keyboard, as a person without a mouse does."""
    met: list[str] = []
    for _ in range(TABS):
        node = press_tab(desk, back=back)
        if node.name.startswith(name):
            return node
        met.append(f"{node.role} {node.name}")
    raise AssertionError(f"Tab never reaches « {name} », only {met}")


def press_tab(desk: Desk, *, back: bool = False) -> Node:
    """Press Tab (Maj+Tab), and read where the keyboard went."""
    return arrow(desk, "shift+Tab" if back else "Tab")


def arrow(desk: Desk, key: str) -> Node:
    """Press a key that moves the keyboard, and read where it went."""
    before = desk.reader.focus()
    desk.keyboard.press(key)

    def moved() -> Node | None:
        node = focused(desk)
        return node if node and (before is None or node.id != before.id) else None

    return until(f"{key} moves the keyboard", moved, 3)
