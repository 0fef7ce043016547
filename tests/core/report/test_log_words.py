"""What the history of a criterion says, geste by geste."""

import datetime

import pytest

from paliers_desktop.core.criterion_log import LogEntry
from paliers_desktop.core.history import Change, Geste, Kind, Target
from paliers_desktop.core.report.log_words import LogLine, log_lines

TIME = datetime.datetime(2027, 3, 12, 9, 42, tzinfo=datetime.UTC)


def what(*fields: tuple, kind: Kind = Kind.SAISIE, seance: str | None = None) -> str:
    changes = tuple(Change(Target.REPONSES, "PIL-01", *field) for field in fields)
    (line,) = log_lines([LogEntry(TIME, Geste("a", kind, changes, seance=seance))])
    return line.what


def test_a_line_tells_the_local_time():
    entry = LogEntry(TIME, Geste("a", Kind.SAISIE, (Change(Target.REPONSES, "PIL-01", "etat", "non", "en_cours"),)))
    assert log_lines([entry]) == (LogLine("12 mars 2027, 10:42", "Non → En cours"),)


@pytest.mark.parametrize(
    ("field", "before", "after", "words"),
    [
        ("etat", None, "sans_objet", "Sans réponse → Sans objet"),
        ("etat", "oui", None, "Oui → Sans réponse"),
        ("commentaire", "", "Vu", "Commentaire ajouté"),
        ("commentaire", "Vu", "Vu avec", "Commentaire modifié"),
        ("commentaire", "Vu", "", "Commentaire effacé"),
        ("motif_code", None, "public_absent", "Motif : public absent"),
        ("motif_code", "autre", None, "Motif retiré"),
        ("motif_texte", "", "Internat", "Motif en clair ajouté"),
        ("a_verifier", False, True, "À vérifier"),
        ("a_verifier", True, False, "« À vérifier » retiré"),
        ("aupres_de", "", "Gestionnaire", "À vérifier auprès de : Gestionnaire"),
        ("aupres_de", "CPE", "", "« Auprès de » effacé"),
        ("echeance", None, "2027-03-31", "Échéance : mars 2027"),
        ("echeance", "2027-03-12", None, "Échéance retirée"),
        ("a_confirmer", True, False, "Confirmé"),
        ("besoin", False, True, "Accompagnement souhaité"),
        ("partage", True, False, "« Expérience à partager » retiré"),
    ],
)
def test_each_field_has_its_words(field, before, after, words):
    assert what((field, before, after)) == words


def test_the_answer_is_told_before_what_goes_with_it():
    assert what(("echeance", "2027-03-31", None), ("etat", "en_cours", "oui")) == "En cours → Oui ; échéance retirée"


def test_whom_to_ask_goes_with_the_mark():
    assert what(("aupres_de", "CPE", ""), ("a_verifier", True, False)) == "« À vérifier » retiré"


def test_annulations_and_retablissements_are_told_as_such():
    assert what(("etat", "oui", "non"), kind=Kind.ANNULATION) == "Annulation : Oui → Non"
    assert what(("commentaire", "", "Vu"), kind=Kind.RETABLISSEMENT) == "Rétablissement : commentaire ajouté"


def test_a_seance_is_told():
    assert what(("etat", None, "oui"), seance="s") == "Sans réponse → Oui (en séance)"


def test_a_fusion_tells_what_it_kept_too():
    kept = (("etat", "oui", "oui"), ("commentaire", "Vu", "Vu"), ("motif_code", None, None))
    assert what(*kept, kind=Kind.FUSION) == "Fusion : « Oui » gardé ; commentaire gardé tel quel"
    assert what(("etat", "oui", "non"), ("besoin", False, False), kind=Kind.FUSION) == "Fusion : Oui → Non"
