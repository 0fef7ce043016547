"""A dossier's file name is valid wherever the file travels."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from paliers_desktop.storage.naming import MAX_BYTES, document_file_name, dossier_file_name, typed_file_name


@pytest.mark.parametrize(
    ("nom", "expected"),
    [
        ("Lycée Édouard-Branly", "0940120V_Lycée Édouard-Branly.paliers"),
        ("Cœur d’Île", "0940120V_Cœur d’Île.paliers"),
        ("École A/B : « test » ?", "0940120V_École A-B - « test » -.paliers"),
        ("  Collège \t\n du  Parc. . ", "0940120V_Collège du Parc.paliers"),
        ("E\u0301cole", "0940120V_École.paliers"),
        ("CON", "0940120V_CON.paliers"),
        ("", "0940120V.paliers"),
        ("\ud800\u202e", "0940120V.paliers"),
        ("../../etc", "0940120V_-..-etc.paliers"),
    ],
)
def test_known_names(nom: str, expected: str) -> None:
    assert dossier_file_name("0940120V", nom) == expected


@given(st.text(max_size=300))
def test_any_name_gives_a_safe_file_name(nom: str) -> None:
    name = dossier_file_name("0940120V", nom)
    stem = name.removesuffix(".paliers")
    assert name != stem
    assert stem.startswith("0940120V")
    assert len(name.encode()) <= MAX_BYTES
    assert not set(name) & set('<>:"/\\|?*')
    assert not [c for c in name if unicodedata.category(c) in ("Cc", "Cs", "Cf")]
    assert stem == stem.strip(" .")
    assert unicodedata.is_normalized("NFC", name)


@given(st.text(st.characters(categories=["Ll", "Lu"]), min_size=1, max_size=20))
def test_accents_are_kept(nom: str) -> None:
    assert dossier_file_name("0940120V", nom) == f"0940120V_{unicodedata.normalize('NFC', nom)}.paliers"


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Lycée", "Lycée.paliers"),
        ("  Lycée.PALIERS ", "Lycée.paliers"),
        ("a/b : c", "a-b - c.paliers"),
        ("con", "con-.paliers"),
        ("Lpt1.été", "Lpt1.été-.paliers"),
        ("console", "console.paliers"),
        ("", ""),
        (" . ", ""),
        (".paliers", ""),
    ],
)
def test_a_typed_name_is_made_valid(typed: str, expected: str) -> None:
    assert typed_file_name(typed) == expected


@given(st.text(max_size=300))
@example("0 \x1b\r0")
def test_any_typed_name_is_safe_or_nothing(typed: str) -> None:
    name = typed_file_name(typed)
    stem = name.removesuffix(".paliers")
    assert (name == "") == (stem == "")
    assert len(name.encode()) <= MAX_BYTES + 1
    assert not set(name) & set('<>:"/\\|?*\0')
    assert stem == stem.strip(" .")
    assert typed_file_name(name) == name


@pytest.mark.parametrize(
    ("name", "number", "expected"),
    [
        ("Synthese_0949912N_creteil-2026-2027.pdf", 1, "Synthese_0949912N_creteil-2026-2027.pdf"),
        ("Synthese_0949912N_creteil-2026-2027.pdf", 12, "Synthese_0949912N_creteil-2026-2027_12.pdf"),
        ("Synthese_../../x_c:d.pdf", 1, "Synthese_..-..-x_c-d.pdf"),
    ],
)
def test_names_of_documents(name: str, number: int, expected: str) -> None:
    assert document_file_name(name, number) == expected


@given(st.text(max_size=300), st.integers(1, 10_000))
def test_any_document_has_a_safe_name(uai: str, number: int) -> None:
    name = document_file_name(f"Synthese_{uai}_creteil-2026-2027.pdf", number)
    assert name.startswith("Synthese")
    assert name.endswith(".pdf" if number == 1 else f"_{number}.pdf")
    assert len(name.encode()) <= MAX_BYTES
    assert not set(name) & set('<>:"/\\|?*')
