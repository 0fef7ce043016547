"""What many values of each run come to."""

import statistics
from collections.abc import Iterable, Mapping, Sequence

from bench.figure import Sample

Run = Mapping[str, Sequence[float]]


def medians(runs: Iterable[Run], key: str, unit: str = "ms") -> Sample:
    """The median of each run."""
    return Sample(tuple(statistics.median(run[key]) for run in runs), unit)


def percentiles(runs: Iterable[Run], key: str, rank: int, unit: str = "ms") -> Sample:
    """That percentile of each run; 100 is the greatest."""
    return Sample(tuple(percentile(run[key], rank) for run in runs), unit)


def percentile(values: Sequence[float], rank: int) -> float:
    """The least value that `rank` % of them do not pass (nearest rank)."""
    ordered = sorted(values)
    return ordered[-(-len(ordered) * rank // 100) - 1]
