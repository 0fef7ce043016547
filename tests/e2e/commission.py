"""A commission holds a séance in the real window, by keys alone: on the wall, then on the page of the séance."""

import subprocess
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from e2e.desk import Desk, until
from e2e.pages import arrow, asked, focused, tab_to
from e2e.private_dossier import ANSWERS, criteria_of
from e2e.reader import Node
from e2e.wall import Stop, Wall
from paliers_desktop.core.assessment import Etat
from paliers_desktop.core.projection import END, RESULT, Kind, Slide
from paliers_desktop.core.report.wording import ETATS

RESEAU, EQUIPEMENT = criteria_of("reseau"), criteria_of("equipement")
ANSWERED = {
    RESEAU[0]: ("ampersand", Etat.OUI),
    RESEAU[1]: ("2", Etat.EN_COURS),
    RESEAU[4]: ("apostrophe", Etat.SANS_OBJET),
    RESEAU[5]: ("KP_3", Etat.NON),
    EQUIPEMENT[1]: ("quotedbl", Etat.NON),
}
"""The key on the wall, and the answer that it gives: another than before."""
UNDONE, HELPED, FLAGGED, LEFT = RESEAU[2], RESEAU[6], RESEAU[7], RESEAU[8]
AVIS = (RESEAU[3], EQUIPEMENT[0])
ACTED = {*ANSWERED, UNDONE, HELPED, FLAGGED, *AVIS}
LIEU, DECISION, NOMS, PHRASE = "Salle Baobab", "Commander la Tarentelle", "Mme Farandole", "Une Cornemuse pour deux"
ROLES = ("CPE", "Élèves")
WITHOUT, WITH = "sans-noms.pdf", "avec-noms.pdf"


@dataclass
class Story:
    """What there is to read afterwards; at_work: the pages of one person, where private words belong;
    told: what says where the report is.
    """

    wall: Wall
    at_work: list[Stop] = field(default_factory=list)
    releves: dict[str, str] = field(default_factory=dict)
    report: str = ""
    told: Stop | None = None


def hold(desk: Desk, told: Story) -> None:
    """Everything, from the criterion that has the keyboard, RESEAU[0], to the window again."""
    asked(desk, RESEAU[0])
    told.at_work.append(told.wall.look("a domaine"))
    desk.keyboard.press("F11")
    hold_seance(desk, told.wall)
    see_earlier_seance(desk, told)
    fill_in(desk, told)
    take_along(desk, told)
    desk.keyboard.press("F11")
    until("the wall is back", lambda: told.wall.find("Projection – "))
    told.wall.read("after all")
    desk.keyboard.press("Escape")
    until("the window is back", lambda: told.wall.find("Collège "))


# -- on the wall -----------------------------------------------------------------------------------------------------


def hold_seance(desk: Desk, wall: Wall) -> None:
    """Two domaines, their cards, the end, the result."""
    for slug, criteres in (("reseau", RESEAU), ("equipement", EQUIPEMENT)):
        for critere in criteres:
            wall.at(Slide(Kind.CRITERE, critere))
            act(desk, wall, critere)
            if critere != FLAGGED:  # R has gone on
                wall.press("Right")
        wall.at(Slide(Kind.DOMAINE, slug))
        wall.press("Right")
    wall.at(END)
    tab_to(desk, "Terminer la séance")
    wall.press("Return")
    wall.at(RESULT)
    walk_result(wall)
    wall.press("Escape")
    until("the séance has its page", lambda: wall.find("Enregistrer le relevé"))


def act(desk: Desk, wall: Wall, critere: str) -> None:
    """What is done on a criterion, and what the wall then shows."""
    if critere in ANSWERED:
        key, etat = ANSWERED[critere]
        wall.press(key)
        until(f"{key} answers", lambda: chosen(wall) == ETATS[etat])
    elif critere == UNDONE:
        wall.press("1")
        until("1 answers", lambda: chosen(wall) == "Oui")
        wall.press("ctrl+z")
        until("the answer is undone", lambda: chosen(wall) == ETATS[ANSWERS[critere].etat])
    elif critere in AVIS:
        wall.press("d")
        until("D notes it", lambda: any("checked" in node.states for node in wall.find("Avis partagés", "check box")))
    elif critere == HELPED:
        wall.press("a")
        until("the help is in place of the answers", lambda: not wall.find("Oui, 1 sur 4"))
    elif critere == FLAGGED:
        wall.press("r")
        return
    elif critere == LEFT:
        leave_and_return(desk, wall)
    else:
        return
    wall.read(f"acted {critere}")


def leave_and_return(desk: Desk, wall: Wall) -> None:
    """To the window and back, at the same criterion both times."""
    wall.press("Escape")
    asked(desk, LEFT)
    desk.reader.announcements()  # those of the window, where private words belong
    wall.press("F11")
    wall.at(Slide(Kind.CRITERE, LEFT))


