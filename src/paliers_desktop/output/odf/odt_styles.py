"""How the « volet numérique » looks: styles that a person finds in their word processor and changes at once.

Titles, body, lists and tables keep the names that OpenDocument gives them, which every word processor shows in French
(« Titre 1 », « Corps de texte »); only our own styles have names of ours.
"""

from html import escape

from paliers_desktop.core.palette import LIGHT

TITLE, SUBTITLE, BODY = "Title", "Subtitle", "Text_20_body"
HEADINGS = ("Heading_20_1", "Heading_20_2", "Heading_20_3")
LIST, CELL, CELL_TITLE = "List_20_Contents", "Table_20_Contents", "Table_20_Heading"
MENTION, PRECISION, COMMENTAIRE, FIGURE = "Mention_20_provisoire", "Précision", "Commentaire", "Figure"
INTRODUCTION = "Introduction_20_de_20_tableau"
LABEL, BULLETS, PICTURE = "Libellé", "Puces_20_du_20_volet", "Graphics"

_FONT = "Arial, &apos;Liberation Sans&apos;, &apos;Open Sans&apos;, sans-serif"
_SHOWN = {
    name: name.replace("_20_", " ")
    for name in (*HEADINGS, BODY, LIST, CELL, CELL_TITLE, MENTION, INTRODUCTION, BULLETS)
}


def odt_styles(pied: str, mention: str, *, numbered: bool = True) -> str:
    """The content of styles.xml; pied, mention: at the foot and head of each page, no head without mention.

    numbered: « page 1 sur 4 » beside the foot.
    """
    return (
        f'<office:font-face-decls><style:font-face style:name="Texte" svg:font-family="{_FONT}" '
        'style:font-family-generic="swiss" style:font-pitch="variable"/></office:font-face-decls>'
        f"<office:styles>{_defaults()}{_paragraphs()}{_outline()}{_bullets()}</office:styles>"
        f"<office:automatic-styles>{_page()}</office:automatic-styles>"
        f"<office:master-styles>{_master(pied, mention, numbered)}</office:master-styles>"
    )


def _defaults() -> str:
    language = 'fo:language="fr" fo:country="FR"'
    colour = f'fo:color="{LIGHT["text"]}"'
    return (
        f'<style:default-style style:family="graphic"><style:text-properties {language}/></style:default-style>'
        '<style:default-style style:family="paragraph"><style:paragraph-properties style:tab-stop-distance="12.5mm" '
        'fo:orphans="2" fo:widows="2"/>'
        f'<style:text-properties style:font-name="Texte" fo:font-size="10.5pt" {colour} {language} '
        'style:language-asian="zxx" style:country-asian="none" style:language-complex="zxx" '
        'style:country-complex="none"/></style:default-style>'
        '<style:default-style style:family="table"><style:table-properties table:border-model="collapsing"/>'
        '</style:default-style><style:default-style style:family="table-row">'
        '<style:table-row-properties fo:keep-together="auto"/></style:default-style>'
    )


def _paragraphs() -> str:
    soft, accent, strong = f'fo:color="{LIGHT["text2"]}"', f'fo:color="{LIGHT["accent"]}"', 'fo:font-weight="bold"'
    kept = 'fo:keep-with-next="always"'
    return "".join(
        (
            '<style:style style:name="Standard" style:family="paragraph" style:class="text"/>',
            _style(BODY, "Standard", 'fo:margin-bottom="2mm" fo:line-height="120%"'),
            _style(TITLE, "Standard", 'fo:margin-bottom="1mm"', f'fo:font-size="20pt" {strong}', kind="chapter"),
            _style(SUBTITLE, "Standard", 'fo:margin-bottom="3mm"', f'fo:font-size="11pt" {soft}', kind="chapter"),
            _heading(1, f'fo:font-size="15pt" {strong} {accent}', "8mm", "3mm"),
            _heading(2, f'fo:font-size="12pt" {strong}', "4mm", "2mm"),
            _heading(3, f'fo:font-size="10.5pt" {strong}', "3mm", "1mm"),
            _style(LIST, "Standard", 'fo:margin-bottom="1mm" fo:line-height="115%"', kind="list"),
            _style(CELL, "Standard", 'fo:line-height="115%"', kind="extra"),
            _style(CELL_TITLE, CELL, kept, strong, kind="extra"),
            _style("Header", "Standard", "", soft, kind="extra"),
            _style("Footer", "Standard", "", f'fo:font-size="8.5pt" {soft}', kind="extra"),
            _style(MENTION, BODY, "", f'fo:font-style="italic" {soft}'),
            _style(INTRODUCTION, BODY, kept),
            _style(PRECISION, BODY, "", f'fo:font-size="9pt" {soft}'),
            _style(COMMENTAIRE, CELL, "", f'fo:font-size="9pt" fo:font-style="italic" {soft}'),
            _style(FIGURE, "Standard", 'fo:text-align="center" fo:margin-top="2mm" fo:margin-bottom="2mm"'),
            f'<style:style style:name="{LABEL}" style:family="text"><style:text-properties {strong}/></style:style>',
            f'<style:style style:name="{PICTURE}" style:family="graphic"><style:graphic-properties '
            'style:vertical-pos="top" style:vertical-rel="baseline" fo:border="none" style:wrap="none"/></style:style>',
        )
    )


