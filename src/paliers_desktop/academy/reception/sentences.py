"""Each verdict in French: what happened, what the école or établissement does, what the académie does."""

from msgspec import Struct

from paliers_desktop.academy.reception.facts import Facts, Received
from paliers_desktop.academy.reception.verdict import Note, Ruling, Word
from paliers_desktop.core.campagne import label
from paliers_desktop.core.report.wording import date_in_words, joined
from paliers_desktop.errors import UserError
from paliers_desktop.exchange import base64url
from paliers_desktop.exchange.documents import empreinte_of as empreinte_of_payload
from paliers_desktop.exchange.keys import PublicKey

SHORT_ID = 12
"""Digits of an identity that people read and type: enough to tell the files of a campagne apart."""

AGAIN = "Ouvrez l’établissement dans l’application et exportez à nouveau."


class Told(Struct, frozen=True):
    """Three sentences with ordinary spaces; the last two are "" when there is nothing to do."""

    phrase: str
    ecole: str = ""
    academie: str = ""

    @property
    def answer(self) -> str:
        """What to write to the école or établissement."""
        return f"{self.phrase} {self.ecole}".strip()


class Case(Struct, frozen=True):
    """What a sentence may name."""

    file: Received
    ruling: Ruling
    facts: Facts


FIXED = {
    Word.REFUSE_GRILLE: Told(
        "Le fichier répond à une grille que cette campagne n’emploie pas.",
        "Importez le fichier de la campagne dans l’application, puis exportez à nouveau.",
    ),
    Word.ECARTE: Told("Un autre fichier de l’établissement a été choisi à la place de celui-ci."),
}

NOTES = {
    Note.PROVISOIRE: "Il est provisoire : des réponses manquent, ou sont à vérifier ou à confirmer.",
    Note.RESULTAT_DIFFERENT: "Le résultat inscrit diffère du résultat recalculé, qui est celui retenu.",
    Note.TYPE: "Le type d’établissement n’est pas celui attendu.",
    Note.CHAINE_INCOMPLETE: "La révision précédente n’est pas arrivée ; rien ne manque pour autant.",
    Note.HORLOGE: "La date de création est étonnante : l’horloge du poste est sans doute déréglée.",
}


def unreadable(error: UserError, ecole: str = AGAIN) -> Told:
    """A file that could not be read as an export says why itself."""
    return Told(error.message, error.hint or ecole)


def tell(file: Received, ruling: Ruling, facts: Facts) -> Told:
    """The sentences of a ruling; those of the notes follow the first one."""
    told = FIXED[ruling.word] if ruling.word in FIXED else _TOLD[ruling.word](Case(file, ruling, facts))
    if not ruling.notes:
        return told
    phrase = " ".join([told.phrase, *(NOTES[note] for note in ruling.notes)])
    return Told(phrase, told.ecole, told.academie)


def short(identite: str) -> str:
    """The digits of an identity that people type."""
    return identite[:SHORT_ID]


def _accepted(case: Case) -> Told:
    return Told(f"Le fichier est reçu et retenu (révision {case.file.revision}).")


def already(file: Received) -> Told:
    """What is said of a file that already counted when it came again."""
    return Told(f"Ce fichier est déjà reçu et retenu (révision {file.revision}).")


def _already(case: Case) -> Told:
    return already(case.file)


def _older(case: Case) -> Told:
    return Told(
        f"Une révision plus récente que la révision {case.file.revision} est déjà reçue : celle-ci est archivée."
    )


def _content(case: Case) -> Told:
    return Told(case.file.ecart or "", AGAIN)


def _campagne(case: Case) -> Told:
    return Told(
        f"Ce fichier porte sur la campagne {label(case.file.campagne)} ({case.file.campagne}), "
        f"et non sur la campagne {label(case.facts.campagne)} ({case.facts.campagne}).",
        "Ouvrez la campagne en cours dans l’application, puis exportez.",
    )


def _late(case: Case) -> Told:
    return Told(
        f"Le fichier est arrivé le {date_in_words(case.file.recu_le)}, après la clôture "
        f"du {date_in_words(case.facts.cloture)} : il est conservé, sans être compté.",
        academie=f"Pour le compter : approuver {case.file.uai} --fichier {short(case.file.identite)}",
    )


def _wrong_uai(case: Case) -> Told:
    return Told(
        f"L’UAI {case.file.uai} n’existe pas : sa lettre finale ne correspond pas à ses chiffres.",
        "Vérifiez l’UAI dans l’application, puis exportez à nouveau.",
    )


