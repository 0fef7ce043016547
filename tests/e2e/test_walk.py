"""What a screen reader finds on every page: names, roles, states, positions, and what is said without being asked."""

import re
import tomllib
from pathlib import Path

import pytest

from e2e.desk import Desk, until
from e2e.pages import (
    GRILLE,
    QUESTIONS,
    STEPS_SHOWN,
    UAI,
    asked,
    create_college,
    focused,
    go_step,
    plain,
    tab_to,
)
from e2e.reader import Node
from paliers_desktop.core.assessment import Etat
from paliers_desktop.core.report.wording import ETATS

ROOT = Path(__file__).parents[2]
POLITE = 1
ANSWERS = tuple(f"{ETATS[etat]}, {rank} sur 4" for rank, etat in enumerate(Etat, 1))
NAMELESS_ROLES = {"filler", "layered pane"}
"""What Qt calls a widget that is nothing in particular: no control may be one."""


def controls(desk: Desk) -> list[Node]:
    """What shows and can have the keyboard."""
    return [node for node in desk.reader.tree() if "focusable" in node.states]


def check_names(desk: Desk, page: str) -> None:
    """No control without a name; a list that one chooses in gives its value as its name, and a label names it."""
    for node in controls(desk):
        assert node.name.strip(), f"{page}: {node}"
        if node.role == "combo box":
            assert "labelled-by" in desk.reader.relations(node) or node.description, f"{page}: {node}"
    held = desk.reader.focus()
    assert held is not None, page
    assert held.name.strip(), f"{page}: the keyboard is on {held}"


def groups(desk: Desk) -> dict[str, Node]:
    """The group of answers of each criterion on the page."""
    return {
        QUESTIONS[node.name]: node for node in desk.reader.tree() if node.name in QUESTIONS and node.role == "panel"
    }


def answers_of(desk: Desk, group: Node) -> list[Node]:
    return [node for node in desk.reader.tree(group) if node.role == "radio button"]


def demo_answers() -> dict[str, str]:
    """The answers of the demonstration, by its own file."""
    told = tomllib.loads((ROOT / "resources" / "demo.toml").read_text(encoding="utf-8"))
    ids = {numero: critere for critere, numero in GRILLE.numeros.items()}
    return {ids[numero]: line["etat"] for numero, line in told.items() if "etat" in line}


@pytest.fixture(scope="module")
def demo(desk: Desk) -> Desk:
    """The demonstration, open; the tests before it used the first page."""
    desk.start("--demo")
    return desk


# -- a first établissement -------------------------------------------------------------------------------------------


def test_a_first_start(desk: Desk) -> None:
    """The first page, the form, its errors, a first answer and what is announced, then the list with one row."""
    desk.start()
    until("the first action has the keyboard", lambda: focused(desk, "Nouvel établissement"))
    check_names(desk, "accueil")
    desk.keyboard.press("ctrl+n")
    until("the form is there", lambda: focused(desk, "UAI"))
    check_names(desk, "nouveau")
    check_errors(desk)
    tab_to(desk, "Retour aux établissements")
    desk.keyboard.press("Return")
    until("the first page has the keyboard again", lambda: focused(desk, "Nouvel établissement"))
    create_college(desk)
    check_announcements(desk)
    desk.keyboard.press("ctrl+z")
    until("the answer is undone", lambda: any(told.startswith("Annulé : ") for told, _ in desk.reader.announcements()))
    tab_to(desk, "Établissements", back=True)
    desk.keyboard.press("Return")
    until("the list shows the établissement", lambda: any(UAI in node.name for node in desk.reader.tree()))
    until("the keyboard is somewhere", lambda: focused(desk))
    check_names(desk, "accueil avec une ligne")
    lists = [node for node in desk.reader.tree() if node.role in ("table", "tree table", "list", "list box", "tree")]
    assert len(lists) == 1, lists
    assert lists[0].name
    desk.stop()


def check_errors(desk: Desk) -> None:
    """A wrong UAI is said with its field, which has the keyboard."""
    desk.keyboard.type(UAI[:-1] + "A")
    desk.keyboard.press("Return")
    field = until("the field says what is wrong", lambda: described(desk, "UAI", "La lettre finale"))
    assert "focused" in field.states
    assert desk.reader.find_all("label", "La lettre finale ne correspond pas")


def described(desk: Desk, name: str, description: str) -> Node | None:
    node = focused(desk, name)
    return node if node and node.description.startswith(description) else None


