"""Tables as one page that opens anywhere: no network, no other file; without script, every line stays readable."""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from html import escape

from paliers_desktop.core.palette import DARK, LIGHT
from paliers_desktop.core.report.answer_sheets import AnswerSheet, Value
from paliers_desktop.core.typography import typographic
from paliers_desktop.output.cell_text import valid

POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
)
"""The page may load nothing: what it needs is in it."""

MOST_CHOICES = 60
"""A column of more different texts is searched, not chosen from."""

FEW = 10
"""Lines of a table that is read at a glance: it is not narrowed."""

ON_ONE_LINE = 40
"""Characters of a text that is not cut: rows stay low, and the eye follows them."""

_COLOURS = ("bg", "surface", "sunken", "hover", "line", "ctl", "text", "text2", "accent", "focus", "cours")


def _tokens(theme: Mapping[str, str]) -> str:
    return " ".join(f"--{token}: {theme[token]};" for token in _COLOURS)


_STYLE = f"""
:root {{ color-scheme: light dark; {_tokens(LIGHT)} }}
@media (prefers-color-scheme: dark) {{ :root {{ {_tokens(DARK)} }} }}
@media print {{ :root {{ color-scheme: light; {_tokens(LIGHT)} }} }}
body {{ margin: 0 auto; max-width: 90rem; padding: 1rem 1.5rem; font: 1rem/1.5 Arial, "Liberation Sans", sans-serif;
  color: var(--text); background: var(--bg); }}
h1 {{ font-size: 1.6rem; line-height: 1.25; margin: 0; }}
h2 {{ font-size: 1.2rem; margin: 2rem 0 .5rem; }}
nav ul {{ display: flex; flex-wrap: wrap; gap: .25rem 1rem; padding: 0; list-style: none; }}
a {{ color: var(--accent); }}
.mention {{ font-weight: bold; color: var(--cours); margin: .5rem 0; }}
.choix {{ display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; margin: .5rem 0; align-items: center; }}
label {{ display: inline-flex; gap: .5rem; align-items: center; color: var(--text2); }}
select, input {{ font: inherit; max-width: 20rem; color: var(--text); background: var(--surface);
  border: 1px solid var(--ctl); border-radius: 4px; padding: .2rem .4rem; }}
.large {{ overflow: auto; max-height: 85vh; width: fit-content; max-width: 100%; border: 1px solid var(--ctl);
  background: var(--surface); }}
.large:focus-visible, a:focus-visible, select:focus-visible, input:focus-visible {{
  outline: 3px solid var(--focus); outline-offset: 2px; }}
table {{ border-collapse: separate; border-spacing: 0; font-size: .9rem; line-height: 1.35; }}
th, td {{ border-bottom: 1px solid var(--line); padding: .3rem .5rem; text-align: left; vertical-align: top; }}
tr:last-child td {{ border-bottom: 0; }}
tbody tr:hover td {{ background: var(--hover); }}
thead th {{ position: sticky; top: 0; vertical-align: bottom; background: var(--sunken);
  border-bottom: 1px solid var(--ctl); }}
td.c {{ white-space: nowrap; }}
th.n, td.n {{ text-align: right; }}
td.n {{ white-space: nowrap; font-variant-numeric: tabular-nums; }}
@media (max-width: 80rem) {{ td.c {{ white-space: normal; }} th, td {{ padding: .3rem .35rem; }} }}
footer {{ color: var(--text2); margin-top: 2rem; }}
@media print {{ .choix, nav {{ display: none; }} .large {{ overflow: visible; max-height: none; border: 0; }} }}
"""

_NUMBER, _SHORT = ' class="n"', ' class="c"'
_COUNT = "<output></output>"

