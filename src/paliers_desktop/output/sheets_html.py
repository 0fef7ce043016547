"""Tables as one page that opens anywhere: no network, no other file; without script, every line stays readable."""

import datetime
from collections.abc import Iterable, Sequence
from html import escape

from paliers_desktop.core.palette import LIGHT
from paliers_desktop.core.report.answer_sheets import AnswerSheet, Value
from paliers_desktop.core.typography import typographic
from paliers_desktop.output.cell_text import valid

POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
)
"""The page may load nothing: what it needs is in it."""

MOST_CHOICES = 60
"""A column of more different texts is searched, not chosen from."""

_STYLE = f"""
:root {{ color-scheme: light; }}
body {{ margin: 0 auto; max-width: 80rem; padding: 1rem; font: 1rem/1.5 Arial, "Liberation Sans", sans-serif;
  color: {LIGHT["text"]}; background: {LIGHT["bg"]}; }}
nav ul {{ display: flex; flex-wrap: wrap; gap: .25rem 1rem; padding: 0; list-style: none; }}
a {{ color: {LIGHT["accent"]}; }}
.mention {{ font-weight: bold; }}
.choix {{ display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; margin: .5rem 0; }}
label {{ display: inline-flex; gap: .5rem; align-items: center; }}
select, input {{ font: inherit; max-width: 20rem; }}
.large {{ overflow-x: auto; }}
.large:focus-visible, a:focus-visible, select:focus-visible, input:focus-visible {{
  outline: 3px solid {LIGHT["accent"]}; outline-offset: 2px; }}
table {{ border-collapse: collapse; }}
th, td {{ border: 1px solid {LIGHT["ctl"]}; padding: .25rem .5rem; text-align: left; vertical-align: top; }}
thead th {{ background: {LIGHT["sunken"]}; }}
td.n {{ text-align: right; white-space: nowrap; }}
@media print {{ .choix, nav {{ display: none; }} .large {{ overflow: visible; }} }}
"""

_SCRIPT = """
document.querySelectorAll("section").forEach(function (section) {
  var controls = section.querySelectorAll("[data-colonne]");
  var count = section.querySelector("output");
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
    heads = "".join(f'<th scope="col">{_text(head)}</th>' for head in sheet.headers)
    rows = "".join(f"<tr>{''.join(map(_cell, line))}</tr>" for line in sheet.lines)
    table = f"<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"
    if not sheet.lines:
        table = "<p>Aucune ligne.</p>"
    return (
        f'<section aria-labelledby="t{rank}"><h2 id="t{rank}">{_text(sheet.titre)}</h2>'
        f'<div class="choix" hidden>{"".join(_controls(sheet))}<output></output></div>'
        f'<div class="large" role="region" tabindex="0" aria-labelledby="t{rank}">{table}</div></section>'
    )


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
        return f'<td class="n">{value}</td>'
    shown = f"{value:%d/%m/%Y}" if isinstance(value, datetime.date) else value or ""
    return f"<td>{_text(shown)}</td>"


def _text(text: str) -> str:
    return escape(valid(typographic(text)))
