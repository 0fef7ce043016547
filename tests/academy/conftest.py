"""What the tests of the académie's commands share."""

import pytest

from academy_runs import Run, runner


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the program in this process."""
    return runner(capsys, monkeypatch)
