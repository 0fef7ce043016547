import datetime
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from paliers_desktop.academy.reception.facts import Decided, Kind, decided
from paliers_desktop.academy.reception.sentences import NOTES, tell
from paliers_desktop.academy.reception.verdict import RECEIVED, WAITING, Note, Ruling, Word, judge
from reception_samples import (
    CLOSING,
    COLLEGE,
    DAY,
    DEAD_GRID,
    FACTS,
    GRID,
    LYCEE,
    OLD_GRID,
    OPENING,
    OTHER_GRID,
    STRANGER,
    digest,
    received,
)

A_DAY = datetime.timedelta(days=1)
NOTHING = Decided()


def ruling(*files, choices=NOTHING, facts=FACTS):
    """The ruling on the first of these files."""
    return judge(files, facts, choices)[files[0].identite]


ROWS = [
    (Word.REFUSE_CONTENU, {"ecart": "Il manque le critère PIL-01 de la grille."}),
    (Word.REFUSE_CAMPAGNE, {"campagne": "creteil-2025-2026"}),
    (Word.HORS_DELAI, {"recu_le": CLOSING + A_DAY}),
    (Word.REFUSE_UAI, {"uai": "0940120A"}),
    (Word.NON_ATTENDU, {"uai": STRANGER}),
    (Word.NON_RATTACHE, {"kid": "thief"}),
    (Word.NON_RATTACHE, {"x": "B" * 43}),
    (Word.CLE_REMPLACEE, {"kid": "replaced", "recu_le": DAY + A_DAY}),
    (Word.REFUSE_CLE, {"kid": "college"}),
    (Word.REFUSE_CLE_REVOQUEE, {"kid": "revoked", "recu_le": DAY}),
    (Word.REFUSE_GRILLE, {"grille_sha256": OTHER_GRID, "ecart": None}),
    (Word.GRILLE_ANCIENNE, {"grille_sha256": DEAD_GRID}),
    (Word.GRILLE_ANCIENNE, {"grille_sha256": OLD_GRID}),
    (Word.ACCEPTE, {}),
    (Word.ACCEPTE, {"recu_le": CLOSING}),
    (Word.ACCEPTE, {"kid": "own"}),
    (Word.ACCEPTE, {"kid": "replaced", "recu_le": DAY}),
    (Word.ACCEPTE, {"kid": "revoked", "recu_le": DAY - A_DAY}),
]


@pytest.mark.parametrize(("word", "fields"), ROWS, ids=[f"{row[0]} {[*row[1]]}" for row in ROWS])
def test_a_file_alone_falls_on_its_row(word, fields):
    found = ruling(received(**fields))
    assert found.word is word
    assert found.retained is (word is Word.ACCEPTE or fields.get("grille_sha256") == OLD_GRID)


STOPS = [
    (Word.REFUSE_CONTENU, {"ecart": "Il manque le critère PIL-01 de la grille."}),
    (Word.REFUSE_CAMPAGNE, {"campagne": "creteil-2025-2026"}),
    (Word.HORS_DELAI, {"recu_le": CLOSING + A_DAY}),
    (Word.REFUSE_UAI, {"uai": "0940120A"}),
    (Word.NON_RATTACHE, {"kid": "thief"}),
    (Word.REFUSE_GRILLE, {"grille_sha256": OTHER_GRID}),
]


@pytest.mark.parametrize("first", range(len(STOPS)), ids=[word for word, _ in STOPS])
def test_the_first_failure_decides(first):
    """Every later obstacle is there too; an unknown grid hides what its criteria are: it comes without the first."""
    fields = {}
    for _, later in STOPS[first : len(STOPS) - (first == 0)]:
        fields.update(later)
    assert ruling(received(**fields)).word is STOPS[first][0]


def test_a_lower_revision_is_archived_and_the_highest_is_retained():
    one, two, three = (received(str(rank), revision=rank) for rank in (1, 2, 3))
    found = judge([two, three, one], FACTS, NOTHING)
    assert [found[file.identite].word for file in (one, two, three)] == [
        Word.REVISION_ANCIENNE,
        Word.REVISION_ANCIENNE,
        Word.ACCEPTE,
    ]
    assert [found[file.identite].retained for file in (one, two, three)] == [False, False, True]


def test_two_dossiers_of_a_school_are_a_conflict_whatever_their_revisions():
    here, there = received("here", revision=4), received("there", dossier_id="b" * 32)
    for file in (here, there):
        found = judge([here, there], FACTS, NOTHING)[file.identite]
        assert (found.word, found.retained) == (Word.CONFLIT, False)
        assert set(found.rivals) == {here, there}


