"""An OpenDocument file looked at without the library that wrote it: its members, and what it must never hold."""

import getpass
import io
import re
import socket
import xml.etree.ElementTree as ElementTree
import zipfile
from pathlib import Path

LONG_AGO = (1980, 1, 1, 0, 0, 0)


def sound_parts(content: bytes) -> dict[str, bytes]:
    """The members of a package that is as OpenDocument asks, and holds neither a clock nor a person."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert package.testzip() is None
        members = package.infolist()
        parts = {member.filename: package.read(member) for member in members}
    assert (members[0].filename, members[0].compress_type) == ("mimetype", zipfile.ZIP_STORED)
    assert {member.date_time for member in members} == {LONG_AGO}
    roots = [ElementTree.fromstring(data) for name, data in parts.items() if name.endswith(".xml")]
    assert {value for root in roots for name, value in root.items() if name.endswith("}version")} == {"1.3"}
    listed = set(re.findall(r'full-path="([^"]+)"', parts["META-INF/manifest.xml"].decode())) - {"/"}
    assert listed == set(parts) - {"mimetype", "META-INF/manifest.xml"}
    _assert_no_person(parts)
    return parts


def _assert_no_person(parts: dict[str, bytes]) -> None:
    meta = parts["meta.xml"].decode()
    assert not re.search("creator|printed-by|editing-duration", meta), meta
    assert len(re.findall("<(?:meta|dc):[a-z-]*date>", meta)) <= 1, meta
    for name in {getpass.getuser(), socket.gethostname(), str(Path.home())}:
        found = [
            part for part, data in parts.items() if re.search(rb"[>\"/ ]%s[<\"/ ]" % re.escape(name.encode()), data)
        ]
        assert not found, (name, found)
