"""Two campagnes side by side: what moved is told, what cannot be compared too."""

from hypothesis import given
from hypothesis import strategies as st

from paliers_desktop.core.assessment import Answer, Assessment, Etat
from paliers_desktop.core.carry_forward import Year
from paliers_desktop.core.grid_lineage import with_ancienne
from paliers_desktop.core.report.comparison import compare
from report_samples import COLLEGE, at_paliers, small_grille
from suivi_samples import two_years

GRILLE = small_grille()
ETATS = st.dictionaries(st.sampled_from(GRILLE.reading_order), st.none() | st.sampled_from(Etat))


def year(etats: dict[str, Etat | None], first: int = 2026) -> Year:
    answers = {key: Answer(etat=etat) for key, etat in etats.items()}
    return Year(GRILLE, Assessment(COLLEGE, f"creteil-{first}-{first + 1}", answers))


@given(ETATS, ETATS)
def test_every_answer_that_moved_is_there_once_and_no_other(old, new):
    told = compare(year(old), year(new, 2027), {})
    moved = {line.critere_id: (line.before, line.after) for group in told.moved for line in group.lines}
    assert moved == {
        key: (old.get(key), new.get(key)) for key in GRILLE.reading_order if old.get(key) is not new.get(key)
    }
    assert told.notes == ()
    assert [line.moved == "aucun" for line in told.domaines] == [
        all(group.slug != domaine.slug for group in told.moved) for domaine in GRILLE.domaines
    ]


def test_paliers_and_moves_are_told_by_domaine_and_drawn_one_over_the_other():
    before, after = two_years(GRILLE, at_paliers(GRILLE, 1, 1, 1, 2, 0, None))
    told = compare(before, after, {"d1": 2, "d4": 3})
    assert (told.before, told.after) == ("2026-2027", "2027-2028")
    assert told.summary == "De 2026-2027 à 2027-2028, 12 réponses ont changé, dont 3 critères mis en place."
    first = told.domaines[0]
    assert first.moved == "1 mis en place, 1 en cours, 1 à reprendre et 1 avec une autre réponse"
    assert first.vise_words == "Palier 2"
    assert [series.kind for series in told.radar.series] == ["target", "previous", "current"]
    assert [kind for kind, _ in told.legend][:3] == ["current", "previous", "target"]
    assert [vertex.slug for vertex in told.radar.series[0].vertices] == ["d1", "d4"]
    assert "En 2026-2027 : " in told.radar_text
    assert "Visé : Pilotage : palier 2, Pratiques : palier 3." in told.radar_text


def test_another_version_of_the_grid_says_what_has_no_counterpart():
    from core.test_carry_forward import renamed

    gone = "D1-P1-1"
    new = renamed(GRILLE, gone, "NEUF-01")
    before = Year(GRILLE, at_paliers(GRILLE, 1, 1, 1, 1, 1, 1))
    answers = {key: Answer(etat=Etat.OUI) for key in new.criteres}
    after = Year(
        with_ancienne(new, GRILLE, {key: None if key == gone else key for key in GRILLE.criteres}),
        Assessment(COLLEGE, "creteil-2027-2028", answers),
    )
    told = compare(before, after, {})
    assert told.notes[0].startswith("La grille a changé entre les deux campagnes : 35 critères se comparent.")
    assert told.notes[1:] == (
        "Nouveaux dans la grille : 1.1.",
        "Sans équivalent aujourd’hui, et toujours lisibles dans leur année : 1.1.",
    )
    assert all(line.critere_id != "NEUF-01" for group in told.moved for line in group.lines)
