"""The page of a synthesis in a real browser: nothing leaves, its filters work, by keyboard, light and dark."""

import datetime

import pytest

from browser import Browser
from paliers_desktop.academy.synthesis.counts import count
from paliers_desktop.academy.synthesis.diffusion import Diffusion, view
from paliers_desktop.academy.synthesis.filled import Par
from paliers_desktop.academy.synthesis.synthesis import synthesis
from paliers_desktop.output.sheets_html import POLICY, render_page
from synthesis_samples import campagne, grids

OUTSIDE = "http://192.0.2.1/espion.png"
ROWS = "Array.from(document.querySelectorAll('#t2 ~ .large tbody tr:not([hidden])'), row => row.innerText.split('\\t'))"
FOCUS = """(() => {
  const on = document.activeElement, look = getComputedStyle(on);
  return [on.tagName, on.textContent.slice(0, 20), look.outlineStyle, parseFloat(look.outlineWidth)];
})()"""
REACHED = """Array.from(
  document.querySelectorAll('a, select, input, .large'), one => [one.tagName, one.textContent.slice(0, 20)]
)"""
MOVED = """new Promise(done => {
  const table = document.activeElement;
  const look = () => table.scrollLeft > 0 ? done(true) : requestAnimationFrame(look);
  look();
})"""
SEARCH = """Array.from(document.querySelectorAll('label'))
  .find(label => label.textContent === 'Critère').querySelector('input[type=search]').focus()"""
FOUND = """Array.from(
  document.activeElement.closest('section').querySelectorAll('tbody tr:not([hidden])'),
  row => row.cells[document.activeElement.dataset.colonne].textContent.toLowerCase()
)"""
CONTRAST = """(() => {
  const light = colour => colour.match(/[\\d.]+/g).slice(0, 3).map(one => one / 255)
    .map(one => one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4)
    .reduce((sum, one, rank) => sum + one * [0.2126, 0.7152, 0.0722][rank], 0);
  const ground = one => {
    const found = getComputedStyle(one).backgroundColor;
    return found === 'rgba(0, 0, 0, 0)' && one.parentElement ? ground(one.parentElement) : found;
  };
  return Array.from(document.querySelectorAll('h1, h2, p, a, label, select, input, output, th, td'), one => {
    const [high, low] = [light(getComputedStyle(one).color), light(ground(one))].sort((a, b) => b - a);
    return (high + 0.05) / (low + 0.05);
  }).reduce((least, one) => Math.min(least, one), 21);
})()"""


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    with Browser(tmp_path_factory.mktemp("browser") / "profile") as one:
        yield one


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    known = grids()
    told = view(count(*campagne(90), known, Par.BASSIN), Diffusion.INTERNE)
    made = synthesis(told, known, "Paliers de maturité numérique, 2026-2027", datetime.date(2027, 1, 20))
    path = tmp_path_factory.mktemp("page") / "synthese.html"
    path.write_bytes(render_page(made.titre, "Diffusion restreinte", made.pied, made.sheets[:5]))
    return path


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("width", [1366, 1024])
def test_nothing_is_asked_for_said_in_the_console_nor_wider_than_the_window(browser, page, width, dark):
    browser.show(page, width, dark=dark)
    assert browser.value("document.readyState") == "complete"
    assert browser.seen.requests == [page.as_uri()]
    assert browser.seen.said == []
    assert browser.value("document.documentElement.scrollWidth") <= width
    assert browser.value(CONTRAST) >= 4.5
    lightness = browser.value("getComputedStyle(document.body).backgroundColor.match(/\\d+/)[0]")
    assert (int(lightness) < 60) is dark


def test_the_browser_would_have_seen_a_request_and_the_policy_stops_it(browser, page, tmp_path):
    """Else the test above could not fail."""
    spy = page.read_text("utf-8").replace("</main>", f'<img src="{OUTSIDE}" alt=""></main>')
    kept, bare = tmp_path / "kept.html", tmp_path / "bare.html"
    kept.write_text(spy, "utf-8")
    bare.write_text(spy.replace(POLICY.replace("'", "&#x27;"), "").replace("Content-Security-Policy", "x"), "utf-8")
    browser.show(bare)
    assert OUTSIDE in browser.seen.requests
    browser.show(kept)
    assert any("Content Security Policy" in said for said in browser.seen.said)


def test_a_choice_leaves_the_rows_that_bear_it(browser, page):
    browser.show(page)
    every = browser.value(ROWS)
    for chosen in ("Collège", "Lycée"):
        choose = f"""(() => {{
          const control = document.querySelector('#t2 ~ .choix select[data-colonne="2"]');
          control.value = {chosen!r};
          control.dispatchEvent(new Event('input', {{bubbles: true}}));
        }})()"""
        browser.value(choose)
        kept = [row for row in every if row[2] == chosen]
        assert 0 < len(kept) < len(every)
        assert browser.value(ROWS) == kept
        assert browser.value("document.querySelector('#t2 ~ .choix output').textContent") == f"{len(kept)} lignes"


def test_every_control_is_reached_by_tab_in_reading_order_and_its_focus_is_seen(browser, page):
    browser.show(page)
    awaited = browser.value(REACHED)
    reached = []
    for _ in awaited:
        browser.press("Tab")
        *what, style, width = browser.value(FOCUS)
        assert style == "solid"
        assert width >= 2
        reached.append(what)
    assert reached == awaited
    browser.press("Tab")
    assert browser.value("document.activeElement.tagName") == "BODY"


def test_a_choice_is_made_with_the_keys_alone(browser, page):
    browser.show(page)
    every = browser.value(ROWS)
    browser.value("document.querySelector('#t2 ~ .choix select[data-colonne=\"2\"]').focus()")
    browser.press("L")
    assert {row[2] for row in browser.value(ROWS)} == {"Lycée"}
    browser.press("Home")
    assert browser.value(ROWS) == every


def test_words_are_searched_in_a_column_of_many(browser, page):
    browser.show(page)
    browser.value(SEARCH)
    browser.press(*"réseau")
    found = browser.value(FOUND)
    assert found
    assert all("réseau" in text for text in found)
    assert len(found) < browser.value("document.activeElement.closest('section').querySelectorAll('tbody tr').length")


def test_a_wide_table_is_moved_with_the_arrows(browser, page):
    browser.show(page, 640)
    browser.value("document.querySelector('#t2 ~ .large').focus()")
    assert browser.value("document.activeElement.scrollLeft") == 0
    browser.press("ArrowRight")
    assert browser.value(MOVED)
