"""One CSV, ODS or ODT made in this fresh process: `python -m bench.other_drawing csv|ods|odt`, told in JSON."""

import json
import sys
import tempfile
import time
from pathlib import Path

from paliers_desktop.actions.other_formats import OtherFormat, save_other
from paliers_desktop.paths import resources_folder
from pdf_samples import GRIDS, LAST_CHANGE, assessment_of
from report_samples import catalogue


def main(kind: str) -> None:
    """Write it twice."""
    files = catalogue().for_type(GRIDS["collège"].type)
    assessment = assessment_of(files.grille, "collège", "complet")
    fonts = resources_folder() / "fonts"
    took = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "fichier"
        for _ in range(2):
            before = time.process_time()
            save_other(
                OtherFormat(kind), files.grille, files.aide, assessment, LAST_CHANGE, fonts, path, with_texts=True
            )
            took.append((time.process_time() - before) * 1000)
        size = path.stat().st_size / 1024
    sys.stdout.write(json.dumps({"first": took[0], "again": took[1], "size": size}))


if __name__ == "__main__":
    main(*sys.argv[1:])
