"""What the frozen paliers-academie runs."""

import sys

from paliers_desktop.academy.cli import main

sys.exit(main())
