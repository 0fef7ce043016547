"""One PDF drawn in this fresh process: `python -m bench.pdf_drawing ours|bare KIND GRID CASE`, told in JSON.

first: with the loading of the libraries; memory: what the drawing adds at its highest, resident, to a process that has
loaded all it needs; memory_first: to one that has loaded nothing of it.
"""

import gc
import importlib
import json
import sys
import time
from pathlib import Path
from typing import Any

from bench import memory

WITH_PIKEPDF = ("tagged.conformance", "tagged.tree", "tagged.streams")


def main(who: str, kind: str, grid: str, case: str) -> None:
    """Load, draw once, draw again."""
    report, fonts = report_of(kind, grid, case)
    gc.collect()
    start = memory.now()
    before = time.process_time()
    render = _loaded(who)
    loading = time.process_time() - before
    gc.collect()
    base = memory.now()
    memory.forget_peak()
    first, content = render(report, fonts)
    peak = memory.peak()
    again, same = render(report, fonts)
    assert content == same, "two runs give the same bytes"
    told: dict[str, Any] = {
        "first": (loading + first) * 1000,
        "again": again * 1000,
        "memory": peak - base,
        "memory_first": peak - start,
        "size": len(content) / 1024,
    }
    sys.stdout.write(json.dumps(told))


def report_of(kind: str, grid: str, case: str) -> tuple[Any, Any]:
    """What the PDF says, made before any clock starts."""
    from paliers_desktop.core.report.document import document_report
    from paliers_desktop.core.report.releve import releve_of
    from paliers_desktop.core.report.signature import signature
    from paliers_desktop.core.report.synthese import synthese_report
    from paliers_desktop.paths import resources_folder
    from pdf_samples import EMPREINTE, GRIDS, LAST_CHANGE, assessment_of, seance_of
    from report_samples import catalogue

    files = catalogue().for_type(GRIDS[grid].type)
    assessment = assessment_of(files.grille, grid, case)
    told = signature(EMPREINTE, LAST_CHANGE, "Ce que vaut la signature.")
    more = {"aide": files.aide, "last_change": LAST_CHANGE, "signature": told}
    fonts = resources_folder() / "fonts"
    if kind == "synthese":
        return synthese_report(files.grille, assessment, **more), fonts
    releve = releve_of(files.grille, assessment, seance_of(files.grille, case), full=True)
    return document_report(files.grille, assessment, **more, with_comments=True, releves=(releve,)), fonts


def _loaded(who: str) -> Any:
    """The function that draws and tells the seconds it took, with all that it loads late already there."""
    bare = who == "bare"
    if bare:
        from bench import bare_reportlab

        bare_reportlab.install()
    else:
        for name in WITH_PIKEPDF:
            importlib.import_module(f"paliers_desktop.output.{name}")
    for name in ("fitting", "page", "story"):
        importlib.import_module(f"paliers_desktop.output.pdf.{name}")
    assert ("pikepdf" in sys.modules) != bare
    from paliers_desktop.output.pdf.fonts import FontSet
    from paliers_desktop.output.pdf.report import render_report

    ready = bare_reportlab.TextsReady(FontSet) if bare else None

    def render(report: Any, fonts: Path) -> tuple[float, bytes]:
        gc.collect()
        given = ready.seconds if ready else 0.0
        before = time.process_time()
        content = render_report(report, fonts)
        took = time.process_time() - before
        return took - (ready.seconds - given if ready else 0.0), content

    return render


if __name__ == "__main__":
    main(*sys.argv[1:])
