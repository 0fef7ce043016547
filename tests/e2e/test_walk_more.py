"""What a screen reader finds beside the pages: menus, windows to read in, questions, the séances, the wall."""

import datetime
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from e2e.desk import Desk, until
from e2e.pages import GRILLE, UAI, asked, focused, go_step, plain, press_tab, question
from e2e.private_dossier import make_private_dossier
from e2e.reader import Node
from e2e.wall import wall_name
from paliers_desktop.core.assessment import Etat
from paliers_desktop.core.campagne import default_campagne
from paliers_desktop.core.projection import END, Kind, Slide
from paliers_desktop.core.report.wording import ETATS
from paliers_desktop.exchange.code import draw_code

ROLES = {"push button", "check box", "radio button", "text", "combo box", "list", "list item", "menu item", "table"}
READ_IN = {"filler", "label"}
"""What Qt calls an area that scrolls, and a text to read by the line: they take the keyboard, and have a name."""
MOST_ITEMS = 30
EQUIPEMENT = [key for key in GRILLE.reading_order if GRILLE.domaine_of(key).slug == "equipement"]
SPLIT = Path(__file__).with_name("split_screen.py")


@pytest.fixture(scope="module")
def demo(desk: Desk) -> Desk:
    """The demonstration, open."""
    desk.start("--demo")
    return desk


def check(desk: Desk, place: str, root: Node | None = None) -> None:
    """Each control has a name and the role of one; the keyboard is on something that has a name."""
    found = [node for node in desk.reader.tree(root) if "focusable" in node.states]
    assert found, place
    for node in found:
        assert node.name.strip(), f"{place}: {node}"
        assert node.role in ROLES | READ_IN, f"{place}: {node}"
    held = desk.reader.focus()
    assert held is not None, place
    assert held.name.strip(), f"{place}: the keyboard is on {held}"


def press(desk: Desk, name: str, role: str = "push button", description: str = "") -> Node:
    """Go to a control as assistive technology does, and press it by keyboard."""
    found = until(
        f"« {name} » shows",
        lambda: [node for node in desk.reader.find_all(role, name) if node.description.startswith(description)],
    )
    desk.reader.grab_focus(found[0])
    until(f"« {name} » has the keyboard", lambda: (now := focused(desk)) and now.id == found[0].id)
    desk.keyboard.press("space")
    return found[0]


def escape_to(desk: Desk, owner: Node) -> None:
    """Échap closes what shows, and the keyboard is where it was."""
    desk.keyboard.press("Escape")
    until(f"« {owner.name} » has the keyboard again", lambda: (now := focused(desk)) and now.id == owner.id)


# -- the menus -------------------------------------------------------------------------------------------------------


def items(desk: Desk, menu: str) -> list[Node]:
    """The lines of the open menu of this name, as ↓ reads them, once round."""
    met: list[Node] = []
    for _ in range(MOST_ITEMS):
        node = next_item(desk, met[-1] if met else None)
        if met and node.id == met[0].id:
            return met
        assert node.role == "menu item", node
        assert node.name.strip(), node
        assert menu in [around.name for around in desk.reader.context(node) if around.role == "popup menu"], node
        met.append(node)
    raise AssertionError(f"{menu} has no end: {[node.name for node in met]}")


def next_item(desk: Desk, before: Node | None) -> Node:
    desk.keyboard.press("Down")

    def moved() -> Node | None:
        node = focused(desk)
        return node if node and node.role == "menu item" and (before is None or node.id != before.id) else None

    return until("↓ goes to a line of the menu", moved)


def check_menu(desk: Desk, button: str, menu: str, *first: str) -> list[Node]:
    """Open, read, close; one line at least begins with each of `first`."""
    owner = press(desk, button)
    met = items(desk, menu)
    for words in first:
        assert [node for node in met if node.name.startswith(words)], (words, met)
    escape_to(desk, owner)
    return met


def test_the_menus(demo: Desk) -> None:
    go_step(demo, "Formation")
    themes = check_menu(demo, "Affichage", "Affichage", "Clair", "Zoom", "Raccourcis à une touche")
    assert next(node.name for node in themes if {"checkable", "checked"} <= node.states) == "Comme le système"
    check_menu(demo, "Aide", "Aide", "Raccourcis clavier", "Glossaire", "Mode d’emploi", "À propos")
    paliers = check_menu(demo, "Palier : tous", "Palier", "Tous les paliers", "Palier 1", "Palier 2", "Palier 3")
    assert [node.name for node in paliers if "checked" in node.states] == [paliers[0].name]


