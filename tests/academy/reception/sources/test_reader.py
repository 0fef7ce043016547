import os
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

import pytest

from container_samples import message
from export_samples import forge_bytes, octets
from paliers_desktop.academy.reception.sources import mail, mbox
from paliers_desktop.academy.reception.sources.mail import (
    BrokenMessageError,
    MessageTooLargeError,
    NoAttachmentError,
)
from paliers_desktop.academy.reception.sources.piece import MOST_BYTES
from paliers_desktop.academy.reception.sources.reader import (
    OutlookMessageError,
    UnreadableSourceError,
    given_files,
    pieces,
)

EXPORT = forge_bytes(octets())
OTHER = forge_bytes(octets(complete=False))


def found(path):
    """What a file gives: (name, data) of its pieces, and the kinds of its problems."""
    got = [piece for piece in pieces(path) if piece.name]
    return [(p.name, p.data) for p in got if not p.problem], [type(p.problem) for p in got if p.problem]


def put(path: Path, data: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def test_folders_are_searched_deeply_in_a_steady_order_and_system_files_left(tmp_path):
    for name in ("b/x.json", "a/deep/er/renommé.txt", "a/.DS_Store", "a/Thumbs.db", ".git/config", "c.pmn.json"):
        put(tmp_path / "boite" / name, EXPORT)
    (tmp_path / "boite" / "loop").symlink_to(tmp_path)
    names = [path.relative_to(tmp_path / "boite").as_posix() for path in given_files([tmp_path / "boite"], tmp_path)]
    assert names == ["c.pmn.json", "a/deep/er/renommé.txt", "b/x.json"]


def test_the_own_files_of_the_campagne_are_not_received(tmp_path):
    for name in (
        "registre.sqlite",
        "registre.sqlite-journal",
        "c.pmnc.json",
        "originaux/ab/x",
        "quarantaine/y",
        "boite/z",
    ):
        put(tmp_path / name, EXPORT)
    assert list(given_files([tmp_path], tmp_path)) == [tmp_path / "boite/z"]
    assert list(given_files([tmp_path / "quarantaine"], tmp_path)) == [tmp_path / "quarantaine/y"]


def test_a_file_is_one_piece_whatever_its_name(tmp_path):
    assert found(put(tmp_path / "grille de Mme X.docx", EXPORT)) == ([("grille de Mme X.docx", EXPORT)], [])


def test_a_file_is_never_read_beyond_the_limit(tmp_path):
    path = put(tmp_path / "film.mkv", b"")
    os.truncate(path, 1 << 40)
    [(_, data)], problems = found(path)
    assert (len(data), problems) == (MOST_BYTES, [])


def test_what_cannot_be_read_says_so(tmp_path):
    os.mkfifo(tmp_path / "tube")
    for path in (tmp_path / "absent", tmp_path / "tube", Path("a\0b")):
        assert found(path) == ([], [UnreadableSourceError])


def test_outlook_containers_say_what_to_do(tmp_path):
    assert found(put(tmp_path / "message.msg", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))) == (
        [],
        [OutlookMessageError],
    )


@pytest.mark.parametrize("kind", ["application/json", "application/octet-stream", "image/png"])
@pytest.mark.parametrize("name", ["PMN_c_0940120V_r001.pmn.json", "été « final ».txt", "x" * 300])
def test_an_attachment_is_found_whatever_it_is_called(tmp_path, kind, name):
    path = put(tmp_path / "a.eml", message((name, EXPORT, kind)).as_bytes(policy=SMTP))
    [(label, data)], problems = found(path)
    assert (data, problems) == (EXPORT, [])
    assert label.startswith("a.eml › ")
    assert next(piece.uai for piece in pieces(path) if piece.data) == "0940120V"


def test_beside_an_export_logos_and_signatures_are_not_files_sent(tmp_path):
    made = message(("export.json", EXPORT, "application/json"), ("logo.png", b"\x89PNG", "image/png"))
    assert found(put(tmp_path / "sans-nom", made.as_bytes()))[0] == [("sans-nom › export.json", EXPORT)]


def test_without_any_export_what_was_joined_is_judged_and_the_text_is_not(tmp_path):
    pdf = message(("paliers.pdf", b"%PDF-1.7", "application/pdf"))
    assert found(put(tmp_path / "a.eml", pdf.as_bytes())) == ([("a.eml › paliers.pdf", b"%PDF-1.7")], [])
    assert found(put(tmp_path / "b.eml", message().as_bytes())) == ([], [NoAttachmentError])


def test_a_forwarded_message_and_a_joined_zip_are_opened(tmp_path):
    inner = message(("export.json", EXPORT, "application/json"))
    outer = EmailMessage()
    outer["From"] = "ien@ac-creteil.fr"
    outer.set_content("Pour information")
    outer.add_attachment(inner)
    assert [data for _, data in found(put(tmp_path / "a.eml", outer.as_bytes()))[0]] == [EXPORT]


def test_an_export_pasted_as_the_text_of_a_message_is_found(tmp_path):
    path = put(tmp_path / "a.eml", message(text=EXPORT.decode()).as_bytes(policy=SMTP))
    [(_, data)], _ = found(path)
    assert data.strip() == EXPORT


def test_a_mailbox_gives_the_files_of_each_message_and_weighs_what_it_does(tmp_path):
    messages = [message(("a.json", EXPORT, "application/json")), message(), message(("b", OTHER, "text/plain"))]
    box = b"".join(b"From ce@x Mon Nov 23 10:00:00 2026\n" + m.as_bytes() + b"\n\n" for m in messages)
    path = put(tmp_path / "boite", box)
    files, problems = found(path)
    assert [data.strip() for _, data in files] == [EXPORT, OTHER]
    assert problems == [NoAttachmentError]
    assert sum(piece.weight for piece in pieces(path)) == len(box)


def test_a_giant_message_is_told_and_the_next_one_read(tmp_path, monkeypatch):
    monkeypatch.setattr(mail, "MAX_MESSAGE", 50_000)
    monkeypatch.setattr(mbox, "MAX_MESSAGE", 50_000)
    giant = message(("a.json", bytes(80_000), "application/json")).as_bytes()
    small = message(("b.json", EXPORT, "application/json")).as_bytes()
    path = put(tmp_path / "boite", b"From a\n" + giant + b"\n\nFrom b\n" + small)
    files, problems = found(path)
    assert ([data for _, data in files], problems) == ([EXPORT], [MessageTooLargeError])


def test_a_message_nested_beyond_reason_is_told(tmp_path):
    deep = b"".join(b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (rank, rank) for rank in range(3000))
    path = put(tmp_path / "a.eml", b"From: x@y\nMIME-Version: 1.0\n" + deep + b"x\n")
    assert found(path)[1] in ([BrokenMessageError], [NoAttachmentError])
