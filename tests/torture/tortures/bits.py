"""Every one-bit change of a real signed export: refused, or provably the same file."""

import json
from collections.abc import Iterator

from paliers_desktop.academy.reception.reading import Unread, read_export
from paliers_desktop.academy.reception.verdict import Word
from paliers_desktop.exchange.documents import encode_payload
from paliers_desktop.exchange.envelope import Typ, open_envelope, sign
from sent_files import DAY, key, made
from torture.figures import Found, none_of, spaced

STEP = 1
REFUSED = (Word.REFUSE_FORMAT, Word.REFUSE_ALTERE)

TITRE = "Un bit changé dans un fichier signé"
NOTE = """Un export entier du second degré, tel que l’application l’écrit puis tel qu’un logiciel de messagerie le
réécrit (retraits et fins de ligne), chaque bit changé à son tour : le fichier est refusé, ou bien ce sont les mêmes
octets signés, sous la même identité et la même clé."""


def found(step: int = STEP) -> Iterator[Found]:
    """One bit out of `step`."""
    written = sign(encode_payload(made(0)), Typ.EXPORT, key(0))
    rewritten = json.dumps(json.loads(written), indent=1).replace("\n", "\r\n").encode()
    genuine = open_envelope(written, Typ.EXPORT)
    tried = refused = same = 0
    for data in (written, rewritten):
        for place in range(0, 8 * len(data), step):
            changed = bytearray(data)
            changed[place // 8] ^= 1 << place % 8
            told = read_export(bytes(changed), DAY, {})
            tried += 1
            if isinstance(told, Unread) and told.word in REFUSED:
                refused += 1
            else:
                same += open_envelope(bytes(changed), Typ.EXPORT) == genuine
    yield Found("bits changés", spaced(tried))
    yield Found("refusés", spaced(refused))
    yield Found("mêmes octets signés", spaced(same))
    yield none_of("acceptés avec un autre sens", tried - refused - same)