def test_the_zoom_is_a_menu_of_its_own(demo: Desk) -> None:
    owner = press(demo, "Affichage")
    line = None
    while line is None or line.name != "Zoom":
        line = next_item(demo, line)
    demo.keyboard.press("Right")
    inside = until("a zoom has the keyboard", lambda: focused(demo, "100"))
    assert "checked" in inside.states
    assert "Zoom" in [around.name for around in demo.reader.context(inside)]
    demo.keyboard.press("Escape")  # the zoom; Qt tells nothing of the line that it leads back to
    escape_to(demo, owner)


# -- the windows to read in ------------------------------------------------------------------------------------------

WINDOWS = (
    ("Raccourcis clavier", "Raccourcis clavier"),
    ("Glossaire", "Chercher un mot"),
    ("Mode d’emploi", "Mode d’emploi"),
    ("À propos", "Fermer"),
)
"""Each line of « Aide », and what has the keyboard in its window."""


def dialog(desk: Desk, title: str, held: str) -> Node:
    """The window of this title, once what it begins with has the keyboard."""
    until(f"« {held} » of « {title} » has the keyboard", lambda: opened(desk, title) and focused(desk, held))
    (found,) = opened(desk, title)
    return found


def opened(desk: Desk, title: str) -> list[Node]:
    return [node for node in desk.reader.windows() if node.role in ("dialog", "alert") and node.name.startswith(title)]


@pytest.mark.parametrize(("title", "held"), WINDOWS)
def test_a_window_to_read_in(demo: Desk, title: str, held: str) -> None:
    owner = press(demo, "Aide")
    line = None
    while line is None or not line.name.startswith(title):
        line = next_item(demo, line)
    demo.keyboard.press("Return")
    window = dialog(demo, title, held)
    check(demo, title, window)
    stops = [node for node in demo.reader.tree(window) if "focusable" in node.states]
    assert stops[-1].name == "Fermer"
    escape_to(demo, owner)


def test_f1_says_each_line_with_its_keys(demo: Desk) -> None:
    go_step(demo, "Formation")
    owner = demo.reader.find_all("check box", "Commentaire")[0]
    demo.reader.grab_focus(owner)
    until("« Commentaire » has the keyboard", lambda: focused(demo, "Commentaire"))
    demo.keyboard.press("F1")
    window = dialog(demo, "Raccourcis clavier", "Raccourcis clavier")
    said = [node.name for node in demo.reader.tree(window) if node.role == "label"]
    for words in ("Oui : 1", "Zone suivante de la fenêtre : F6", "Raccourcis clavier : F1, ?", "Avis partagés : D"):
        assert words in said
    escape_to(demo, owner)


def test_the_glossary_tells_the_term_it_shows(demo: Desk) -> None:
    press(demo, "Aide")
    demo.keyboard.press("Down", "Down", "Return")
    window = dialog(demo, "Glossaire", "Chercher un mot")
    demo.reader.announcements()
    demo.keyboard.type("b2i")
    until("the term is told", lambda: any(words.startswith("B2i Aujourd’hui") for words, _ in told(demo)))
    terms = [node.name for node in demo.reader.tree(window) if node.role == "list item"]
    assert "B2i" in terms
    order = [press_tab(demo).name for _ in range(3)]
    assert order == ["Mots du glossaire", "Définition", "Fermer"]
    demo.keyboard.press("Escape")
    until("it is closed", lambda: not opened(demo, "Glossaire"))


def told(desk: Desk) -> list[tuple[str, int]]:
    return desk.reader.announcements()


def test_the_guide_can_be_read(demo: Desk) -> None:
    press(demo, "Aide")
    demo.keyboard.press("Down", "Down", "Down", "Return")
    window = dialog(demo, "Mode d’emploi", "Mode d’emploi")
    text = demo.reader.text(demo.reader.find("label", "Mode d’emploi", window))
    assert "Au clavier" in text
    assert len(text) > 5000
    demo.keyboard.press("Escape")
    until("it is closed", lambda: not opened(demo, "Mode d’emploi"))


def test_the_history_of_a_criterion(demo: Desk) -> None:
    go_step(demo, "Formation")
    press(demo, "Aide", "check box", "Critère 2.5")
    owner = until("its help shows", lambda: demo.reader.find_all("push button", "Historique"))[0]
    press(demo, "Historique")
    window = dialog(demo, "Historique du critère 2.5", "Historique du critère 2.5")
    check(demo, "historique", window)
    assert [node for node in demo.reader.tree(window) if node.role == "list item" and "à vérifier" in node.name]
    escape_to(demo, owner)


# -- the wall --------------------------------------------------------------------------------------------------------


