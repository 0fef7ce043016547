"""The two grids against their source, and what a grid says of itself."""

import hashlib
import json
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from paliers_desktop.core.assessment import TypeEtablissement
from paliers_desktop.core.grid import Grille, Jalon, normative_json
from paliers_desktop.core.grid_loader import load_catalogue
from paliers_desktop.core.typography import typographic
from paliers_desktop.paths import criteria_folder
from strategies import grilles

TRANSCRIPTION = tomllib.loads((Path(__file__).parents[1] / "assets/transcription.toml").read_text(encoding="utf-8"))
DOMAINES = ["pilotage", "formation", "ressources", "pratiques", "reseau", "equipement"]
COUNTS = {  # shared with the source's own table: criteria by palier, domaine by domaine
    "creteil-etablissements": [(6, 2, 5), (1, 5, 3), (2, 4, 2), (2, 5, 5), (3, 2, 4), (2, 1, 4)],
    "creteil-ecoles": [(5, 4, 3), (1, 4, 3), (3, 6, 5), (4, 6, 5), (3, 3, 3), (3, 2, 4)],
}
FROZEN = {
    "creteil-ecoles": "3e0851807b3d403a601fba297ff720ebc07ab6226f7338ec08933322b9561666",
    "creteil-etablissements": "8906430249d7a715df2d883e714f805ea719b6a707734b1deeb6539ec41ff579",
}
ANNEXES = {"creteil-etablissements": 1, "creteil-ecoles": 7}


@pytest.fixture(scope="module")
def catalogue():
    return load_catalogue(criteria_folder())


@pytest.mark.parametrize(("grille_id", "annexe"), ANNEXES.items())
class TestTranscription:
    def source(self, annexe: int) -> list[dict[str, object]]:
        return [row for row in TRANSCRIPTION["criteria"] if row["annexe"] == annexe]

    def test_words_paliers_order_and_marks(self, catalogue, grille_id, annexe):
        grille = catalogue.by_id(grille_id).grille
        found = [
            (domaine.slug, critere.palier, plain(critere.texte), critere.colonne_deduite)
            for domaine in grille.domaines
            for critere in domaine.criteres
        ]
        expected = [
            (row["domain"], row["palier"], plain(row["text"]), row["confidence"] == "inferred")
            for slug in DOMAINES
            for row in self.source(annexe)
            if row["domain"] == slug
        ]
        assert found == expected

    def test_displayed_words_are_those_of_the_source(self, catalogue, grille_id, annexe):
        grille = catalogue.by_id(grille_id).grille
        shown = sorted(plain(typographic(critere.texte)) for critere in grille.criteres.values())
        assert shown == sorted(plain(row["text"]) for row in self.source(annexe))

    def test_counts(self, catalogue, grille_id, annexe):
        grille = catalogue.by_id(grille_id).grille
        assert [domaine.slug for domaine in grille.domaines] == DOMAINES
        counts = [tuple(sum(c.palier == p for c in d.criteres) for p in (1, 2, 3)) for d in grille.domaines]
        assert counts == COUNTS[grille_id]
        assert (grille.regle.seuil, grille.regle.agregation, grille.version) == (100, "minimum", "2014.1")


def test_the_source_has_125_criteria_and_28_inferred_columns(catalogue):
    criteres = [critere for grille in catalogue.grilles for critere in grille.criteres.values()]
    assert len(criteres) == 125
    assert sum(critere.colonne_deduite for critere in criteres) == 28
    assert len({critere.id for critere in criteres}) == 125


def test_the_three_official_titles(catalogue):
    titles = [palier.titre for palier in catalogue.by_id("creteil-ecoles").grille.paliers]
    assert [plain(title) for title in titles] == [
        "Conditions minimales pour amorcer les usages du numérique",
        "Conditions de réussite pour l'intégration du numérique dans les pratiques éducatives et pédagogiques",
        "Conditions avancées pour l'appropriation du numérique dans les pratiques éducatives et pédagogiques",
    ]


