"""How to read an evolution, and what it does not say."""

from paliers_desktop.academy.synthesis.comparing import Compared
from paliers_desktop.academy.synthesis.grids import Grids
from paliers_desktop.academy.synthesis.masking import THRESHOLD
from paliers_desktop.academy.synthesis.tables import domaines
from paliers_desktop.core.report.wording import TYPES, in_letters, joined


def evolution_words(compared: Compared, grids: Grids, *, published: bool) -> list[tuple[str, str]]:
    """Lines of « Lisez-moi »."""
    lines = [
        ("Évolution", f"Depuis « {compared.titre} », sur les établissements comptés dans les deux campagnes."),
        ("Sortis, entrés", "Comptés dans une seule des deux, ou passés d’un territoire ou d’un type à un autre."),
        ("Avant", "Réponses d’alors, recalculées dans la grille de cette campagne par sa correspondance."),
    ]
    titres = domaines(grids)
    for type_, words in TYPES.items():
        lost = [titre for slug, titre in titres.items() if (type_, slug) in compared.evolution.incomparable]
        if lost:
            lines.append(("Non comparable", f"{words} : {joined(lost)}. Un critère n’y a pas d’équivalent d’alors."))
    if published:
        least = in_letters(THRESHOLD)
        lines += [
            ("Masquage", f"Ceux qui restent, sortent ou entrent sont des groupes : aucun, ou {least} au moins."),
            ("Masquage", "Passages : ceux qui partent d’un même palier, ou y arrivent, sont aussi des groupes."),
        ]
    return lines
