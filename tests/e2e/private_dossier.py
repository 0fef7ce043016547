"""A dossier whose every private text holds a word that no grid, help or screen ever has: where one shows, it leaked."""

import datetime
from pathlib import Path

from msgspec.structs import replace

from dossier_samples import CRITERIA, entry, random_id
from paliers_desktop.actions.dossiers import create_dossier
from paliers_desktop.core.assessment import NO_ANSWER, Answer, Etablissement, Etat, MotifCode, TypeEtablissement
from paliers_desktop.core.grid_loader import load_catalogue
from paliers_desktop.core.history import Geste, Kind, answer_changes
from paliers_desktop.core.report.wording import MOTIFS
from paliers_desktop.core.seance import (
    Role,
    apply_to_seances,
    end_changes,
    passage_changes,
    seance_changes,
    start_changes,
)

GRILLE = entry().grille
UAI = "0949912N"
WORDS = {
    "commentaire": "zirconium",
    "commentaire accentué": "Bételgeuse",
    "motif": "quetzal",
    "auprès de": "Farfadet",
    "nom de l’établissement": "Wapiti",
    "commune": "Yttrebourg",
    "noms d’une séance": "Vandenbroucke",
    "avis d’une séance": "chrysalide",
    "lieu d’une séance": "Mandragore",
    "décisions d’une séance": "Xylophone",
}
"""What each private text holds."""
PRIVATE = (*WORDS.values(), UAI, MOTIFS[MotifCode.PUBLIC_ABSENT], "9 juillet 2031", "09/07/2031")
"""Never on the wall."""
COLLEGE = Etablissement(UAI, f"Collège {WORDS['nom de l’établissement']}", TypeEtablissement.COLLEGE, WORDS["commune"])
COMMENT = f"Le {WORDS['commentaire']} de {WORDS['commentaire accentué']} attend"
WHOM = f"Mme {WORDS['auprès de']}"
_CYCLE: tuple[Answer, ...] = (
    Answer(Etat.SANS_OBJET, MotifCode.AUTRE, f"Le {WORDS['motif']} suffit"),
    Answer(a_verifier=True, aupres_de=WHOM),
    Answer(Etat.NON),
    Answer(Etat.EN_COURS, echeance=datetime.date(2031, 7, 9)),
    Answer(Etat.OUI),
    Answer(Etat.SANS_OBJET, MotifCode.PUBLIC_ABSENT),
    Answer(Etat.NON, a_verifier=True, aupres_de=WHOM),
)
ANSWERS = {
    critere: replace(_CYCLE[rank % len(_CYCLE)], commentaire=COMMENT)
    for domaine in GRILLE.domaines
    for rank, critere in enumerate(key for key in GRILLE.reading_order if GRILLE.domaine_of(key) is domaine)
}
"""Every kind of answer, in each domaine from its first criterion on; every criterion has a comment."""


def criteria_of(slug: str) -> list[str]:
    """The criteria of a domaine, in reading order."""
    return [key for key in GRILLE.reading_order if GRILLE.domaine_of(key).slug == slug]


def make_private_dossier(folder: Path) -> Path:
    """The file, closed: every criterion answered as in ANSWERS, and a séance of another day, over."""
    seance, start = random_id(), datetime.datetime(2026, 10, 5, 13, 5, tzinfo=datetime.UTC)
    begun = start_changes(seance, start)
    (held,) = apply_to_seances((), begun, start)
    said = {"lieu": WORDS["lieu d’une séance"], "decisions": WORDS["décisions d’une séance"], "presents": (Role.CPE,)}
    avis = {"discute": True, "avis_partages": True, "avis": WORDS["avis d’une séance"]}
    opened = create_dossier(folder, COLLEGE, load_catalogue(CRITERIA), start.date())
    for kind, changes in (
        (Kind.SEANCE, begun),
        *((Kind.SAISIE, passage_changes(held, critere, **avis)) for critere in criteria_of("reseau")[:3]),
        (Kind.SAISIE, seance_changes(held, **said)),
        (Kind.SEANCE, end_changes(held, start + datetime.timedelta(minutes=95))),
    ):
        opened.dossier.save(Geste(random_id(), kind, changes, seance=seance))
    for critere, answer in ANSWERS.items():
        opened.dossier.save(Geste(random_id(), Kind.SAISIE, answer_changes(critere, NO_ANSWER, answer)))
    opened.dossier.set_noms(seance, f"Mme {WORDS['noms d’une séance']}")
    opened.dossier.remember_place(criteria_of("reseau")[0])
    path = opened.dossier.path
    opened.dossier.close()
    return path
