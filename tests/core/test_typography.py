import pytest
from hypothesis import given
from hypothesis import strategies as st

from paliers_desktop.core.grid_loader import load_catalogue
from paliers_desktop.core.typography import typographic
from paliers_desktop.paths import criteria_folder

NB = "\u00a0"
tricky = st.text(st.sampled_from(" \u00a0'’\"«»:;?!%/\\()[]ab1.-\nhtpw~éœ"), max_size=30)


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Existence d'un ENT", "Existence d’un ENT"),
        ('une "commission pour le numérique" élue', f"une «{NB}commission pour le numérique{NB}» élue"),
        ('d\'éléments de "savoir-vivre", de nétiquette', f"d’éléments de «{NB}savoir-vivre{NB}», de nétiquette"),
        ('d\'"outils"', f"d’«{NB}outils{NB}»"),
        ('("a") ', f"(«{NB}a{NB}») "),
        ("Palier 2 : 50 % ; oui ? non !", f"Palier{NB}2{NB}: 50{NB}% ; oui{NB}? non{NB}!".replace(" ;", f"{NB};")),
        ("« oui »", f"«{NB}oui{NB}»"),
        ("Enregistré à 10:42", "Enregistré à 10:42"),
        ('voir https://a.fr/l\'ecole?q="x"', 'voir https://a.fr/l\'ecole?q="x"'),
        (r"dans C:\l'ecole\a", r"dans C:\l'ecole\a"),
        ("dans /home/l'ecole", "dans /home/l'ecole"),
        ("école / collège d'été", "école / collège d’été"),
        ("l'accompagnement personnalisé/éducatif", "l’accompagnement personnalisé/éducatif"),
        ("XWSY-GQSD-VNZK", "XWSY-GQSD-VNZK"),
        ('un écran de 13"', 'un écran de 13"'),
        ('a "b" "c"', f"a «{NB}b{NB}» «{NB}c{NB}»"),
        ("", ""),
    ],
)
def test_typographic(typed, shown):
    assert typographic(typed) == shown


@given(st.text() | tricky)
def test_idempotent(text):
    once = typographic(text)
    assert typographic(once) == once


@given(st.text() | tricky)
def test_nothing_but_typography_changes(text):
    def plain(value: str) -> str:
        bare = value.replace("’", "'").replace(NB, " ")
        return bare.replace("« ", '"').replace(" »", '"').replace("«", '"').replace("»", '"')

    assert plain(typographic(text)) == plain(text)


@pytest.mark.parametrize("grille", load_catalogue(criteria_folder()).grilles, ids=lambda grille: grille.id)
def test_no_straight_quote_is_left_in_the_grids(grille):
    shown = [typographic(critere.texte) for critere in grille.criteres.values()]
    assert not [text for text in shown if "'" in text or '"' in text]
