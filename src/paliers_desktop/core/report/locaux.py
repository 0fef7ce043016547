"""« Critères de l'établissement »: what it looks at beside the grid, never counted nor transmitted."""

TITLE = "Critères de l’établissement"
INTRODUCTION = (
    "Ce que l’établissement veut suivre en plus de la grille. Ces critères sont les siens : ils ne comptent dans aucun "
    "palier, et ne sont jamais transmis."
)
NONE = "Aucun critère propre à l’établissement."
MARK = "propre à l’établissement"
MOST_ENONCE = 300
"""Characters of the words of a criterion."""