def test_a_revision_with_other_bytes_is_a_conflict_and_does_not_hide_a_later_one():
    fork, other, later = received("fork"), received("other"), received("later", revision=2)
    assert ruling(fork, other).word is Word.CONFLIT
    assert ruling(other, fork, later).word is Word.CONFLIT
    assert ruling(later, fork, other).retained


def test_the_same_payload_under_two_keys_of_the_school_is_one_file():
    sent, again = received("sent", kid="own"), received("again", payload_sha256=digest("payload sent"))
    assert ruling(again, sent).retained
    assert ruling(sent, again).word is Word.DEJA_RECU


def test_a_copy_signed_by_a_thief_neither_shadows_nor_disputes_the_genuine_file():
    copy = received("copy", kid="thief", x="C" * 43, payload_sha256=digest("payload one"))
    newer = received("newer", kid="thief", x="C" * 43, dossier_id="f" * 32, revision=9)
    assert ruling(received(), copy, newer).retained
    assert ruling(copy, received()).word is Word.NON_RATTACHE


def test_a_late_file_counts_once_approved():
    late = received(recu_le=CLOSING + A_DAY)
    assert ruling(late, choices=Decided(approved=frozenset({late.identite}))).retained
    assert ruling(replace(late, revision=2), received("first")).retained is False


def test_a_file_under_a_replaced_key_counts_once_approved_and_a_revoked_one_does_not():
    late = {"recu_le": DAY + A_DAY}
    for kid, word in (("replaced", Word.ACCEPTE), ("revoked", Word.REFUSE_CLE_REVOQUEE)):
        file = received(kid=kid, **late)
        assert ruling(file, choices=Decided(approved=frozenset({file.identite}))).word is word


def test_choosing_sets_the_others_aside_until_a_new_file_comes():
    here, there, new = received("here"), received("there", dossier_id="b" * 32), received("new", dossier_id="b" * 32)
    first = [("2026-12-01", 1, Kind.CHOISIR, here.identite), ("2026-12-01", 1, Kind.ECARTER, there.identite)]
    choices = decided(first)
    assert ruling(here, there, choices=choices).retained
    assert ruling(there, here, choices=choices).word is Word.ECARTE
    assert ruling(here, there, new, choices=choices).word is Word.CONFLIT
    then = [("2026-12-01", 2, Kind.CHOISIR, there.identite), ("2026-12-01", 2, Kind.ECARTER, here.identite)]
    assert ruling(there, here, choices=decided(then + first)).retained


def test_two_posts_that_chose_the_contrary_on_the_same_day_chose_nothing():
    here, there = received("here"), received("there", dossier_id="b" * 32)
    lines = [
        *(("2026-12-01", 1, Kind.CHOISIR, here.identite), ("2026-12-01", 1, Kind.ECARTER, there.identite)),
        *(("2026-12-01", 1, Kind.ECARTER, here.identite), ("2026-12-01", 1, Kind.CHOISIR, there.identite)),
    ]
    for told in (lines, lines[::-1]):
        assert ruling(here, there, choices=decided(told)).word is Word.CONFLIT
        later = [*told, ("2026-12-02", 1, Kind.ECARTER, there.identite)]
        assert ruling(here, there, choices=decided(later)).retained


def test_a_fork_that_a_later_revision_overtook_asks_nothing_any_more():
    fork = [received("here"), received("there", payload_sha256="c" * 64)]
    told = tell(fork[0], ruling(*fork), FACTS)
    assert "tant que l’un d’eux n’est pas choisi" in told.phrase
    assert told.academie
    overtaken = tell(fork[0], ruling(*fork, received("new", revision=2, payload_sha256="d" * 64)), FACTS)
    assert "une révision plus récente est retenue" in overtaken.phrase
    assert (overtaken.ecole, overtaken.academie) == ("", "")


def test_an_older_grid_takes_its_place_among_the_revisions():
    old = received("old", grille_sha256=OLD_GRID, revision=2)
    assert ruling(old, received()).retained
    assert ruling(received(), old).word is Word.REVISION_ANCIENNE
    assert ruling(old, received("new", revision=3)).retained is False
    assert ruling(received("new", dossier_id="b" * 32), old).word is Word.CONFLIT


NOTED = [
    (Note.PROVISOIRE, {"provisoire": True}),
    (Note.RESULTAT_DIFFERENT, {"resultat_differe": True}),
    (Note.TYPE, {"type": "college"}),
    (Note.CHAINE_INCOMPLETE, {"revision": 2, "precedent_sha256": "f" * 64}),
    (Note.CHAINE_INCOMPLETE, {"revision": 2}),
    (Note.HORLOGE, {"cree_le": DAY + 2 * A_DAY}),
    (Note.HORLOGE, {"cree_le": OPENING - 91 * A_DAY}),
]


