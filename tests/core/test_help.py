"""The helps of the real grids, and the faults of a help file."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paliers_desktop.core.grid_loader import GridError, load_catalogue
from paliers_desktop.core.help import NO_HELP, Aide, AideCritere, Echelle, ReleveDe, Terme, kept_help, load_help
from paliers_desktop.core.typography import typographic
from paliers_desktop.paths import criteria_folder

ENTRIES = load_catalogue(criteria_folder()).entries
GRILLE = next(entry.grille for entry in ENTRIES if entry.grille.id == "creteil-etablissements")
HEAD = 'grille = "creteil-etablissements"\n'
DATED = ("B2i", "DATICE", "Edumarket", "CCC", "formateur Tice", "THD", "référent TICE", "palier 4 du socle")

WHOLE = (
    HEAD
    + """
[criteres.PIL-01]
sens = "Le numérique est écrit dans le projet."
preuve = "Le volet numérique du projet."
premier_pas = "Relire le projet avec la direction."
releve_de = "etablissement"
echelle = "circonscription"
levier = "Le réseau des référents numériques."
lecture = "le volet numérique"
lecture_a_confirmer = false
implique = ["PIL-04", "PIL-07"]

[[glossaire]]
terme = "B2i"
aujourd_hui = "Pix"
depuis = "2019"
a_confirmer = false

