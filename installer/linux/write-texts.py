"""What Debian wants written of a package. Usage: write-texts.py copyright INDEX.JSON | changelog VERSION SECONDS"""

import json
import sys
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path

ROOT = Path(__file__).parents[2]
MAINTAINER = "Paliers numériques <noreply@paliers-numeriques.invalid>"
PLACE = "/usr/lib/paliers-numeriques/_internal/licences"


def copyright_text(index):
    """debian/copyright in its machine-readable form: the program, then each part that it carries."""
    licence = "\n".join(
        f" {line}" if line.strip() else " ." for line in (ROOT / "LICENSE").read_text("utf-8").splitlines()
    )
    parts = json.loads(Path(index).read_text(encoding="utf-8"))
    listed = "\n".join(
        f"  {part['name']} {part['version']}".rstrip() + f": {part['licence']}"
        for part in parts
        if part["licence"] != "EUPL-1.2"
    )
    return (
        "Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\n"
        "Upstream-Name: Paliers numériques\n"
        "Comment: The package carries its own Python, Qt and libraries, unmodified, under their own licences.\n"
        f" Their texts are in {PLACE};\n index.json there says which are whose:\n{listed}\n\n"
        "Files: *\nCopyright: 2026 Paliers numériques contributors\nLicense: EUPL-1.2\n\n"
        f"License: EUPL-1.2\n{licence}\n"
    )


def changelog_text(version, seconds):
    """debian/changelog: one entry, dated by the commit."""
    date = format_datetime(datetime.fromtimestamp(int(seconds), UTC))
    return (
        f"paliers-numeriques ({version}) unstable; urgency=medium\n\n"
        "  * What changes for users is in changelog.gz.\n\n"
        f" -- {MAINTAINER}  {date}\n"
    )


print({"copyright": copyright_text, "changelog": changelog_text}[sys.argv[1]](*sys.argv[2:]), end="")  # noqa: T201
