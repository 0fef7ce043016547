"""What the frozen paliers-desktop runs."""

import os
import sys

# The loader hands the bundle's libraries down to what the program starts: a PDF reader must have the system's own.
if (before := os.environ.pop("LD_LIBRARY_PATH_ORIG", None)) is not None:
    os.environ["LD_LIBRARY_PATH"] = before
else:
    os.environ.pop("LD_LIBRARY_PATH", None)

from paliers_desktop.__main__ import main

sys.exit(main())
