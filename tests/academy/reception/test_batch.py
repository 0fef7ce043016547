import hashlib
import os
import random
from collections import defaultdict

import pytest

from paliers_desktop.academy.reception import readers
from paliers_desktop.academy.reception.batch import PER_COMMIT, Batch
from paliers_desktop.academy.reception.sources.piece import Piece
from paliers_desktop.academy.reception.store import ORIGINALS, QUARANTINE, original, quarantined
from paliers_desktop.academy.reception.verdict import RECEIVED, Note, Word
from paliers_desktop.academy.register.verdicts import verdicts_of
from sent_files import DAY, LATE, SITUATIONS, THIEF, dump, key, made, mixed, new_register, signed, uai

COUNT = 300


def digest(data):
    return hashlib.sha256(data).hexdigest()


@pytest.fixture(autouse=True, scope="module")
def _no_sync():
    """Stops are tried here, not power cuts: nothing waits for the disk."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", lambda _: None)
        yield


@pytest.fixture(scope="module")
def files():
    return mixed(COUNT)


def receive(register, files, day=None):
    """Receive files (all of one day when it is given, else each on its own, by runs of a same day); what was said."""
    said = []
    by_day = defaultdict(list)
    for sent in files:
        by_day[day or sent.day].append(sent)
    for when, some in by_day.items():
        pieces = [Piece(sent.name, sent.data) for sent in some]
        for outcomes, _ in Batch(register, when).receive(pieces):
            said += outcomes
    return said


@pytest.fixture(scope="module")
def whole(files, tmp_path_factory):
    """The register once everything came, in the order of the samples."""
    register = new_register(tmp_path_factory.mktemp("whole"), COUNT)
    said = receive(register, files)
    yield register, said
    register.close()


def test_the_batch_holds_every_row_and_every_note(files, whole):
    register, _ = whole
    words = {sent.word for sent in files}
    assert words == set(Word) - {Word.DEJA_RECU, Word.ECARTE}
    notes = {word for row in register.rows("SELECT remarques FROM verdicts") for word in row[0].split()}
    assert notes == set(Note) - {Note.TYPE}


def test_each_file_falls_on_the_row_it_was_made_for(files, whole):
    register, _ = whole
    found = {row[0]: row[1] for row in register.rows("SELECT sha256, verdict FROM refus")}
    found |= {
        row[0]: row[1]
        for row in register.rows("SELECT f.sha256, v.verdict FROM fichiers f JOIN verdicts v USING (identite)")
    }
    said = {outcome.sha256: outcome for outcome in whole[1]}
    assert len(said) > COUNT * 0.9
    for name, data, word, _ in files:
        sha256 = digest(data)
        if sha256 in found:  # else another copy of the same file stands for it
            assert found[sha256] == word, name


def test_every_original_is_kept_by_its_hash_and_the_rest_in_quarantine(files, whole):
    register, _ = whole
    exports = [row[0] for row in register.rows("SELECT sha256 FROM fichiers")]
    refused = [row[0] for row in register.rows("SELECT sha256 FROM refus")]
    sent = {digest(one.data): one.data for one in files}
    assert all(original(register.folder, sha256).read_bytes() == sent[sha256] for sha256 in exports)
    assert all(quarantined(register.folder, sha256).read_bytes() == sent[sha256] for sha256 in refused)
    kept = [path for name in (ORIGINALS, QUARANTINE) for path in (register.folder / name).rglob("*") if path.is_file()]
    assert len(kept) == len(sent)


@pytest.mark.parametrize("seed", range(3))
def test_any_order_gives_the_same_register(files, whole, tmp_path, seed):
    shuffled = list(files)
    random.Random(seed).shuffle(shuffled)
    with new_register(tmp_path, COUNT) as register:
        said = receive(register, shuffled)
        assert dump(register) == dump(whole[0])
        check_words(register, said)


def check_words(register, said):
    """What was said when a file came differs from its last verdict only by the three words that order may change."""
    for outcome in said:
        if outcome.judged and outcome.word not in RECEIVED:
            last = verdicts_of(register, [outcome.judged.file.identite])
            assert [kept.verdict for kept in last.values()] == [outcome.word]


def test_received_again_everything_stays_and_what_counted_is_said_to_be_there(files, whole):
    before = dump(whole[0])
    said = receive(whole[0], files)
    assert dump(whole[0]) == before
    assert Word.ACCEPTE not in {outcome.word for outcome in said}
    assert {outcome.word for outcome in said if outcome.judged and outcome.judged.ruling.retained} == {Word.DEJA_RECU}


class Stop(BaseException):
    """Not an error that anything catches."""


@pytest.mark.parametrize("seed", range(4))
def test_stopped_anywhere_and_run_again_it_ends_the_same(files, whole, tmp_path, monkeypatch, seed):
    """At a random call of what touches the disk or the register, several times, then to the end."""
    draw = random.Random(seed)
    shuffled = list(files)
    draw.shuffle(shuffled)
    shuffled.sort(key=lambda sent: sent.day)
    monkeypatch.setattr("paliers_desktop.academy.reception.batch.PER_COMMIT", draw.choice([20, 50, 100]))
    with new_register(tmp_path, COUNT) as register:
        for _ in range(4):
            with monkeypatch.context() as patch:
                _stop_at(patch, draw)
                with pytest.raises(Stop):
                    receive(register, shuffled)
            assert not register.conn.in_transaction
        receive(register, shuffled)
        assert dump(register) == dump(whole[0])


def _stop_at(patch, draw):
    from paliers_desktop.academy.reception import batch

    name = draw.choice(["keep", "keep_exports", "keep_refusals", "judge_schools", "known_bytes", "read_groups"])
    real, left = getattr(batch, name), [draw.randrange(1, 4)]

    def stopping(*arguments):
        left[0] -= 1
        if left[0] == 0:
            raise Stop
        return real(*arguments)

    patch.setattr(batch, name, stopping)


def test_a_copy_signed_again_and_sent_first_does_not_shadow_the_genuine_file(tmp_path):
    content = made(0)
    with new_register(tmp_path, 1) as register:
        [[thief], [genuine]] = [
            list(outcomes)
            for data in (signed(content, THIEF), signed(content, key(0)))
            for outcomes, _ in Batch(register, DAY).receive([Piece("x", data)])
        ]
        assert (thief.word, genuine.word) == (Word.NON_RATTACHE, Word.ACCEPTE)
        retained = [row[0] for row in register.rows("SELECT identite FROM verdicts WHERE retenu")]
        assert retained == [genuine.judged.file.identite]


def test_the_earliest_day_stands_whatever_came_first(tmp_path):
    data = signed(made(0), key(0))
    with new_register(tmp_path, 1) as register:
        words = [
            outcomes[0].word
            for day in (LATE, DAY, LATE)
            for outcomes, _ in Batch(register, day).receive([Piece("x", data)])
        ]
        assert words == [Word.HORS_DELAI, Word.ACCEPTE, Word.DEJA_RECU]


def test_a_batch_is_committed_by_the_few_hundred(tmp_path):
    with new_register(tmp_path, 3) as register:
        pieces = [Piece(f"{rank}", b"x%d" % rank) for rank in range(2 * PER_COMMIT + 1)]
        sizes = [len(outcomes) for outcomes, _ in Batch(register, DAY).receive(pieces)]
    assert sizes == [PER_COMMIT, PER_COMMIT, 1]


def test_there_are_as_many_schools_as_situations_ask():
    assert len({uai(rank) for rank in range(COUNT)}) == COUNT
    assert len(SITUATIONS) < COUNT / 5


def test_several_processes_give_the_same_register_in_the_same_order(files, whole, tmp_path):
    early = [sent for sent in files if sent.day == DAY]
    with new_register(tmp_path, COUNT) as register:
        pieces = [Piece(sent.name, sent.data) for sent in early]
        said = [outcome.name for outcomes, _ in Batch(register, DAY, 2).receive(pieces) for outcome in outcomes]
        assert said == [sent.name for sent in early]
        receive(register, [sent for sent in files if sent.day != DAY])
        assert dump(register) == dump(whole[0])


def test_a_bug_met_on_one_file_does_not_stop_the_others(tmp_path, monkeypatch):
    real = readers.read_export

    def broken(data, *others):
        if data == b"bug":
            raise ZeroDivisionError
        return real(data, *others)

    monkeypatch.setattr(readers, "read_export", broken)
    with new_register(tmp_path, 1) as register:
        pieces = [Piece("a", b"bug"), Piece("b", signed(made(0), key(0)))]
        [outcomes] = [said for said, _ in Batch(register, DAY).receive(pieces)]
    assert [outcome.word for outcome in outcomes] == [Word.REFUSE_FORMAT, Word.ACCEPTE]
    assert "erreur inattendue : ZeroDivisionError" in outcomes[0].told.phrase
