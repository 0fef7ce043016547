"""The program, or a bare window, under a witness: `python -m bench.start_child program|bare [DOSSIER]`."""

import runpy
import sys
from pathlib import Path

from bench.witness import install

if __name__ == "__main__":
    who, *words = sys.argv[1:]
    install(waits_for_card=bool(words))
    if who == "bare":
        runpy.run_path(str(Path(__file__).parent / "frozen/bare_window.py"), run_name="__main__")
    else:
        from paliers_desktop.__main__ import main

        sys.exit(main(words))
