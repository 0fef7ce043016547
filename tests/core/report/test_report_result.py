"""The table: the numbers of the profile, told once for screen and PDF."""

from hypothesis import given

from paliers_desktop.core.report.result import NOTHING, result_report
from paliers_desktop.core.scoring import compute_profile
from report_samples import ECOLE, at_paliers, catalogue, small_grille
from strategies import situations

GRILLE = small_grille()


@given(situations())
def test_rows_are_the_domaines_in_grid_order_and_the_total_is_their_sum(situation):
    grille, answers = situation
    report, profile = result_report(grille, answers), compute_profile(grille, answers)
    assert [row.slug for row in report.rows] == [domaine.slug for domaine in grille.domaines]
    assert [row.palier for row in report.rows] == [domaine.palier for domaine in profile.domaines]
    assert report.total.palier == profile.palier
    for field in ("oui", "en_cours", "non", "sans_objet", "sans_reponse"):
        assert getattr(report.total.counts, field) == sum(getattr(row.counts, field) for row in report.rows)
    assert report.total.counts.sans_reponse == profile.unanswered
    assert report.total.counts.sans_objet == profile.sans_objet


def test_a_row_says_chip_value_and_what_is_missing():
    report = result_report(GRILLE, at_paliers(GRILLE, 2, 1, 0, 3, None, 1))
    told = [(row.chip, row.value, row.missing) for row in report.rows]
    assert told == [
        ("Palier 2", "2 · 0 sur 2 vers le palier 3", "2 critères pour le palier 3"),
        ("Palier 1", "1 · 0 sur 2 vers le palier 2", "2 critères pour le palier 2"),
        ("Vers le palier 1", "0 · 0 sur 2 vers le palier 1", "2 critères pour le palier 1"),
        ("Palier 3", "3", NOTHING),
        ("Sans objet", "Sans objet", NOTHING),
        ("Palier 1", "1 · 0 sur 2 vers le palier 2", "2 critères pour le palier 2"),
    ]
    assert (report.total.titre, report.total.note) == ("Établissement", "")
    assert report.total.missing == "2 critères pour le palier 1"


def test_total_row_of_a_school():
    grille = catalogue().for_type("ecole_primaire").grille
    report = result_report(grille, at_paliers(grille, *[1] * 6, etablissement=ECOLE))
    assert (report.total.titre, report.total.chip) == ("École", "Palier 1")
    assert report.total.note == "atteint dans les six domaines"


def test_the_rule_names_its_seuil():
    assert "quand tous les critères de ce palier" in result_report(GRILLE, at_paliers(GRILLE, *[1] * 6)).rule
    grille = small_grille(seuil=80)
    assert "quand au moins 80 % des critères de ce palier" in result_report(grille, at_paliers(grille, *[1] * 6)).rule