@pytest.mark.parametrize(("note", "fields"), NOTED)
def test_each_note_is_said_of_a_file_that_counts_and_changes_nothing_else(note, fields):
    file = received(**fields)
    found = ruling(file)
    assert found == Ruling(Word.ACCEPTE, (note,), retained=True)
    assert NOTES[note] in tell(file, found, FACTS).phrase


@pytest.mark.parametrize(
    "fields",
    [
        {"cree_le": DAY + A_DAY},
        {"cree_le": OPENING - 90 * A_DAY},
        {"revision": 2, "precedent_sha256": digest("payload before")},
    ],
)
def test_what_deserves_no_note_has_none(fields):
    assert ruling(received(**fields), received("before")).notes == ()


def test_a_clock_never_orders():
    older = received("older", revision=1, cree_le=DAY + 9 * A_DAY, recu_le=DAY + 9 * A_DAY)
    assert ruling(received("newer", revision=2), older).retained


SCHOOLS = st.sampled_from([LYCEE, LYCEE, LYCEE, COLLEGE, STRANGER, "0940120A"])
FILES = st.builds(
    lambda rank, payload, **fields: received(f"{rank:05}", payload_sha256=digest(f"p{payload}"), **fields),
    rank=st.integers(0, 99_999),
    payload=st.integers(0, 6),
    uai=SCHOOLS,
    dossier_id=st.sampled_from(["a" * 32, "a" * 32, "b" * 32]),
    revision=st.integers(1, 3),
    precedent_sha256=st.none() | st.integers(0, 6).map(lambda payload: digest(f"p{payload}")),
    kid=st.sampled_from(["good", "good", "own", "replaced", "revoked", "college", "thief"]),
    grille_sha256=st.sampled_from([GRID, GRID, GRID, OLD_GRID, DEAD_GRID, OTHER_GRID]),
    ecart=st.sampled_from(["", "", "", "Il manque un critère."]),
    provisoire=st.booleans(),
    campagne=st.sampled_from([FACTS.campagne, FACTS.campagne, "creteil-2025-2026"]),
    recu_le=st.sampled_from([DAY - A_DAY, DAY, DAY + A_DAY, CLOSING + A_DAY]),
)
BATCHES = st.lists(FILES, min_size=1, max_size=8, unique_by=lambda file: file.identite)


@st.composite
def batches(draw):
    """Files in two orders, and what was decided of some of them."""
    files = draw(BATCHES)
    some = st.frozensets(st.sampled_from([file.identite for file in files]))
    return files, draw(st.permutations(files)), Decided(draw(some), draw(some))


@given(batches())
def test_any_order_gives_the_same_rulings(batch):
    files, shuffled, choices = batch
    assert judge(files, FACTS, choices) == judge(shuffled, FACTS, choices)


@given(batches())
def test_only_three_words_depend_on_what_came_before(batch):
    files, _, choices = batch
    last = judge(files, FACTS, choices)
    for count in range(1, len(files) + 1):
        for identite, found in judge(files[:count], FACTS, choices).items():
            if found.word is not last[identite].word:
                assert found.word in RECEIVED


@given(batches())
def test_one_file_at_most_counts_for_a_school_and_never_beside_a_stronger_one(batch):
    files, _, choices = batch
    found = judge(files, FACTS, choices)
    for uai in {file.uai for file in files}:
        counted = [file for file in files if file.uai == uai and found[file.identite].retained]
        assert len(counted) <= 1
        assert all(found[file.identite].word in (Word.ACCEPTE, Word.GRILLE_ANCIENNE) for file in counted)
    assert all(found[file.identite].word is not Word.ACCEPTE or found[file.identite].retained for file in files)


@given(batches())
def test_every_ruling_is_told_in_french(batch):
    files, _, choices = batch
    for identite, found in judge(files, FACTS, choices).items():
        file = next(file for file in files if file.identite == identite)
        told = tell(file, found, FACTS)
        assert re.fullmatch(r"[A-ZÀÉÎ].*[.)]", told.phrase), told.phrase
        assert bool(told.academie) or found.word not in WAITING
        assert "!" not in told.answer
        assert "None" not in told.answer + told.academie


def test_the_key_of_another_school_is_not_told_to_the_one_that_used_it():
    file = received(kid="college")
    told = tell(file, ruling(file), FACTS)
    assert COLLEGE not in told.answer
    assert COLLEGE in told.academie