def chosen(wall: Wall) -> str:
    """The answer that the wall shows as chosen."""
    nodes = [node for node in wall.find("", "radio button") if "checked" in node.states]
    return nodes[0].name.split(",")[0] if nodes else ETATS[None]


def walk_result(wall: Wall) -> None:
    """The radar, the table, each page of the next steps."""
    parts: tuple[tuple[str, Callable[[], object]], ...] = (
        ("radar", lambda: wall.find("Radar", "image")),
        ("tableau", lambda: wall.find("Il manque", "label")),
        ("étapes", lambda: wall.find("sur ", "label")),
    )
    for name, there in parts:
        wall.press("Right")
        until(f"{name} is on the wall", there)
        wall.read(name)
    (pages,) = wall.find("sur ", "label")
    for page in range(2, int(pages.name.removeprefix("sur ")) + 1):
        wall.press("Right")
        until(f"page {page} is on the wall", lambda page=page: wall.find(str(page), "label"))
        wall.read(f"étapes {page}")


# -- on the page of the séance ---------------------------------------------------------------------------------------


def see_earlier_seance(desk: Desk, told: Story) -> None:
    """Where the names and the words of another day are, then back to the séance that was just held."""
    tab_to(desk, "Séances, de la plus récente")
    arrow(desk, "Down")
    until("its names show", lambda: told.wall.find("Noms", "text"))
    told.at_work.append(told.wall.look("an earlier séance"))
    arrow(desk, "Up")
    until("no name shows", lambda: not told.wall.find("Noms", "text"))


def fill_in(desk: Desk, told: Story) -> None:
    """Place, roles, a sentence, a decision, and the relevé; then names, and the relevé again."""
    keyboard = desk.keyboard
    tab_to(desk, "Lieu")
    keyboard.type(LIEU)
    for role in ROLES:
        tab_to(desk, role)
        keyboard.press("space")
    tab_to(desk, "Avis partagés sur le critère")
    keyboard.type(PHRASE)
    tab_to(desk, "Décisions")
    keyboard.type(DECISION)
    keep_releve(desk, told, WITHOUT)
    tab_to(desk, "Noms (facultatif)", back=True)
    keyboard.press("space")
    tab_to(desk, "Noms")
    keyboard.type(NOMS)
    keep_releve(desk, told, WITH)


def keep_releve(desk: Desk, told: Story, name: str) -> None:
    """« Enregistrer le relevé (PDF)… », and what is in it."""
    tab_to(desk, "Enregistrer le relevé")
    desk.keyboard.press("Return")
    path = save_as(desk, "Enregistrer le relevé", name)
    until("the relevé is said to be there", lambda: desk.reader.find_all("label", "Le relevé est enregistré"))
    told.releves[name] = pdf_text(path)


def take_along(desk: Desk, told: Story) -> None:
    """The complete version with the séances, without the second tick."""
    desk.keyboard.press("ctrl+e")
    until("the export shows", lambda: desk.reader.find_all("push button", "Exporter le fichier signé"))
    tab_to(desk, "Synthèse, 2 pages")
    desk.keyboard.press("Down")
    until("the complete version is chosen", lambda: focused(desk, "Version complète"))
    tab_to(desk, "Joindre le relevé des séances")
    desk.keyboard.press("space")
    tab_to(desk, "Exporter le PDF")
    desk.keyboard.press("Return")
    path = save_as(desk, "Exporter le PDF", "rapport.pdf")
    until("the report is said to be there", lambda: focused(desk, "Fermer"))
    told.told = told.wall.look("where the report is")
    told.report = pdf_text(path)
    desk.keyboard.press("Return")
    until("the window is alone again", lambda: not desk.reader.find_all("alert"))


def save_as(desk: Desk, title: str, name: str) -> Path:
    """Give a file its name in the dialog that asks for it; where it is, once the dialog is gone and it is written."""
    path = desk.documents / name
    field = until("a place is asked", lambda: file_name(desk, title))
    desk.keyboard.press("ctrl+a")
    desk.keyboard.type(name)
    until(f"{name} is typed", lambda: (now := desk.reader.read(field)) and now.text == name)
    desk.keyboard.press("Return")
    until("the dialog is closed", lambda: not desk.reader.find_all("dialog", title))
    until(f"{name} is written", path.exists)
    return path


def file_name(desk: Desk, title: str) -> Node | None:
    """The field of the dialog of this title, once it has the keyboard."""
    node = focused(desk)
    asked_here = node and node.role == "text" and any(one.name.startswith(title) for one in desk.reader.context(node))
    return node if asked_here else None


def pdf_text(path: Path) -> str:
    """What pdftotext reads, with ordinary spaces."""
    command = ["pdftotext", "-raw", str(path), "-"]
    done = subprocess.run(command, check=True, capture_output=True, text=True, timeout=30)
    return done.stdout.replace("\xa0", " ").replace("\u202f", " ")