def _unexpected(case: Case) -> Told:
    return Told(
        f"L’UAI {case.file.uai} n’est pas dans la liste de cette campagne : "
        "le fichier attend une décision de l’académie.",
        academie=f"Pour attendre cet établissement : approuver {case.file.uai}",
    )


def _unknown_key(case: Case) -> Told:
    return Told(
        f"Le fichier est intègre, mais l’académie ne connaît pas la clé qui le signe "
        f"(empreinte de clé {empreinte_of(case.file.x)}) : il attend.",
        "Envoyez la feuille « À communiquer » depuis l’adresse officielle de l’établissement, "
        "ou exportez à nouveau avec le code reçu de l’académie.",
        "Comparez l’empreinte de clé avec cette feuille ou au téléphone, puis : "
        f"approuver {case.file.uai} --empreinte {empreinte_of(case.file.x)}",
    )


def _replaced(case: Case) -> Told:
    day = case.facts.cles[case.file.kid].jusqua
    sent = f"un nouveau code a été envoyé le {date_in_words(day)}" if day else "un nouveau code a été envoyé"
    return Told(
        f"Le fichier est signé avec un ancien code : {sent}. Il attend.",
        "Exportez à nouveau avec le nouveau code.",
        f"Pour le compter tel quel : approuver {case.file.uai} --fichier {short(case.file.identite)}",
    )


def _others_key(case: Case) -> Told:
    return Told(
        "Le fichier est signé avec le code d’un autre établissement.",
        "Exportez à nouveau avec le code de votre établissement.",
        f"Ce code est celui de {case.facts.cles[case.file.kid].uai} ; n’en dites rien dans la réponse.",
    )


def _revoked(case: Case) -> Told:
    day = case.facts.cles[case.file.kid].jusqua
    since = f" depuis le {date_in_words(day)}" if day else ""
    return Told(
        f"Le fichier est signé avec un code qui n’est plus valable{since}.",
        "Demandez un nouveau code à l’académie, puis exportez à nouveau.",
        f"Pour envoyer un nouveau code : campagne code {case.file.uai}",
    )


def _older_grid(case: Case) -> Told:
    if case.ruling.rivals:
        return _conflict(case)
    start = "Le fichier répond à une version précédente de la grille"
    again = "Pour répondre à la version en cours, importez le fichier de la campagne, puis exportez à nouveau."
    if case.ruling.retained:
        return Told(f"{start} : il est retenu, ses réponses sont reportées sur la version en cours.", again)
    if case.facts.grilles[case.file.grille_sha256].correspondance:
        return Told(f"{start} ; une autre révision de l’établissement est retenue.")
    return Told(f"{start} : il est conservé, sans être compté.", again)


def _conflict(case: Case) -> Told:
    lines = [
        f"le dossier {rival.dossier_id[:8]}, révision {rival.revision}, daté du {date_in_words(rival.cree_le)} "
        f"(empreinte {_digits(rival)}…)"
        for rival in case.ruling.rivals
    ]
    told = f"Plusieurs fichiers différents sont arrivés de l’établissement : {joined(lines)}."
    if case.ruling.overtaken:
        return Told(f"{told} Aucun d’eux ne compte plus : une révision plus récente est retenue.")
    choices = " ou ".join(f"{short(rival.identite)} (empreinte {_digits(rival)}…)" for rival in case.ruling.rivals)
    return Told(
        f"{told} Aucun n’est compté tant que l’un d’eux n’est pas choisi.",
        "Dites lequel est le bon.",
        f"Une fois la réponse connue : choisir {case.file.uai} suivi de {choices}",
    )


def _digits(file: Received) -> str:
    """The first digits of its empreinte, which the post shows too."""
    return empreinte_of_payload(file.payload_sha256)[:9]


def empreinte_of(x: str) -> str:
    """The empreinte of a key, as the sheet « À communiquer » prints it."""
    return PublicKey(base64url.decode(x)).empreinte


_TOLD = {
    Word.ACCEPTE: _accepted,
    Word.DEJA_RECU: _already,
    Word.REVISION_ANCIENNE: _older,
    Word.REFUSE_CONTENU: _content,
    Word.REFUSE_CAMPAGNE: _campagne,
    Word.HORS_DELAI: _late,
    Word.REFUSE_UAI: _wrong_uai,
    Word.NON_ATTENDU: _unexpected,
    Word.NON_RATTACHE: _unknown_key,
    Word.CLE_REMPLACEE: _replaced,
    Word.REFUSE_CLE: _others_key,
    Word.REFUSE_CLE_REVOQUEE: _revoked,
    Word.GRILLE_ANCIENNE: _older_grid,
    Word.CONFLIT: _conflict,
}
