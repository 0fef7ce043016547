"""One line of what a torture found: how much, what was expected of it."""

from typing import NamedTuple


class Found(NamedTuple):
    """expected: "" for what is only told; holds: None likewise."""

    name: str
    value: str
    expected: str = ""
    holds: bool | None = None

    def cells(self) -> tuple[str, str, str]:
        """Ce qui est compté, trouvé, attendu."""
        verdict = " : **non**" if self.holds is False else ""
        return self.name, self.value, (self.expected or "–") + verdict


def none_of(name: str, faults: int) -> Found:
    """Something that must not happen, not once."""
    return Found(name, spaced(faults), "0", faults == 0)


def spaced(count: int) -> str:
    """« 10 000 »: thousands apart."""
    return f"{count:,}".replace(",", " ")
