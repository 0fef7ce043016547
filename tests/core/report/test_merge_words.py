"""What two copies compared say, in the words of the screens."""

import datetime

import pytest

from merge_samples import Post
from paliers_desktop.core.assessment import Etat
from paliers_desktop.core.history import Target
from paliers_desktop.core.merge_copy import Place, Unit, units_of
from paliers_desktop.core.report.merge_names import Namer
from paliers_desktop.core.report.merge_values import ASPECTS, etat_of, value_words
from paliers_desktop.core.report.merge_words import (
    Compared,
    changed_words,
    clash_sentence,
    compared,
    merged_sentence,
)
from paliers_desktop.core.report.wording import moment_in_words
from paliers_desktop.core.seance import passage_key
from paliers_desktop.storage.fields import COLUMNS
from report_samples import small_grille

GRILLE = small_grille()
FIRST, SECOND, THIRD = GRILLE.reading_order[:3]
SEANCE = "5" * 32
BEGUN = "2027-03-12T13:05:00+00:00"


def told(here: Post, there: Post, **counts: int) -> Compared:
    return compared(here.plan(there), Namer(GRILLE, here.copy, there.copy), **counts)


def answer(post: Post, critere: str, etat: str) -> None:
    post.set(Target.REPONSES, critere, etat=etat)


@pytest.mark.parametrize(
    ("target", "field", "values", "words"),
    [
        (Target.REPONSES, "etat", (None, None, "", None), "Sans réponse"),
        (Target.REPONSES, "etat", ("en_cours", None, "", "2027-03-31"), "En cours, échéance : mars 2027"),
        (Target.REPONSES, "etat", ("sans_objet", "public_absent", "", None), "Sans objet : public absent"),
        (Target.REPONSES, "etat", ("sans_objet", "autre", "Site fermé", None), "Sans objet : « Site fermé »"),
        (Target.REPONSES, "commentaire", ("",), "(vide)"),
        (Target.REPONSES, "a_verifier", (True, "CPE"), "À vérifier auprès de : CPE"),
        (Target.REPONSES, "a_verifier", (False, ""), "Sans la marque"),
        (Target.RELECTURE, "relu", (True, "2027-03-12"), "Déclarée le 12 mars 2027"),
        (Target.ETABLISSEMENT, "type", ("lycee",), "Lycée"),
        (Target.ETABLISSEMENT, "fonction", ("erun",), "ERUN"),
        (Target.SEANCES, "presents", ("cpe parents",), "CPE, Parents d’élèves"),
        (Target.SEANCES, "debut", (BEGUN,), "12 mars 2027, 14:05"),
        (Target.SEANCES, "fin", (None,), "(vide)"),
        (Target.PASSAGES, "avis_partages", (False,), "Non"),
    ],
)
def test_each_value_has_its_words(target: Target, field: str, values: tuple, words: str) -> None:
    assert value_words(Unit(target, "", (field,)), values) == words


def test_every_field_of_a_dossier_has_a_name() -> None:
    units = units_of(Place(target, "", field) for target, fields in COLUMNS.items() for field in fields)
    assert {(unit.target, unit.fields[0]) for unit in units} == set(ASPECTS)


def test_counts_in_one_sentence() -> None:
    here, there = Post(), Post()
    for critere in (FIRST, SECOND):
        answer(there, critere, "oui")
    answer(here, THIRD, "oui")
    assert told(here, there).summary == "2 réponses viennent de l’autre copie et 1 d’ici."
    answer(here, FIRST, "oui")
    summary = told(here, there, exports=1, documents=2).summary
    assert summary == (
        "1 réponse vient de l’autre copie, 1 d’ici et 1 est la même. "
        "Elle apporte aussi 1 fichier signé et 2 fichiers reçus."
    )


def test_a_copy_without_answers_of_its_own_brings_its_seance() -> None:
    here, there = Post(), Post()
    there.set(Target.SEANCES, SEANCE, debut=BEGUN, lieu="CDI")
    there.set(Target.PASSAGES, passage_key(SEANCE, FIRST), discute=True)
    words = told(here, there)
    assert words.summary == "Aucune réponse ne vient d’office de l’autre copie. Elle apporte aussi 1 séance."
    assert words.lists == (("Viennent de l’autre copie", ("Séance du 12 mars 2027",)),)


def test_what_differs_is_side_by_side_in_the_order_of_the_grid() -> None:
    here, there = Post(), Post()
    for post, etat, text in ((here, "oui", "Prêt"), (there, "non", "Vu")):
        answer(post, SECOND, etat)
        post.set(Target.REPONSES, FIRST, commentaire=text)
        post.set(Target.ETABLISSEMENT, "", nom=text)
    groups = told(here, there).groups
    assert [group.titre for group in groups] == ["Établissement", GRILLE.domaines[0].titre]
    first, second = groups[1].subjects
    assert first.titre == f"1.1 {GRILLE.criteres[FIRST].texte}"
    assert first.choices[0].both == "Prêt\nVu"
    (choice,) = second.choices
    assert (choice.here.value, choice.here.etat, choice.there.value) == ("Oui", Etat.OUI, "Non")
    (time,) = [line.time for line in here.lines if line.change.after == "oui"]
    assert choice.here.when == f"changé le {moment_in_words(time)}"
    assert choice.both == ""


def test_a_seance_is_named_where_an_answer_was_given_in_it() -> None:
    here, there = Post(), Post()
    there.set(Target.SEANCES, SEANCE, debut=BEGUN)
    answer(here, FIRST, "oui")
    there.set(Target.REPONSES, FIRST, seance=SEANCE, etat="non")
    (group,) = told(here, there).groups
    assert group.subjects[0].choices[0].there.when.endswith(", séance du 12 mars 2027")


def test_what_is_said_once_done() -> None:
    here, there = Post(), Post()
    answer(here, FIRST, "oui")
    answer(there, FIRST, "non")
    answer(there, SECOND, "non")
    plan = here.plan(there)
    done = "Fusion faite : 1 réponse vient de l’autre copie, 1 choix est fait."
    assert merged_sentence(plan, undoable=True) == f"{done} « Annuler » la reprend."
    assert merged_sentence(plan, undoable=False) == done


def test_two_files_of_one_number() -> None:
    assert clash_sentence((), 3) == ""
    assert "Fichier signé n° 2 : " in clash_sentence((2,), 3)
    assert "le n° 3 réunit" in clash_sentence((2,), 3)


def test_when_a_file_changed() -> None:
    assert changed_words(datetime.datetime(2027, 3, 12, 9, 42, tzinfo=datetime.UTC)) == "modifié le 12 mars 2027, 10:42"
    assert changed_words(None) == "sans réponse"


def test_only_an_answer_has_a_sign() -> None:
    assert etat_of(Unit(Target.REPONSES, FIRST, ("etat",)), ("oui",)) is Etat.OUI
    with pytest.raises(KeyError):
        etat_of(Unit(Target.REPONSES, FIRST, ("commentaire",)), ("",))