[[glossaire]]
terme = "THD"
aujourd_hui = "très haut débit"
"""
)


def faults_of(text: str) -> tuple[str, ...]:
    with pytest.raises(GridError) as caught:
        load_help(text.encode(), GRILLE, "aide.toml")
    return caught.value.faults


def test_everything_a_help_can_say():
    aide = load_help(WHOLE.encode(), GRILLE, "aide.toml")
    assert aide.critere("PIL-01") == AideCritere(
        sens="Le numérique est écrit dans le projet.",
        preuve="Le volet numérique du projet.",
        premier_pas="Relire le projet avec la direction.",
        releve_de=ReleveDe.ETABLISSEMENT,
        levier="Le réseau des référents numériques.",
        lecture="le volet numérique",
        lecture_a_confirmer=False,
        implique=("PIL-04", "PIL-07"),
        echelle=Echelle.CIRCONSCRIPTION,
    )
    assert aide.of_circonscription() == ("PIL-01",)
    assert aide.glossaire == (Terme("B2i", "Pix", "2019", False), Terme("THD", "très haut débit"))
    assert aide.critere("PIL-02") is NO_HELP


def test_a_lecture_carries_its_mark_until_it_is_confirmed():
    proposed = Aide({"PIL-01": AideCritere(lecture="le volet")})
    assert proposed.lecture("PIL-01") == "Lire aujourd’hui : le volet."
    assert proposed.lecture_mark("PIL-01") == "lecture proposée, à confirmer par l’académie"
    assert proposed.full_lecture("PIL-01") == (
        "Lire aujourd’hui : le volet (lecture proposée, à confirmer par l’académie)."
    )
    confirmed = Aide({"PIL-01": AideCritere(lecture="le volet", lecture_a_confirmer=False)})
    assert confirmed.lecture_mark("PIL-01") is None
    assert confirmed.full_lecture("PIL-01") == "Lire aujourd’hui : le volet."


def test_a_criterion_without_lecture_has_neither_line_nor_mark():
    aide = Aide({"PIL-01": AideCritere(sens="Un sens.")})
    for key in ("PIL-01", "PIL-02"):
        assert (aide.lecture(key), aide.lecture_mark(key), aide.full_lecture(key)) == (None, None, None)


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.grille.id)
class TestRealHelps:
    def test_each_dated_criterion_has_its_lecture(self, entry):
        dated = [c.id for c in entry.grille.criteres.values() if any(word in c.texte for word in DATED)]
        assert dated
        assert [key for key in dated if entry.aide.lecture(key) is None] == []

    def test_helps_follow_the_grid_and_lectures_are_all_to_be_confirmed(self, entry):
        written = list(tomllib.loads(entry.aide_toml.decode())["criteres"])
        assert written == [key for key in entry.grille.criteres if key in written]
        assert all(entry.aide.lecture_mark(key) for key in written if entry.aide.lecture(key))

    def test_lectures_are_good_french_typography(self, entry):
        for key in entry.grille.criteres:
            line = entry.aide.full_lecture(key) or ""
            assert not set(line) & set("'\"\u00a0!")
            assert typographic(line).replace("\u00a0", " ") == line


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        (
            "[criteres.PIL-99]\n",
            "criteres.PIL-99 : « PIL-99 » n’est pas un critère de la grille creteil-etablissements",
        ),
        ("[criteres.PIL-01]\ncouleur = 1\n", "criteres.PIL-01.couleur : clé inconnue"),
        ('[criteres.PIL-01]\nsens = ""\n', "criteres.PIL-01.sens : le texte est vide"),
        (
            '[criteres.PIL-01]\nreleve_de = "mairie"\n',
            "criteres.PIL-01.releve_de : « mairie » n’est pas reconnu "
            "(etablissement, collectivite, academie, circonscription)",
        ),
        (
            '[criteres.PIL-01]\nechelle = "bassin"\n',
            "criteres.PIL-01.echelle : « bassin » n’est pas reconnu (circonscription)",
        ),
        (
            '[criteres.PIL-01]\nimplique = ["PIL-02", "X"]\n',
            "criteres.PIL-01.implique[1] : « X » n’est pas un critère de la grille creteil-etablissements",
        ),
        (
            '[criteres.PIL-01]\nimplique = ["PIL-01"]\n',
            "criteres.PIL-01.implique[0] : un critère ne s’implique pas lui-même",
        ),
        (
            '[criteres.PIL-01]\nimplique = ["PIL-02"]\n[criteres.PIL-02]\nimplique = ["PIL-03"]\n'
            '[criteres.PIL-03]\nimplique = ["PIL-02"]\n',
            "criteres.PIL-02.implique : les critères s’impliquent en rond (PIL-02 → PIL-03 → PIL-02)",
        ),
        (
            '[criteres.PIL-01]\nlecture = "Lire aujourd’hui : Pix"\n',
            "criteres.PIL-01.lecture : « Lire aujourd’hui : » est ajouté par le programme",
        ),
        (
            '[criteres.PIL-01]\nlecture = "Pix."\n',
            "criteres.PIL-01.lecture : le point final est ajouté par le programme",
        ),
        (
            '[criteres.PIL-01]\nlecture = "Pix"\nlecture_a_confirmer = 0\n',
            "criteres.PIL-01.lecture_a_confirmer : un booléen est attendu, pas un entier",
        ),
        ('[criteres]\nPIL-01 = "Pix"\n', "criteres.PIL-01 : une table est attendue, pas un texte"),
        ('[[glossaire]]\nterme = "B2i"\n', "glossaire[0].aujourd_hui : manque"),
        ("[glossaire]\n", "glossaire : une liste est attendue, pas une table"),
        ("[aides]\n", "aides : clé inconnue"),
    ],
)
def test_each_fault_is_named_with_its_place(body, fault):
    assert faults_of(HEAD + body) == (fault,)


def test_criteria_may_share_what_they_imply():
    shared = '[criteres.PIL-01]\nimplique = ["PIL-02", "PIL-03"]\n[criteres.PIL-02]\nimplique = ["PIL-03"]\n'
    assert load_help((HEAD + shared).encode(), GRILLE, "aide.toml").critere("PIL-01").implique == ("PIL-02", "PIL-03")


def test_each_circle_is_named_once():
    circles = "".join(
        f'[criteres.PIL-0{a}]\nimplique = ["PIL-0{b}"]\n' for a, b in ((1, 2), (2, 3), (3, 1), (4, 5), (5, 4))
    )
    assert [fault.partition(" : ")[0] for fault in faults_of(HEAD + circles)] == [
        "criteres.PIL-01.implique",
        "criteres.PIL-04.implique",
    ]


def test_a_help_for_another_grid_is_refused():
    assert "grille : ces aides sont écrites pour « creteil-ecoles », pas pour « creteil-etablissements »" in faults_of(
        'grille = "creteil-ecoles"\n'
    )
    assert faults_of("") == ("grille : manque",)


def test_all_faults_at_once():
    assert len(faults_of(HEAD + "[criteres.PIL-99]\nsens = 1\n[criteres.PIL-01]\nimplique = []\nx = 1\n")) == 4


@given(st.integers(0, len(WHOLE)), st.text(max_size=3))
def test_any_edit_loads_or_is_refused(offset, junk):
    text = WHOLE[:offset] + junk + WHOLE[offset + len(junk) :]
    try:
        aide = load_help(text.encode("utf-8", "replace"), GRILLE, "aide.toml")
    except GridError as error:
        assert_named(error)
    else:
        assert set(aide.criteres) <= set(GRILLE.criteres)


def assert_named(error: GridError) -> None:
    assert error.faults
    assert all(" : " in fault for fault in error.faults)


def test_the_academie_may_send_a_grid_without_helps():
    assert kept_help(b"", GRILLE, "essai.aide.toml") == Aide()
    assert kept_help(HEAD.encode(), GRILLE, "essai.aide.toml") == load_help(HEAD.encode(), GRILLE, "essai.aide.toml")