def check_announcements(desk: Desk) -> None:
    """The palier of a domaine is told politely, once, and the saving never."""
    go_step(desk, "Formation")
    only = [c.id for c in GRILLE.domaine("formation").criteres if c.palier == 1]
    asked(desk, only[0])
    desk.reader.announcements()
    for critere in only:
        asked(desk, critere)
        desk.keyboard.press("ampersand")
    told: list[tuple[str, int]] = []

    def heard() -> bool:
        told.extend(desk.reader.announcements())
        return ("Formation : palier 1", POLITE) in told

    until("the palier is announced", heard)
    assert told.count(("Formation : palier 1", POLITE)) == 1
    assert not [words for words, _ in told if "Enregistré" in words]


# -- the demonstration -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("step", STEPS_SHOWN)
def test_every_control_of_a_step_has_a_name(demo: Desk, step: str) -> None:
    go_step(demo, step)
    check_names(demo, step)
    tree = demo.reader.tree()
    inner = {node.parent for node in tree}
    for node in tree:  # what is longer than its place is a filler that scrolls: it holds what it shows
        if "focusable" in node.states and node.id not in inner:
            assert node.role not in NAMELESS_ROLES, node


@pytest.mark.parametrize("slug", [domaine.slug for domaine in GRILLE.domaines])
def test_each_criterion_is_read_whole(demo: Desk, slug: str) -> None:
    """Its words, the group of its answers, the chosen one, its position in the domaine."""
    domaine, expected = GRILLE.domaine(slug), demo_answers()
    go_step(demo, plain(domaine.titre))
    found = groups(demo)
    order = [key for key in GRILLE.reading_order if GRILLE.domaine_of(key) is domaine]
    assert list(found) == order
    for rank, (critere, group) in enumerate(found.items(), 1):
        assert group.description == f"Critère {rank} sur {len(order)}"
        answers = answers_of(demo, group)
        assert tuple(node.name for node in answers) == ANSWERS
        chosen = [node.name for node in answers if "checked" in node.states]
        etat = expected.get(critere)
        assert chosen == ([ANSWERS[list(Etat).index(Etat(etat))]] if etat else []), critere


def test_the_radar_is_described_by_its_table(demo: Desk) -> None:
    go_step(demo, "Résultat")
    (radar,) = demo.reader.find_all("image", "Radar des six domaines")
    (table,) = demo.reader.find_all("table", "Résultat par domaine")
    read = demo.reader.table(table)
    assert read.headers == ["Domaine", "Palier", "Avancée", "Il manque"]
    rows = [[cell.name for cell in row] for row in read.rows]
    assert [row[0] for row in rows[:-1]] == [plain(domaine.titre) for domaine in GRILLE.domaines]
    said = {name.strip(): words for name, words in re.findall(r"([^.:]+) : ([^.]+)\.", radar.description)}
    for domaine, (_, chip, advance, _) in zip(GRILLE.domaines, rows, strict=False):
        sentence = said[domaine.titre_court]
        assert re.findall(r"\d+", sentence) == re.findall(r"\d+", advance), (sentence, advance)
        assert chip.split(" provisoire")[0].lower() in sentence
        assert ("provisoire" in sentence) == ("provisoire" in chip)


def test_the_roles_are_those_of_controls(demo: Desk) -> None:
    go_step(demo, "Formation")
    (first, *_) = groups(demo).values()
    assert {node.role for node in answers_of(demo, first)} == {"radio button"}
    for name in ("Aide", "Commentaire", "À vérifier"):
        flags = demo.reader.find_all("check box", name)
        assert [node for node in flags if node.description.startswith("Critère ")], name


def test_a_wrong_code_is_said_with_its_field(demo: Desk) -> None:
    go_step(demo, "Vérifier et exporter")
    tab_to(demo, "Code de transmission")
    demo.keyboard.type("xwsy")
    demo.keyboard.press("Return")
    field = until("the field says what is wrong", lambda: described(demo, "Code de transmission", "Le code compte 24"))
    assert "focused" in field.states


def test_a_question_names_its_choices(demo: Desk) -> None:
    """« Voir le texte exact »: a window with a name, whose controls have one."""
    go_step(demo, "Vérifier et exporter")
    tab_to(demo, "Voir le texte exact")
    demo.keyboard.press("Return")
    (dialog,) = until("the exact text shows", lambda: demo.reader.find_all("dialog"))
    assert dialog.name
    check_names(demo, "texte exact")
    demo.keyboard.press("Escape")
    until("the dialog is closed", lambda: not demo.reader.find_all("dialog"))


def test_keys_scroll_a_page_that_has_no_field(demo: Desk) -> None:
    go_step(demo, "Résultat")
    tile = until("the page has the keyboard", lambda: focused(demo, "Résultat"))
    assert tile.name == "Résultat"
    before = demo.reader.position(demo.reader.find("table", "Résultat par domaine"))
    demo.keyboard.press("Next")
    until(
        "Page ↓ scrolls",
        lambda: demo.reader.position(demo.reader.find("table", "Résultat par domaine"))[1] < before[1],
    )
