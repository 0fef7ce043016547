"""The next steps as a page lists them: in whose hands, the nearest first, all of them or as many as a page can hold."""

from msgspec import Struct
from msgspec.structs import replace

from paliers_desktop.core.grid import Grille
from paliers_desktop.core.help import Aide
from paliers_desktop.core.report.hands import HandSteps, PlacedStep, steps_by_hand
from paliers_desktop.core.report.steps import NextSteps
from paliers_desktop.core.report.wording import counted

WITHOUT_PALIER = "Prochaines étapes"
"""The title that does not say towards which palier."""


class Etapes(Struct, frozen=True):
    """« Prochaines étapes vers le palier 2 », a sentence, the groups; more: « et 14 autres : … », "" when uncut."""

    titre: str
    introduction: str
    groups: tuple[HandSteps, ...]
    more: str = ""

    @property
    def count(self) -> int:
        """How many steps are listed."""
        return sum(len(group.steps) for group in self.groups)


def etapes(grille: Grille, aide: Aide, steps: NextSteps, *, commun: bool = True) -> Etapes:
    """All the steps; without `commun`, the title is silent about the palier they lead to."""
    groups = steps_by_hand(grille, aide, steps)
    return Etapes(steps.titre if commun else WITHOUT_PALIER, steps.introduction, groups)


def cut_etapes(whole: Etapes, most: int) -> Etapes:
    """At most so many steps, the nearest; no hand that has any is left out while there is room for one of each."""
    left = whole.count - most
    if left <= 0:
        return whole
    firsts = [group.steps[0] for group in whole.groups][:most]
    others = sorted((step for group in whole.groups for step in group.steps[1:]), key=_rang)
    kept = {step.rang for step in (*firsts, *others[: most - len(firsts)])}
    groups = (replace(group, steps=tuple(step for step in group.steps if step.rang in kept)) for group in whole.groups)
    return replace(whole, groups=tuple(group for group in groups if group.steps), more=more_words(left))


def more_words(count: int) -> str:
    """What a list that was cut ends with."""
    return f"et {counted(count, 'autre')} : voir la version complète"


def _rang(step: PlacedStep) -> int:
    return step.rang
