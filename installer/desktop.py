"""What the frozen paliers-desktop runs."""

import sys

from paliers_desktop.__main__ import main

sys.exit(main())
