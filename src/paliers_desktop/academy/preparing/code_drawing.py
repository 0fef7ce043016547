"""Draw the codes of many établissements: one scrypt each, on every core, with the pace told and a stop that is clean.

scrypt runs outside Python's lock: threads keep all the cores busy, and nothing has to be copied to other processes.
"""

import os
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor

from msgspec import Struct

from paliers_desktop.core.report.wording import thousands
from paliers_desktop.exchange.code import Code, Origine, derive_key, draw_code
from paliers_desktop.exchange.keys import PublicKey


class DrawnCode(Struct, frozen=True):
    """A code to send, and the public key that the register keeps; the seed is forgotten at once."""

    code: Code
    key: PublicKey


class Pace(Struct, frozen=True):
    """How far it is: codes drawn, out of how many, and since when (seconds)."""

    done: int
    total: int
    elapsed: float

    @property
    def words(self) -> str:
        """« 1 200 codes sur 4 000 · 14 par seconde · encore 3 min 20 s »."""
        rate = self.done / self.elapsed if self.elapsed else 0.0
        left = (self.total - self.done) / rate if rate else 0.0
        shown = f"{rate:.0f}" if rate >= 10 else f"{rate:.1f}".replace(".", ",")
        ending = f" · encore {_duration(left)}" if self.done < self.total else ""
        return f"{thousands(self.done)} codes sur {thousands(self.total)} · {shown} par seconde{ending}"


def draw_codes(uais: Sequence[str], campagne: str, told: Callable[[Pace], None] = lambda _: None) -> list[DrawnCode]:
    """A code for each UAI, in order. `told` is called now and then, from this thread; KeyboardInterrupt stops at once
    what has not begun, and nothing was kept."""
    started = time.monotonic()
    drawn: list[DrawnCode] = []
    executor = ThreadPoolExecutor(os.cpu_count() or 1)
    try:
        for one in executor.map(lambda uai: _drawn(uai, campagne), uais):
            drawn.append(one)
            told(Pace(len(drawn), len(uais), time.monotonic() - started))
    finally:
        executor.shutdown(cancel_futures=True)
    return drawn


def _drawn(uai: str, campagne: str) -> DrawnCode:
    code = draw_code(uai, campagne, Origine.ACADEMIE)
    return DrawnCode(code, derive_key(code).public)


def _duration(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest:02} s" if minutes else f"{rest} s"
