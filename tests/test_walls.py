"""Rules of the house that import-linter cannot see: what a start loads, who styles, how long a module may be."""

import ast
import functools
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SOURCES = sorted((ROOT / "src").rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))
GUI = ROOT / "src/paliers_desktop/gui"
ROOMS = {"core", "exchange", "storage", "output", "actions", "academy", "gui"}
SINGLE_MODULES = {"__init__", "__main__", "paths", "files", "errors"}
GEOMETRY = (GUI / "main_window.py", GUI / "app.py", GUI / "geometry.py")
QT_OWN = (GUI / "listing/chosen_files.py", GUI / "portable.py")
"""Where Qt keeps what its file dialog remembers by itself, erased or moved beside a portable program."""
POLLING = ROOT / "tests/e2e/desk.py"
HEAVY = {"reportlab", "pikepdf", "pypdfium2", "pypdfium2_raw", "joserfc", "cryptography", "odfdo", "lxml", "PIL"}
MODULE_LINES = 250
FUNCTION_LINES = 40


@functools.cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def place(path: Path, node: ast.AST | None = None) -> str:
    return f"{path.relative_to(ROOT)}:{getattr(node, 'lineno', 1)}"


def names(path: Path) -> Iterator[tuple[ast.AST, str]]:
    """Every name that a module uses, reads from an object, or imports."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Name):
            yield node, node.id
        elif isinstance(node, ast.Attribute):
            yield node, node.attr
        elif isinstance(node, ast.alias):
            yield node, node.name.rpartition(".")[2]


def uses(paths: list[Path], *forbidden: str, but: tuple[Path, ...] = ()) -> list[str]:
    return [
        f"{place(path, node)} {name}"
        for path in paths
        if path not in but
        for node, name in names(path)
        if name in forbidden
    ]


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (node for node in ast.walk(tree(path)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def loaded_by(statement: str) -> set[str]:
    """Top-level packages in memory after `statement` ran in a fresh interpreter."""
    code = f"{statement}\nimport sys\nprint(*{{name.partition('.')[0] for name in sys.modules}})"
    run = subprocess.run([sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    return set(run.stdout.split())


def test_the_academy_program_loads_neither_qt_nor_a_pdf_library() -> None:
    loaded = loaded_by("import paliers_desktop.academy.cli")
    assert "paliers_desktop" in loaded
    assert not loaded & {"PySide6", "shiboken6", "reportlab", "pikepdf"}


def test_the_window_is_ready_before_pdf_and_cryptography_are_loaded() -> None:
    loaded = loaded_by("import paliers_desktop.__main__, paliers_desktop.gui.app, paliers_desktop.gui.main_window")
    assert "PySide6" in loaded
    assert not loaded & HEAVY


def test_every_module_is_in_a_room_with_walls() -> None:
    package = ROOT / "src/paliers_desktop"
    assert {path.name for path in package.iterdir() if (path / "__init__.py").exists()} == ROOMS
    assert {path.stem for path in package.glob("*.py")} == SINGLE_MODULES


def test_the_style_sheet_is_set_in_one_place() -> None:
    assert not uses(SOURCES, "setStyleSheet", but=(GUI / "style.py",))


def test_preferences_are_a_file_of_ours_and_settings_hold_only_window_geometry() -> None:
    assert not uses(SOURCES, "QSettings", but=(*GEOMETRY, *QT_OWN))


def test_nothing_turns_the_event_loop_by_hand() -> None:
    assert not uses(SOURCES, "processEvents")


def test_no_moment_is_told_by_the_clock_of_the_post() -> None:
    """But through core/paris.py, or in UTC: the same dossier says the same on a post set to another zone."""
    strays, in_a_zone = [], 0
    for path in SOURCES:
        nodes = list(ast.walk(tree(path)))
        zoned = {id(node.func) for node in nodes if isinstance(node, ast.Call) and (node.args or node.keywords)}
        for node in nodes:
            words = ast.unparse(node) if isinstance(node, ast.Attribute) else ""
            local = re.search(r"\b(date\.today|datetime\.(today|fromtimestamp)|localtime|mktime)$", words)
            if local or (re.search(r"(\bdatetime\.now|\.astimezone)$", words) and id(node) not in zoned):
                strays.append(f"{place(path, node)} {words}")
            in_a_zone += id(node) in zoned and words.endswith((".now", ".astimezone"))
    assert not strays
    assert in_a_zone > 5


def test_no_flag_of_qt_is_inverted() -> None:
    """On Windows the inverse of Maj has lost Ctrl and Alt, and every shortcut with it: keyboard.keys.without."""
    inverted = [
        place(path, node)
        for path in SOURCES
        if path.is_relative_to(GUI)
        for node in ast.walk(tree(path))
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Invert)
    ]
    assert not inverted


def test_no_network_class_of_qt() -> None:
    assert not uses(SOURCES, "QtNetwork", "QTcpSocket", "QLocalSocket", "QNetworkAccessManager")


def test_what_is_logged_is_a_sentence_of_the_source() -> None:
    """What is put into it is told by its kind alone (gui/private_log.py): a sentence made on the spot would escape."""
    calls = [
        (path, node)
        for path in SOURCES
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and re.fullmatch(r"log\.(debug|info|warning|error|log)", ast.unparse(node.func))
    ]
    made = [
        place(path, node)
        for path, node in calls
        for words in node.args[1 if ast.unparse(node.func) == "log.log" else 0 :][:1]
        if not isinstance(words, (ast.Constant, ast.Name))
    ]
    assert not made
    assert len(calls) > 10


def test_tests_do_not_sleep() -> None:
    """But the one loop that looks again and again, up to a deadline, at a program that runs outside."""
    calls = [
        place(path, node)
        for path in TESTS
        if path != POLLING
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and ast.unparse(node.func) in ("sleep", "time.sleep", "QThread.msleep")
    ]
    assert not calls


def test_components_know_only_the_style() -> None:
    """What import-linter is not asked: a component imports from gui nothing but other components and the style."""
    inside = ("paliers_desktop.gui.components", "paliers_desktop.gui.style")
    strays = [
        f"{place(path, node)} {node.module}"
        for path in sorted((GUI / "components").glob("*.py"))
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ImportFrom)
        and (node.module or "").startswith("paliers_desktop.gui")
        and not (node.module or "").startswith(inside)
    ]
    assert not strays


def test_every_module_tells_its_reason_first() -> None:
    assert not [place(path) for path in SOURCES if not ast.get_docstring(tree(path))]


def test_modules_stay_short() -> None:
    lengths = {place(path): len(path.read_text("utf-8").splitlines()) for path in SOURCES}
    assert not {name: lines for name, lines in lengths.items() if lines > MODULE_LINES}


def test_functions_stay_short() -> None:
    lengths = {
        f"{place(path, node)} {node.name}": (node.end_lineno or 0) - node.lineno + 1
        for path in SOURCES
        for node in functions(path)
    }
    assert not {name: lines for name, lines in lengths.items() if lines > FUNCTION_LINES}


@pytest.mark.parametrize("lock", ["run.lock", "dev.lock"])
def test_locks_hold_hashes_and_no_address(lock: str) -> None:
    text = (ROOT / "requirements" / lock).read_text("utf-8")
    assert not re.search(r"\w+://|@ |--(extra-)?index-url|--find-links|--trusted-host", text)
    pins = re.findall(r"^([A-Za-z0-9][\w.-]*)==(\S+) \\\n    --hash=sha256:[0-9a-f]{64}", text, re.MULTILINE)
    assert len(pins) == len(re.findall(r"^[A-Za-z0-9]", text, re.MULTILINE)) > 20


def test_both_locks_agree() -> None:
    def pins(lock: str) -> set[str]:
        return set(re.findall(r"^\S+==\S+", (ROOT / "requirements" / lock).read_text("utf-8"), re.MULTILINE))

    assert pins("run.lock") < pins("dev.lock")
