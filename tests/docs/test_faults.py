"""The table of faults in docs/fiabilite.md says what the tests say, and each line names a test that exists."""

from faults import MARKS, PAGE, table, told_faults


def test_the_page_says_what_the_tests_prove() -> None:
    assert MARKS.read(PAGE) == table(), "cd tests && python -m faults"


def test_every_fault_says_everything() -> None:
    faults = [fault for _, fault in told_faults()]
    assert faults
    assert len({fault.name for fault in faults}) == len(faults)
    for fault in faults:
        assert all((fault.name, fault.seen, fault.survives, fault.tests)), fault.name