def _style(name: str, parent: str, paragraph: str = "", text: str = "", *, kind: str = "text") -> str:
    return (
        f'<style:style style:name="{name}" style:display-name="{_SHOWN.get(name, name)}" style:family="paragraph" '
        f'style:parent-style-name="{parent}" style:class="{kind}"><style:paragraph-properties {paragraph}/>'
        f"<style:text-properties {text}/></style:style>"
    )


def _heading(level: int, text: str, above: str, below: str) -> str:
    name = HEADINGS[level - 1]
    return (
        f'<style:style style:name="{name}" style:display-name="{_SHOWN[name]}" style:family="paragraph" '
        f'style:parent-style-name="Standard" style:next-style-name="{BODY}" style:class="chapter" '
        f'style:default-outline-level="{level}"><style:paragraph-properties fo:margin-top="{above}" '
        f'fo:margin-bottom="{below}" fo:keep-with-next="always"/><style:text-properties {text}/></style:style>'
    )


def _outline() -> str:
    """The six sections are numbered by the word processor itself: one that is removed leaves no hole."""
    levels = "".join(
        f'<text:outline-level-style text:level="{level}" style:num-format="{"1" if level == 1 else ""}"'
        f"{' style:num-suffix=' + chr(34) + '.' + chr(34) if level == 1 else ''}>"
        '<style:list-level-properties text:list-level-position-and-space-mode="label-alignment">'
        f'<style:list-level-label-alignment text:label-followed-by="{"space" if level == 1 else "nothing"}"/>'
        "</style:list-level-properties></text:outline-level-style>"
        for level in range(1, 4)
    )
    return f'<text:outline-style style:name="Outline">{levels}</text:outline-style>'


def _bullets() -> str:
    return (
        f'<text:list-style style:name="{BULLETS}" style:display-name="{_SHOWN[BULLETS]}">'
        '<text:list-level-style-bullet text:level="1" text:bullet-char="•">'
        '<style:list-level-properties text:list-level-position-and-space-mode="label-alignment">'
        '<style:list-level-label-alignment text:label-followed-by="listtab" text:list-tab-stop-position="6mm" '
        'fo:text-indent="-4mm" fo:margin-left="6mm"/></style:list-level-properties></text:list-level-style-bullet>'
        "</text:list-style>"
    )


def _page() -> str:
    around = '<style:header-footer-properties fo:min-height="5mm" fo:margin-{side}="4mm"/>'
    return (
        '<style:page-layout style:name="Page"><style:page-layout-properties fo:page-width="210mm" '
        'fo:page-height="297mm" style:print-orientation="portrait" fo:margin-top="15mm" fo:margin-bottom="12mm" '
        'fo:margin-left="20mm" fo:margin-right="20mm"/>'
        f"<style:header-style>{around.format(side='bottom')}</style:header-style>"
        f"<style:footer-style>{around.format(side='top')}</style:footer-style></style:page-layout>"
    )


def _master(pied: str, mention: str, numbered: bool) -> str:
    head = f'<style:header><text:p text:style-name="Header">{escape(mention)}</text:p></style:header>'
    page = '<text:page-number text:select-page="current">1</text:page-number>'
    rank = f" · page {page} sur <text:page-count>1</text:page-count>" if numbered else ""
    foot = escape(pied) + rank
    return (
        '<style:master-page style:name="Standard" style:page-layout-name="Page">'
        f'{head if mention else ""}<style:footer><text:p text:style-name="Footer">{foot}</text:p></style:footer>'
        "</style:master-page>"
    )
