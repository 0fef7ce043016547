"""An OpenDocument file around its parts: no trace of a person nor of a clock, the same state gives the same bytes.

Imports odfdo: load it from a function only.
"""

import datetime
import io
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from odfdo import Document, Element

TEXT = "application/vnd.oasis.opendocument.text"
SPREADSHEET = "application/vnd.oasis.opendocument.spreadsheet"

_BODIES = {TEXT: "text", SPREADSHEET: "spreadsheet"}
_NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
        "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
        "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
        "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
        "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
        "number": "urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0",
        "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
        "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
        "config": "urn:oasis:names:tc:opendocument:xmlns:config:1.0",
        "meta": "urn:oasis:names:tc:opendocument:xmlns:meta:1.0",
        "dc": "http://purl.org/dc/elements/1.1/",
        "xlink": "http://www.w3.org/1999/xlink",
    }.items()
)
_XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
_MANIFEST_NAMESPACE = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
_LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The date of each member of the package: the first that a zip file can tell."""

_MADE_ON_UNIX = 3
_WRITTEN, _DECLARED = b'version="1.4"', b'version="1.3"'
"""odfdo declares 1.4, of which nothing is used here: 1.3 is the latest that the word processors of schools know."""

_GENERATOR = "Paliers numériques"


def new_document(mimetype: str, styles: str, titre: str, day: datetime.date | None, settings: str = "") -> Document:
    """An empty document. styles, settings: what stands inside their roots, as XML; day: that of the last change."""
    body = f"<office:body><office:{_BODIES[mimetype]}/></office:body>"
    parts = {
        "mimetype": mimetype,
        "content.xml": _part("content", f"<office:automatic-styles/>{body}"),
        "styles.xml": _part("styles", styles),
        "meta.xml": _part("meta", "<office:meta/>"),
        "settings.xml": _part("settings", f"<office:settings>{settings}</office:settings>"),
        "META-INF/manifest.xml": _manifest(mimetype),
    }
    skeleton = io.BytesIO()
    with ZipFile(skeleton, "w") as package:
        for name, text in parts.items():
            package.writestr(name, text)
    skeleton.seek(0)
    document = Document(skeleton)
    document.meta.title = titre
    document.meta.language = "fr-FR"
    document.meta.generator = _GENERATOR
    if day:
        document.meta.creation_date = day
    return document


def add_part(document: Document, path: str, media_type: str, content: bytes) -> None:
    """Put a file into the package, a picture for instance."""
    document.set_part(path, content)
    document.manifest.add_full_path(path, media_type)


def add_style(document: Document, style: Element) -> None:
    """Define a style of the content alone, such as the width of a column."""
    styles = document.content.get_element("office:automatic-styles")
    assert styles is not None, "new_document put it there"
    styles.append(style)


def packed(document: Document) -> bytes:
    """The bytes of the file: always the same members, in the same order, without date."""
    saved = io.BytesIO()
    document.save(saved)
    target = io.BytesIO()
    with ZipFile(saved) as source, ZipFile(target, "w") as package:
        for name in source.namelist():  # mimetype first, as OpenDocument 1.4 part 2 §3.3 asks
            member = ZipInfo(name, _LONG_AGO)
            member.create_system = _MADE_ON_UNIX
            member.compress_type = ZIP_STORED if name == "mimetype" else ZIP_DEFLATED
            package.writestr(member, source.read(name).replace(_WRITTEN, _DECLARED, 1))  # the first is that of the root
    return target.getvalue()


def element(tag: str, /, *children: Element, **attributes: str | None) -> Element:
    """An element of that tag; `office_value_type="float"` is the attribute office:value-type, None is left out."""
    made = Element.from_tag(tag)
    for name, value in attributes.items():
        if value is not None:
            prefix, _, local = name.partition("_")
            made.set_attribute(f"{prefix}:{local.replace('_', '-')}", value)
    for child in children:
        made.append(child)
    return made


def _part(name: str, content: str) -> str:
    return f'{_XML}<office:document-{name} {_NAMESPACES} office:version="1.4">{content}</office:document-{name}>'


def _manifest(mimetype: str) -> str:
    types = {"/": mimetype, **{f"{name}.xml": "text/xml" for name in ("content", "styles", "meta", "settings")}}
    entries = "".join(
        f'<manifest:file-entry manifest:full-path="{path}" manifest:media-type="{media_type}"/>'
        for path, media_type in types.items()
    )
    root = f'<manifest:manifest xmlns:manifest="{_MANIFEST_NAMESPACE}" manifest:version="1.4">'
    return f"{_XML}{root}{entries}</manifest:manifest>"
