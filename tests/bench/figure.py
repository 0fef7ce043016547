"""One line of the table: what is ours, the limit beside it, how many times the limit it may be."""

import statistics
from typing import NamedTuple


class Sample(NamedTuple):
    """The values of several runs, in one unit (« ms », « Kio », « Mio »)."""

    values: tuple[float, ...]
    unit: str

    @property
    def median(self) -> float:
        return statistics.median(self.values)

    def words(self) -> str:
        """« 403 ms (391 à 422) »: the median, and the least and the greatest where they differ."""
        low, high = _number(min(self.values)), _number(max(self.values))
        spread = f" ({low} à {high})" if low != high else ""
        return f"{_number(self.median)} {self.unit}{spread}"


class Figure(NamedTuple):
    """ours beside limit, « les mêmes pages, reportlab seul »; bound: times the limit, most: in the unit of ours.

    Without limit nor bound, it is there for information.
    """

    name: str
    ours: Sample
    limit_name: str = ""
    limit: Sample | None = None
    bound: float | None = None
    most: float | None = None

    @property
    def ratio(self) -> float | None:
        return self.ours.median / self.limit.median if self.limit and self.limit.median else None

    @property
    def holds(self) -> bool | None:
        """Whether every bound is kept; None when there is none."""
        kept = []
        if self.bound is not None and self.ratio is not None:
            kept.append(self.ratio <= self.bound)
        if self.most is not None:
            kept.append(self.ours.median <= self.most)
        return all(kept) if kept else None

    def cells(self) -> tuple[str, str, str, str, str]:
        """Mesure, ici, référence, rapport, limite visée."""
        reference = f"{self.limit_name} : {self.limit.words()}" if self.limit else "–"
        ratio = _number(self.ratio) if self.ratio is not None else "–"
        bounds = [f"{_bound(self.bound)} fois" if self.bound is not None else ""]
        bounds.append(f"{_bound(self.most)} {self.ours.unit}" if self.most is not None else "")
        verdict = {True: "", False: " : **dépassée**", None: ""}[self.holds]
        return self.name, self.ours.words(), reference, ratio, (", ".join(filter(None, bounds)) or "–") + verdict


class Missing(NamedTuple):
    """A line that could not be measured here, and why."""

    name: str
    reason: str
    holds: bool | None = None

    def cells(self) -> tuple[str, str, str, str, str]:
        """As those of a figure."""
        return self.name, f"pas mesuré : {self.reason}", "–", "–", "–"


def _number(value: float) -> str:
    """Three significant digits, with a French comma."""
    digits = 0 if abs(value) >= 100 else 1 if abs(value) >= 10 else 2
    return f"{value:.{digits}f}".replace(".", ",")


def _bound(value: float) -> str:
    """As it was set: « 2 », « 1,5 »."""
    return f"{value:.3g}".replace(".", ",")