_SCRIPT = """
document.querySelectorAll("section").forEach(function (section) {
  var controls = section.querySelectorAll("[data-colonne]");
  var count = section.querySelector("output");
  if (!count) { return; }
  function show() {
    var shown = 0;
    section.querySelectorAll("tbody tr").forEach(function (row) {
      var kept = Array.prototype.every.call(controls, function (control) {
        var cell = row.cells[Number(control.dataset.colonne)].textContent;
        var wanted = control.value;
        if (control.tagName === "SELECT") { return wanted === "" || cell === wanted; }
        return cell.toLocaleLowerCase("fr").includes(wanted.toLocaleLowerCase("fr"));
      });
      row.hidden = !kept;
      shown += kept ? 1 : 0;
    });
    count.textContent = shown + (shown < 2 ? " ligne" : " lignes");
  }
  controls.forEach(function (control) { control.addEventListener("input", show); });
  section.querySelectorAll(".choix").forEach(function (choices) { choices.hidden = false; });
  show();
});
"""


def render_page(titre: str, mention: str, pied: str, sheets: Sequence[AnswerSheet]) -> bytes:
    """The page: a table of contents, then each table with what narrows it. mention: « Diffusion restreinte » or ""."""
    links = "".join(f'<li><a href="#t{rank}">{_text(sheet.titre)}</a></li>' for rank, sheet in enumerate(sheets))
    sections = "".join(_section(rank, sheet) for rank, sheet in enumerate(sheets))
    told = f'<p class="mention">{_text(mention)}</p>' if mention else ""
    return (
        '<!DOCTYPE html>\n<html lang="fr"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{escape(POLICY)}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{_text(titre)}</title><style>{_STYLE}</style></head><body>"
        f'<header><h1>{_text(titre)}</h1>{told}<nav aria-label="Tableaux"><ul>{links}</ul></nav></header>'
        f"<main>{sections}</main><footer><p>{_text(pied)}</p></footer><script>{_SCRIPT}</script></body></html>\n"
    ).encode()


def _section(rank: int, sheet: AnswerSheet) -> str:
    columns = zip(
        sheet.headers, zip(*sheet.lines, strict=True) if sheet.lines else [()] * len(sheet.headers), strict=True
    )
    heads = "".join(_head(head, values) for head, values in columns)
    rows = "".join(f"<tr>{''.join(map(_cell, line))}</tr>" for line in sheet.lines)
    table = f"<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"
    if not sheet.lines:
        table = "<p>Aucune ligne.</p>"
    choices = "" if len(sheet.lines) < FEW else f'<div class="choix" hidden>{"".join(_controls(sheet))}{_COUNT}</div>'
    return (
        f'<section aria-labelledby="t{rank}"><h2 id="t{rank}">{_text(sheet.titre)}</h2>{choices}'
        f'<div class="large" role="region" tabindex="0" aria-labelledby="t{rank}">{table}</div></section>'
    )


def _head(head: str, values: Sequence[Value]) -> str:
    numbers = any(isinstance(value, int) for value in values)
    return f'<th scope="col"{_NUMBER if numbers else ""}>{_text(head)}</th>'


def _controls(sheet: AnswerSheet) -> Iterable[str]:
    """A choice for each column of a few texts, a search for each column of many; numbers have none."""
    for column, head in enumerate(sheet.headers):
        texts = list(dict.fromkeys(line[column] for line in sheet.lines if isinstance(line[column], str)))
        if len(texts) < 2:
            continue
        if len(texts) > MOST_CHOICES:
            yield f'<label>{_text(head)}<input type="search" data-colonne="{column}"></label>'
            continue
        options = "".join(f'<option value="{_text(str(text))}">{_text(str(text))}</option>' for text in texts)
        choices = f'<select data-colonne="{column}"><option value="">Tous</option>{options}</select>'
        yield f"<label>{_text(head)}{choices}</label>"


def _cell(value: Value) -> str:
    if isinstance(value, int):
        return f"<td{_NUMBER}>{value}</td>"
    shown = f"{value:%d/%m/%Y}" if isinstance(value, datetime.date) else value or ""
    return f"<td{_SHORT if 0 < len(shown) <= ON_ONE_LINE else ''}>{_text(shown)}</td>"


def _text(text: str) -> str:
    return escape(valid(typographic(text)))
