"""The documentation holds together: links, images, decisions, and every option of both programs."""

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from paliers_desktop import __main__ as desktop
from paliers_desktop.academy import cli as academy

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
DECISIONS = DOCS / "decisions"
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted(DOCS.rglob("*.md"))]
IMAGES = DOCS / "images"

LINK = re.compile(r"(!?)\[[^\]]*\]\(([^)\s]+)\)")
FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
OPTION = re.compile(r"--[a-z][a-z-]+")


def prose(page: Path) -> str:
    """The text of a page without its blocks of code, where brackets are no links."""
    return FENCE.sub("", page.read_text(encoding="utf-8"))


def links(page: Path) -> Iterator[tuple[bool, str]]:
    """The relative links of a page: whether it is an image, and the target as written."""
    for mark, target in LINK.findall(prose(page)):
        if not re.match(r"[a-z]+:", target):
            yield mark == "!", target


def anchors(page: Path) -> set[str]:
    """The anchors that a forge gives to the headings of a page."""
    titles = re.findall(r"^#+ (.+)$", prose(page), re.MULTILINE)
    kept = ("".join(c for c in title.lower() if c in " -" or unicodedata.category(c)[0] in "LN") for title in titles)
    return {title.replace(" ", "-") for title in kept}


def click_options(command: click.Command) -> set[str]:
    """The long options of a click command and of those below it."""
    with click.Context(command) as context:
        own = {name for param in command.get_params(context) for name in param.opts if name.startswith("--")}
        below = [command.get_command(context, name) for name in _verbs(command, context)]
    return own.union(*map(click_options, below))


def _verbs(command: click.Command, context: click.Context) -> list[str]:
    return command.list_commands(context) if isinstance(command, click.Group) else []


def command_lines(command: click.Command, line: str) -> Iterator[str]:
    """How each verb is called, « paliers-academie cle creer » as well as « paliers-academie verifier »."""
    with click.Context(command) as context:
        names = _verbs(command, context)
        if not names:
            yield line
        for name in names:
            yield from command_lines(command.get_command(context, name), f"{line} {name}")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_relative_link_leads_somewhere(page: Path) -> None:
    for _, target in links(page):
        place, _, anchor = target.partition("#")
        other = (page.parent / place).resolve() if place else page
        assert other.exists(), target
        if anchor:
            assert anchor in anchors(other), target


def test_links_are_found() -> None:
    assert sum(1 for page in PAGES for _ in links(page)) > 40


def test_every_image_is_shown_and_every_image_shown_is_there() -> None:
    shown = {(page.parent / target).resolve() for page in PAGES for image, target in links(page) if image}
    assert shown == set(IMAGES.iterdir())


def test_every_image_says_what_it_shows() -> None:
    for page in PAGES:
        for words in re.findall(r"!\[([^\]]*)\]", prose(page)):
            assert len(words) > 20, page


def test_every_decision_is_in_the_index() -> None:
    pages = {path.name for path in DECISIONS.glob("0*.md")}
    index = [target for _, target in links(DECISIONS / "README.md")]
    assert index == sorted(pages)


def test_every_decision_carries_its_number_and_says_what_follows() -> None:
    for path in DECISIONS.glob("0*.md"):
        text = path.read_text(encoding="utf-8")
        assert text.startswith(f"# {path.name[:4]} · "), path.name
        assert re.search(r"^## Décision$", text, re.MULTILINE), path.name
        assert re.search(r"^## Conséquences", text, re.MULTILINE), path.name


def test_the_index_gives_each_decision_its_own_title() -> None:
    index = (DECISIONS / "README.md").read_text(encoding="utf-8")
    for path in DECISIONS.glob("0*.md"):
        title = path.read_text(encoding="utf-8").splitlines()[0].partition(" · ")[2]
        assert f"[{path.name[:4]}]({path.name}) | {title} |" in index


def test_every_option_of_the_window_is_documented() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    source = Path(desktop.__file__).read_text(encoding="utf-8")
    options = set(OPTION.findall(source))
    assert {"--demo", "--self-test", "--grille", "--version"} <= options
    assert options <= set(OPTION.findall(desktop.USAGE))
    assert options <= set(OPTION.findall(readme))


def test_every_command_and_option_of_the_academy_is_documented() -> None:
    page = (DOCS / "academie.md").read_text(encoding="utf-8")
    options = click_options(academy.cli)
    assert "--cle" in options
    assert options <= set(OPTION.findall(page))
    for line in command_lines(academy.cli, "paliers-academie"):
        assert re.search(rf"^{line}( |$)", page, re.MULTILINE), line


def test_documentation_names_no_option_that_does_not_exist() -> None:
    known = click_options(academy.cli) | set(OPTION.findall(desktop.USAGE))
    for page in PAGES:
        for line in page.read_text(encoding="utf-8").splitlines():
            if "paliers-academie" in line or "paliers-desktop" in line:
                assert set(OPTION.findall(line)) <= known, line


def test_every_target_of_make_is_in_the_readme() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    targets = re.findall(r"echo 'make ([a-z]+) ", makefile)
    assert "run" in targets
    for target in targets:
        assert f"`make {target}`" in readme or f"`{target}`" in readme, target
