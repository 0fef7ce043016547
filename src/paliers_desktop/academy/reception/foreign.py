"""What schools send in place of the signed file: told by its first bytes, in words that say what to send."""

from paliers_desktop.errors import UserError

SEND = (
    "Transmettez le fichier signé, dont le nom finit par « .pmn.json » : la page « Vérifier et exporter » l’enregistre."
)

_KINDS = (
    (b"%PDF-", "un document PDF"),
    (b"SQLite format 3\0", "le fichier de travail de l’établissement"),
    (b"PK\x03\x04", "un document de traitement de texte ou de tableur"),
    (b"\xd0\xcf\x11\xe0", "un document de traitement de texte ou de tableur"),
    (b"\x89PNG", "une image"),
    (b"\xff\xd8\xff", "une image"),
)


class OtherFileError(UserError):
    """Something of theirs, not the export."""

    def __init__(self, kind: str) -> None:
        super().__init__(f"C’est {kind}, et non le fichier signé.", SEND)


def rather(data: bytes, error: UserError) -> UserError:
    """What to say of bytes that are no export: what they are when it is known, else the first fault that was found."""
    return next((OtherFileError(kind) for start, kind in _KINDS if data.startswith(start)), error)