def on_the_wall(desk: Desk, name: str) -> Node:
    """The screen of this name, which has the keyboard; everything on the wall that can have it has a name."""
    screen = until(f"« {name} » is on the wall", lambda: desk.reader.find_all("panel", name))[0]
    walls = until(
        "the wall is the active window",
        lambda: [node for node in desk.reader.find_all("frame", "Projection") if "active" in node.states],
    )
    (window,) = walls
    check(desk, name, window)
    return screen


def heard(desk: Desk, words: str) -> None:
    """Wait until this is announced."""
    until(f"« {words} » is announced", lambda: any(said.startswith(words) for said, _ in told(desk)))


def chosen(desk: Desk) -> list[str]:
    return [node.name for node in desk.reader.find_all("radio button") if "checked" in node.states]


def test_the_seances_before_the_first(demo: Desk) -> None:
    go_step(demo, "Équipement")
    press(demo, "Séances")
    until("the page says so", lambda: demo.reader.find_all("label", "Aucune séance pour l’instant."))
    until("the page has the keyboard", lambda: focused(demo, "Séances"))
    assert demo.reader.find_all("push button", "Projeter la grille")
    check(demo, "séances, aucune")
    press(demo, "Équipement", "check box")
    until("a criterion has the keyboard", lambda: question(demo))


def test_a_criterion_on_the_wall(demo: Desk) -> None:
    asked(demo, EQUIPEMENT[2])
    demo.keyboard.press("F11")
    name = wall_name(Slide(Kind.CRITERE, EQUIPEMENT[2]))
    screen = on_the_wall(demo, name)
    texte = plain(GRILLE.criteres[EQUIPEMENT[2]].texte)
    (group,) = [node for node in demo.reader.tree(screen) if node.role == "panel" and node.name == texte]
    assert group.description == f"3 sur {len(EQUIPEMENT)}"
    answers = [node.name for node in demo.reader.tree(group) if node.role == "radio button"]
    assert answers == [f"{ETATS[etat]}, {rank} sur 4" for rank, etat in enumerate(Etat, 1)]
    assert not chosen(demo)
    heard(demo, name)
    demo.keyboard.press("ampersand")
    heard(demo, "Oui")
    assert chosen(demo) == ["Oui, 1 sur 4"]
    demo.keyboard.press("d")
    heard(demo, "Avis partagés : notés")
    assert "checked" in demo.reader.find("check box", "Avis partagés").states
    demo.keyboard.press("v", "v")
    heard(demo, "À vérifier : retiré")


def test_the_help_and_the_keys_on_the_wall(demo: Desk) -> None:
    name = wall_name(Slide(Kind.CRITERE, EQUIPEMENT[2]))
    demo.reader.announcements()
    demo.keyboard.press("a")
    until("the help shows", lambda: demo.reader.find_all("label", "De quoi s’agit-il ?"))
    until("the help is announced", lambda: any("aide" in words.lower() for words, _ in told(demo)))
    on_the_wall(demo, name)
    demo.keyboard.press("Escape")
    until("the answers are back", lambda: demo.reader.find_all("radio button"))
    demo.keyboard.press("question")
    until("the keys show", lambda: demo.reader.find_all("label", "changer de critère : ←, →"))
    heard(demo, "Touches de la projection. 1")
    on_the_wall(demo, name)
    demo.keyboard.press("Escape")
    until("the answers are back", lambda: demo.reader.find_all("radio button"))
    until(f"« {name} » has the keyboard", lambda: focused(demo, name))


def test_the_cards_and_the_result_on_the_wall(demo: Desk) -> None:
    demo.keyboard.press(*["Right"] * (len(EQUIPEMENT) - 2))
    on_the_wall(demo, wall_name(Slide(Kind.DOMAINE, "equipement")))
    demo.keyboard.press("Right")
    on_the_wall(demo, wall_name(END))
    until("the end card has the keyboard", lambda: focused(demo, "Le reprendre maintenant"))
    press(demo, "Terminer la séance")
    screen = on_the_wall(demo, "Résultat : ")
    for name in ("Résultat : radar des six domaines", "Résultat : tableau par domaine", "Résultat : Prochaines étapes"):
        demo.keyboard.press("Right")
        heard(demo, name)
        assert on_the_wall(demo, name).id == screen.id
        if "radar" in name:
            radar = demo.reader.find("image", "Radar des six domaines")
            assert all(domaine.titre_court in radar.description for domaine in GRILLE.domaines)
    demo.keyboard.press("Escape")


