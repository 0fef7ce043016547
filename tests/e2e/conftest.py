"""One desk per module of tests: a virtual screen, a bus, a keyboard and a reader for the real program."""

from collections.abc import Iterator

import pytest

from e2e.desk import Desk, open_desk


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """The desk that the tests of a module share; nothing of it is left afterwards."""
    with open_desk(tmp_path_factory.mktemp("desk")) as opened:
        yield opened