def test_the_numbers_people_see(catalogue):
    grille = catalogue.by_id("creteil-etablissements").grille
    by_number = {number: plain(grille.criteres[key].texte) for key, number in grille.numeros.items()}
    assert by_number["2.5"] == (
        "Suivi d'une action de formation pédagogique intégrant le numérique pour au moins un enseignant référent "
        "par pôle disciplinaire"
    )
    assert by_number["6.3"] == "Généralisation de l'équipement des salles en matériel de vidéoprojection"


def test_pilotage_ids_are_those_of_the_exchange_format(catalogue):
    grille = catalogue.by_id("creteil-etablissements").grille
    assert [critere.id for critere in grille.domaine("pilotage").criteres] == [f"PIL-{i:02}" for i in range(1, 14)]


def test_every_type_has_its_grid(catalogue):
    found = {str(kind): catalogue.for_type(kind).grille.id for kind in TypeEtablissement}
    assert {kind for kind, grille_id in found.items() if grille_id == "creteil-ecoles"} == {
        "ecole_maternelle",
        "ecole_elementaire",
        "ecole_primaire",
    }


def test_the_normative_sha256_is_frozen(catalogue):
    """Released: answers and signed files name these. Changing one is a new version of the grid."""
    assert {grille.id: grille.sha256 for grille in catalogue.grilles} == FROZEN


@given(grilles())
def test_numbers_and_reading_order_follow_domaine_then_palier(grille: Grille):
    places = [tuple(map(int, grille.numeros[key].split("."))) for key in grille.reading_order]
    assert places == sorted(places)
    assert set(grille.reading_order) == set(grille.criteres)
    for domaine in grille.domaines:
        paliers = [grille.criteres[k].palier for k in grille.reading_order if grille.domaine_of(k) is domaine]
        assert paliers == sorted(paliers)


@given(grilles())
def test_sha256_is_of_canonical_json(grille: Grille):
    data = normative_json(grille)
    again = json.dumps(json.loads(data), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert again.encode() == data
    assert grille.sha256 == hashlib.sha256(data).hexdigest()


@given(grilles())
def test_what_is_not_normative_leaves_the_sha256(grille: Grille):
    first, *others = grille.domaines
    marked = replace(first.criteres[0], colonne_deduite=True)
    mended = replace(
        grille,
        academie="autre",
        source="autre",
        titre_court="autre",
        types=("lycee",),
        jalons=(Jalon("Un jalon", "Son texte"),),
        paliers=tuple(replace(palier, titre_court="autre") for palier in grille.paliers),
        domaines=(replace(first, titre_court="autre", criteres=(marked, *first.criteres[1:])), *others),
    )
    assert mended.sha256 == grille.sha256


@given(grilles(), st.data())
def test_what_is_normative_changes_the_sha256(grille: Grille, data):
    first, *others = grille.domaines
    critere = first.criteres[0]

    def with_critere(**fields: object) -> Grille:
        changed = replace(first, criteres=(replace(critere, **fields), *first.criteres[1:]))
        return replace(grille, domaines=(changed, *others))

    changed = data.draw(
        st.sampled_from(
            [
                replace(grille, id="autre"),
                replace(grille, version="2"),
                replace(grille, titre="Autre"),
                replace(grille, regle=replace(grille.regle, seuil=grille.regle.seuil % 100 + 1)),
                replace(grille, paliers=(replace(grille.paliers[0], titre="Autre"), *grille.paliers[1:])),
                replace(grille, domaines=(replace(first, titre="Autre"), *others)),
                replace(grille, domaines=(replace(first, slug="autre"), *others)),
                with_critere(id="AUTRE"),
                with_critere(texte="Autre"),
                with_critere(palier=critere.palier % 3 + 1),
            ]
        )
    )
    assert changed.sha256 != grille.sha256


def test_unknown_domaine_or_critere_is_a_key_error(catalogue):
    grille = catalogue.grilles[0]
    with pytest.raises(KeyError):
        grille.domaine("inconnu")
    with pytest.raises(KeyError):
        grille.domaine_of("inconnu")


def plain(text: object) -> str:
    """A text without French typography: the words are what must not change."""
    bare = str(text).replace("’", "'").replace("\u00a0", " ")
    return bare.replace("« ", '"').replace(" »", '"')
