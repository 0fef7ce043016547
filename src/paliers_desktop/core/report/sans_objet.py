"""The criteria that do not concern the établissement, with the reasons that were given."""

from msgspec import Struct
from msgspec.structs import replace

from paliers_desktop.core.assessment import Assessment, Etat, MotifCode
from paliers_desktop.core.grid import Grille
from paliers_desktop.core.report.etapes import more_words
from paliers_desktop.core.report.wording import MOTIFS, sentence_case

TITRE = "Critères sans objet"
COLUMN_CHARACTERS, COLUMN_LINES = 240, 6
"""What a column of motifs holds at most."""
WITHOUT_MOTIF = "Motif non précisé"


class SansObjetLine(Struct, frozen=True):
    """One criterion; motif_label: « Public absent », « Motif non précisé » or ""; motif_texte: the person's words."""

    critere_id: str
    numero: str
    texte: str
    motif_label: str
    motif_texte: str


class SansObjet(Struct, frozen=True):
    """The criteria in reading order; more: « et 3 autres : … », "" when all are here."""

    lines: tuple[SansObjetLine, ...]
    more: str = ""

    @property
    def is_wordy(self) -> bool:
        """Whether a motif is too long for a column of its own: it then stands under its criterion."""
        return any(
            len(line.motif_texte) > COLUMN_CHARACTERS or line.motif_texte.count("\n") >= COLUMN_LINES
            for line in self.lines
        )


def sans_objet(grille: Grille, assessment: Assessment) -> SansObjet:
    """All of them."""
    concerned = [key for key in grille.reading_order if assessment.answer(key).etat is Etat.SANS_OBJET]
    return SansObjet(tuple(_line(grille, assessment, key) for key in concerned))


def cut_sans_objet(whole: SansObjet, most: int) -> SansObjet:
    """At most so many, the first ones."""
    left = len(whole.lines) - most
    return replace(whole, lines=whole.lines[:most], more=more_words(left)) if left > 0 else whole


def _line(grille: Grille, assessment: Assessment, key: str) -> SansObjetLine:
    answer = assessment.answer(key)
    texte = answer.motif_texte.strip()
    code = None if answer.motif_code is MotifCode.AUTRE and texte else answer.motif_code  # the words say it all
    label = sentence_case(MOTIFS[code]) if code else ""
    return SansObjetLine(
        key, grille.numeros[key], grille.criteres[key].texte, label or ("" if texte else WITHOUT_MOTIF), texte
    )