def test_the_page_of_a_seance(demo: Desk) -> None:
    until("the séance has its page", lambda: demo.reader.find_all("push button", "Enregistrer le relevé"))
    until("the page has the keyboard", lambda: focused(demo, "Séances"))
    press(demo, "Noms", "check box")
    until("the field shows", lambda: demo.reader.find_all("text", "Noms"))
    check(demo, "une séance")
    fields = [node.name for node in demo.reader.tree() if node.role == "text"]
    assert {"Lieu", "Noms", "Avis partagés sur le critère 6.3", "Décisions"} <= set(fields)


# -- questions and errors --------------------------------------------------------------------------------------------


def test_the_question_before_a_provisoire_export(demo: Desk) -> None:
    press(demo, "Vérifier et exporter", "check box")
    until("the export shows", lambda: demo.reader.find_all("push button", "Exporter le fichier signé"))
    demo.reader.grab_focus(demo.reader.find("text", "Code de transmission"))
    until("the field has the keyboard", lambda: focused(demo, "Code de transmission"))
    demo.keyboard.type(draw_code(UAI, default_campagne("creteil", datetime.date.today())).texte)
    until("the code is recognised", lambda: demo.reader.find_all("label", f"Code reconnu pour {UAI}"))
    owner = press(demo, "Exporter le fichier signé")
    until("the safe choice has the keyboard", lambda: focused(demo, "Compléter d’abord"))
    (box,) = [node for node in demo.reader.windows() if node.role in ("alert", "dialog")]
    check(demo, "provisoire", box)
    words = [node.name for node in demo.reader.tree(box)]
    assert "Exporter un résultat provisoire ?" in words
    assert "Exporter" in words
    escape_to(demo, owner)


def test_the_pages_of_a_pdf(demo: Desk) -> None:
    """The preview: which page, its words, every control; Échap goes back."""
    go_step(demo, "Vérifier et exporter")
    owner = press(demo, "Aperçu")
    window = dialog(demo, "Aperçu : synthèse", "Pages du document")
    check(demo, "aperçu", window)
    words = "Paliers de maturité numérique"
    page = until("the page has its words", lambda: [n for n in demo.reader.tree(window) if words in n.description])[-1]
    assert (page.role, page.name) == ("label", "Page 1 sur 2")
    area = focused(demo, "Pages du document")
    assert area is not None
    assert area.description.startswith("Page 1 sur 2. ")
    demo.keyboard.press("End")
    until("the last page is told", lambda: (now := focused(demo)) and now.description.startswith("Page 2 sur 2. "))
    until("the last page is announced", lambda: ("Page 2 sur 2", 1) in told(demo))
    escape_to(demo, owner)


def test_an_error_is_told_whole(demo: Desk) -> None:
    """A file that is no dossier: what happened, what to do, and the keyboard goes back."""
    (demo.documents / "autre.paliers").write_bytes(b"nothing")
    press(demo, "Établissements")
    owner = until("the first page has the keyboard", lambda: focused(demo, "Nouvel établissement"))
    demo.keyboard.press("ctrl+o")
    until("a file is asked", lambda: opened(demo, "Ouvrir un établissement") and focused(demo, "Nom du fichier"))
    demo.keyboard.type(str(demo.documents / "autre.paliers"))
    demo.keyboard.press("Return")
    until("the error shows", lambda: focused(demo, "Fermer"))
    (box,) = opened(demo, "Paliers numériques")
    check(demo, "erreur", box)
    words = [node.name for node in demo.reader.tree(box) if node.role == "label"]
    assert any(line.startswith("Le fichier « autre.paliers » n’est pas un dossier") for line in words)
    assert any(line.startswith("Choisissez un fichier") for line in words)
    escape_to(demo, owner)


def test_the_options_of_the_list(demo: Desk) -> None:
    check_menu(demo, "Options de la liste", "Options de la liste", "Ajouter un emplacement", "Ne rien retenir")
    demo.stop()


def test_the_actions_on_an_etablissement_and_the_choice_of_a_screen(desk: Desk, tmp_path: Path) -> None:
    """Last: from then on the desk has two screens."""
    copy = desk.documents / "copie.paliers"
    shutil.copyfile(make_private_dossier(tmp_path), copy)
    subprocess.run([sys.executable, str(SPLIT), "poste:1024:768", "mur:342:768"], env=desk.env, check=True, timeout=20)
    desk.start(str(copy))
    check_menu(desk, "Projeter", "Projeter sur", "Projeter sur : ")
    press(desk, "Établissements")
    until("the list shows it", lambda: any(UAI in node.name for node in desk.reader.tree()))
    check_menu(desk, "Actions", "Actions", "Ouvrir l’établissement", "Renommer le fichier")
    desk.stop()
