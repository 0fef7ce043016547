"""The part of a documentation page that a program writes: between two marks, everything else stays."""

from pathlib import Path


class Marks:
    """Named marks, « <!-- pannes : début --> » and « <!-- pannes : fin --> »."""

    def __init__(self, name: str) -> None:
        self.start = f"<!-- {name} : début -->"
        self.end = f"<!-- {name} : fin -->"

    def read(self, page: Path) -> str:
        """What stands between them; ValueError when the page lacks them."""
        return self._parts(page)[1].strip("\n")

    def write(self, page: Path, text: str) -> None:
        """Replace what stands between them; ValueError when the page lacks them."""
        before, _, after = self._parts(page)
        page.write_text(f"{before}{self.start}\n{text}\n{self.end}{after}", encoding="utf-8")

    def _parts(self, page: Path) -> tuple[str, str, str]:
        before, start, rest = page.read_text(encoding="utf-8").partition(self.start)
        inside, end, after = rest.partition(self.end)
        if not (start and end):
            raise ValueError(f"{page}: no marks {self.start}")
        return before, inside, after
