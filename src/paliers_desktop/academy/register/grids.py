"""The grids of a campagne, as the bytes of their files; an older version with the mapping of its criteria."""

import json
import sqlite3

from paliers_desktop.academy.register.connection import Register
from paliers_desktop.academy.register.records import Grid


def put_grid(conn: sqlite3.Connection, grid: Grid) -> None:
    """Add or replace a grid."""
    mapping = None if grid.correspondance is None else json.dumps(grid.correspondance, ensure_ascii=False)
    conn.execute(
        "INSERT OR REPLACE INTO grilles VALUES (?, ?, ?, ?, ?, ?, ?)",
        (grid.sha256, grid.id, grid.version, grid.toml, grid.aides, grid.ancienne or None, mapping),
    )


def all_grids(register: Register) -> tuple[Grid, ...]:
    """Every grid, by id and version."""
    return tuple(
        Grid(
            sha256=row["sha256"],
            id=row["id"],
            version=row["version"],
            toml=row["contenu"],
            aides=row["aides"],
            ancienne=row["ancienne"] or "",
            correspondance=json.loads(row["correspondance"]) if row["correspondance"] else None,
        )
        for row in register.rows("SELECT * FROM grilles ORDER BY id, version")
    )
