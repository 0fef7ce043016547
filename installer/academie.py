"""What the frozen paliers-academie runs."""

import multiprocessing
import sys

from paliers_desktop.academy.cli import main

if __name__ == "__main__":
    multiprocessing.freeze_support()  # a process that reads received files starts this same program
    sys.exit(main())
