"""What each help of the real grids must hold: complete, short, plain, different from the others, without blame."""

import re
import unicodedata
from itertools import combinations

import pytest

from paliers_desktop.core.grid_loader import load_catalogue
from paliers_desktop.paths import criteria_folder

ENTRIES = {entry.grille.id: entry for entry in load_catalogue(criteria_folder()).entries}
COMPLETE = ("creteil-etablissements", "creteil-ecoles")
LONGEST = {"sens": 260, "preuve": 180, "premier_pas": 200, "levier": 260}
BANNED = re.compile(
    r"\b(scores?|notes?|retards?|échecs?|insuffisante?s?|classements?|obligatoires?|niveaux? faibles?)\b", re.IGNORECASE
)

# The people, places and programmes that the feuille de route names: nothing else may be called a lever.
NAMED_LEVERS = (
    "M@gistère",
    "PAF",
    "Canopé",
    "DANE",
    "GREID",
    "CLEMI",
    "DSI",
    "IEN TICE",
    "MF TICE",
    "Médiafiche",
    "référents numériques",
    "professeurs relais",
    "formations de proximité",
    "aides négociées de district",
    "ENT1D",
    "dialogues de gestion",
    "commission numérique",
    "« numérique responsable »",
    "cercles d’usagers",
    "observatoire académique des usages",
    "guichet unique d’assistance",
    "lettre de rentrée numérique",
    "jalons",
    "hébergements académiques",
    "espaces de travail collaboratifs",
    "espaces Web pédagogiques et disciplinaires",
    "portail national unifié",
    "ressources pour les parents",
    "conventions entre l’académie et les collectivités",
    "conventions avec les départements",
    "travail de l’académie avec les collectivités",
    "ViaEduc",
    "D’Col",
    "Ordival",
    "BYOD",
    "comité stratégique du premier degré",
    "portfolio",
    "flottes de matériel mobile",
    "liaisons intercycles",
    "« Sipperec »",
    "équipements mobiles",
    "« salon numérique permanent »",
)
REPEATS = 3  # a sentence may occur in that many helps, no more
FUNCTION_WORDS = 3  # letters: shorter words say nothing of their own


def texts_of(entry):
    """(id, field, text) of every written text of a help file, without its lectures and glossary."""
    for critere_id, aide in entry.aide.criteres.items():
        for field in LONGEST:
            if text := getattr(aide, field):
                yield critere_id, field, text


def words(text):
    folded = unicodedata.normalize("NFD", text.casefold())
    bare = "".join(c for c in folded if not unicodedata.combining(c))
    return {word.rstrip("sx") for word in re.findall(r"[a-z0-9@]+", bare) if len(word) > FUNCTION_WORDS}


@pytest.mark.parametrize("grille_id", COMPLETE)
@pytest.mark.parametrize("field", ["sens", "preuve", "premier_pas", "releve_de"])
def test_each_criterion_is_helped(grille_id, field):
    entry = ENTRIES[grille_id]
    assert [key for key in entry.grille.criteres if not getattr(entry.aide.critere(key), field)] == []


def test_the_seven_criteria_of_a_circonscription_are_those_whose_text_names_it():
    ecoles = ENTRIES["creteil-ecoles"]
    named = tuple(key for key, one in ecoles.grille.criteres.items() if "circonscription" in one.texte)
    assert ecoles.aide.of_circonscription() == named
    assert len(named) == 7
    assert ENTRIES["creteil-etablissements"].aide.of_circonscription() == ()


def test_every_grid_is_held_to_completeness():
    assert set(COMPLETE) == set(ENTRIES)


@pytest.mark.parametrize("entry", ENTRIES.values(), ids=list(ENTRIES))
class TestWrittenHelps:
    def test_texts_are_short_sentences(self, entry):
        wrong = [
            (key, field, len(text))
            for key, field, text in texts_of(entry)
            if len(text) > LONGEST[field] or not text.endswith(".") or not text[0].isupper()
        ]
        assert wrong == []

    def test_texts_never_blame_nor_sound_like_an_exam(self, entry):
        found = [(key, field, BANNED.findall(text)) for key, field, text in texts_of(entry) if BANNED.search(text)]
        assert found == []

    def test_texts_are_in_french_typography(self, entry):
        wrong = [(key, field) for key, field, text in texts_of(entry) if set(text) & set("!'\"“”\u00a0\u202f")]
        assert wrong == []

    def test_spaces_stand_where_french_wants_them(self, entry):
        pattern = re.compile(r"\S[:;?»](?!//)|[:;«](?=\S)|\s[,.)]|\(\s| {2}")
        assert [(key, field) for key, field, text in texts_of(entry) if pattern.search(text)] == []

    def test_no_sentence_is_repeated_in_many_helps(self, entry):
        where: dict[str, set[str]] = {}
        for key, _, text in texts_of(entry):
            for sentence in re.split(r"(?<=\.)\s", text):
                where.setdefault(sentence, set()).add(key)
        assert {sentence: keys for sentence, keys in where.items() if len(keys) > REPEATS} == {}

    def test_no_two_helps_share_half_their_words(self, entry):
        own = {
            key: words(f"{aide.sens} {aide.preuve} {aide.premier_pas}") - words(entry.grille.criteres[key].texte)
            for key, aide in entry.aide.criteres.items()
            if aide.sens
        }
        close = [
            (a, b, sorted(own[a] & own[b]))
            for a, b in combinations(own, 2)
            if 2 * len(own[a] & own[b]) >= min(len(own[a]), len(own[b]))
        ]
        assert close == []

    def test_a_lever_is_one_that_the_feuille_de_route_names(self, entry):
        levers = [(key, text) for key, field, text in texts_of(entry) if field == "levier"]
        assert [key for key, text in levers if not any(name in text for name in NAMED_LEVERS)] == []

    def test_a_oui_never_supposes_a_higher_palier(self, entry):
        criteres = entry.grille.criteres
        wrong = [
            (key, other)
            for key, aide in entry.aide.criteres.items()
            for other in aide.implique
            if criteres[other].palier > criteres[key].palier
        ]
        assert wrong == []

    def test_the_glossary_is_sorted_and_never_ends_with_a_full_stop(self, entry):
        terms = [terme.terme for terme in entry.aide.glossaire]
        assert terms == sorted(terms, key=lambda terme: sorted_key(terme))
        assert [
            t.terme for t in entry.aide.glossaire if t.aujourd_hui.endswith(".") or set(t.aujourd_hui) & set("!'\"")
        ] == []


def sorted_key(terme):
    folded = unicodedata.normalize("NFD", terme.casefold())
    return re.sub(r"[^a-z0-9 ]", "", folded)
