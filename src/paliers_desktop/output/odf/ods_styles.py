"""How the sheet of answers looks: header line, wrapped texts, dates as French read them, a landscape A4 page."""

from html import escape

from paliers_desktop.core.palette import LIGHT

HEADER, TEXT, LONG, NUMBER, DATE = "Titre de colonne", "Texte", "Texte long", "Nombre", "Date"

_LINE = "4mm"
"""Room of one more line: on paper, where the sheet is scaled to the page, LibreOffice may cut a text into one line more
than on the screen, by which it sets the height of the row, and would not draw that line."""

_STRONG = '<style:text-properties fo:font-weight="bold"/>'
_CENTRED = '<style:paragraph-properties fo:text-align="center"/>'
_FONT = "Arial, &apos;Liberation Sans&apos;, &apos;Open Sans&apos;, sans-serif"


def ods_styles(pied: str) -> str:
    """The content of styles.xml; pied: the words at the foot of each printed page."""
    return f"""<office:font-face-decls><style:font-face style:name="Texte" svg:font-family="{_FONT}"
 style:font-family-generic="swiss" style:font-pitch="variable"/></office:font-face-decls><office:styles>
<style:default-style style:family="table-cell"><style:paragraph-properties style:tab-stop-distance="12.5mm"/>
<style:text-properties style:font-name="Texte" fo:font-size="10pt" fo:language="fr" fo:country="FR"/>
</style:default-style>
<number:date-style style:name="JMA" number:automatic-order="false" number:language="fr" number:country="FR">
<number:day number:style="long"/><number:text>/</number:text><number:month number:style="long"/>
<number:text>/</number:text><number:year number:style="long"/></number:date-style>
<number:number-style style:name="Entier"><number:number number:min-integer-digits="1" number:decimal-places="0"/>
</number:number-style><number:text-style style:name="Mots"><number:text-content/></number:text-style>
{_cell("Default", "Standard")}{_cell(HEADER, HEADER, inside=_STRONG, fill=LIGHT["sunken"])}{_cell(TEXT, TEXT, "Mots")}
{_cell(LONG, LONG, "Mots", below=_LINE)}{_cell(NUMBER, NUMBER, "Entier", inside=_CENTRED)}
{_cell(DATE, DATE, "JMA", inside=_CENTRED)}
</office:styles><office:automatic-styles><style:page-layout style:name="Page">
<style:page-layout-properties fo:page-width="297mm" fo:page-height="210mm" style:print-orientation="landscape"
 fo:margin="12mm" style:print-page-order="ttb" style:scale-to-X="1" style:scale-to-Y="0"/>
<style:header-style/><style:footer-style><style:header-footer-properties fo:margin-top="4mm" fo:min-height="6mm"/>
</style:footer-style></style:page-layout></office:automatic-styles><office:master-styles>
<style:master-page style:name="Default" style:page-layout-name="Page"><style:header style:display="false"/>
<style:footer><text:p>{escape(pied)} · page <text:page-number>1</text:page-number></text:p></style:footer>
</style:master-page></office:master-styles>"""


def _cell(
    name: str, shown: str, data: str = "", *, inside: str = "", fill: str = "transparent", below: str = "0.5mm"
) -> str:
    """One cell style; data: how its value is written; inside: its paragraph and text properties; below: empty room."""
    parent = "" if name == "Default" else ' style:parent-style-name="Default"'
    of_data = f' style:data-style-name="{data}"' if data else ""
    return (
        f'<style:style style:name="{style_name(name)}" style:display-name="{shown}" style:family="table-cell"{parent}'
        f'{of_data}><style:table-cell-properties fo:wrap-option="wrap" style:vertical-align="top" fo:padding="0.5mm" '
        f'fo:padding-bottom="{below}" fo:background-color="{fill}"/>{inside}</style:style>'
    )


def style_name(shown: str) -> str:
    """« Titre de colonne » as a name in the file, where a space is written _20_."""
    return shown.replace(" ", "_20_")
