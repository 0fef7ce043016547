"""The structure of a document written into its PDF: structure tree, parent tree, identifiers of heading cells.

Imports pikepdf: load it from a function only. The terms are those of ISO 32000-1 §14.7.
"""

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from paliers_desktop.output.tagged.structure import Element, Leaf

_EMPTY_TOO = frozenset({"TH", "TD"})
"""Roles that count even without content."""


def write_tree(pdf: Pdf, root: Element) -> None:
    """Give the PDF its structure; the leaves name the marks that its pages already hold."""
    _prune(root)
    tree = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    writer = _Writer(pdf, root)
    tree.K = writer.write(root, tree)
    tree.ParentTree = pdf.make_indirect(Dictionary(Nums=writer.parents()))
    tree.ParentTreeNextKey = len(pdf.pages)
    if writer.named:
        names = sorted(writer.named.items())
        pairs = [part for name, node in names for part in (String(name), node)]
        limits = Array([String(names[0][0]), String(names[-1][0])])
        leaf = pdf.make_indirect(Dictionary(Names=Array(pairs), Limits=limits))
        tree.IDTree = pdf.make_indirect(Dictionary(Kids=Array([leaf])))
    pdf.Root.StructTreeRoot = tree
    for number, page in enumerate(pdf.pages):
        page.obj.StructParents = number
        page.obj.Tabs = Name.S


def _prune(element: Element) -> None:
    """Take off what was never drawn."""
    for kid in element.kids:
        if isinstance(kid, Element):
            _prune(kid)
    element.kids = [kid for kid in element.kids if isinstance(kid, Leaf) or kid.kids or kid.role in _EMPTY_TOO]


class _Writer:
    """Writes elements and remembers which of them each mark of each page belongs to."""

    def __init__(self, pdf: Pdf, root: Element) -> None:
        self._pdf = pdf
        self._pages = [page.obj for page in pdf.pages]
        self._owners: list[dict[int, Object]] = [{} for _ in self._pages]
        headings = (heading for element in root.walk() for heading in element.headers)
        distinct = {id(heading): heading for heading in headings}
        self._names = {key: f"h{number:05}" for number, key in enumerate(distinct)}
        self.named: dict[str, Object] = {}

    def parents(self) -> Array:
        """Number of the page, then the element of each of its marks, in order."""
        pairs: list[object] = []
        for number, owners in enumerate(self._owners):
            marks = [owners[mcid] for mcid in range(len(owners))]
            pairs += [number, self._pdf.make_indirect(Array(marks))]
        return Array(pairs)

    def write(self, element: Element, parent: Object) -> Object:
        """The element with all those under it."""
        node = self._pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name(f"/{element.role}"), P=parent))
        page = next((kid.page for kid in element.kids if isinstance(kid, Leaf)), None)
        if page is not None:
            node.Pg = self._pages[page]
        if element.alt:
            node.Alt = String(element.alt)
        if element.actual:
            node.ActualText = String(element.actual)
        if attributes := self._attributes(element):
            node.A = attributes
        if name := self._names.get(id(element)):
            node.ID = String(name)
            self.named[name] = node
        kids = [self._kid(kid, node, page) for kid in element.kids]
        if kids:
            node.K = kids[0] if len(kids) == 1 else Array(kids)
        return node

    def _kid(self, kid: Element | Leaf, node: Object, page: int | None) -> Object | int:
        if isinstance(kid, Element):
            return self.write(kid, node)
        self._owners[kid.page][kid.mcid] = node
        if kid.page == page:
            return kid.mcid
        return Dictionary(Type=Name.MCR, Pg=self._pages[kid.page], MCID=kid.mcid)

    def _attributes(self, element: Element) -> Dictionary | None:
        if element.bounds:
            return Dictionary(
                O=Name.Layout, Placement=Name.Block, BBox=Array([round(side, 3) for side in element.bounds])
            )
        if element.role == "L":
            labelled = any(isinstance(kid, Element) and len(kid.kids) > 1 for kid in element.kids)
            return None if labelled else Dictionary(O=Name.List, ListNumbering=Name("/None"))
        cells = Dictionary(O=Name.Table)
        if element.scope:
            cells.Scope = Name(f"/{element.scope}")
        if element.columns > 1:
            cells.ColSpan = element.columns
        if element.rows > 1:
            cells.RowSpan = element.rows
        if element.headers:
            cells.Headers = Array([String(self._names[id(heading)]) for heading in element.headers])
        return cells if len(cells) > 1 else None
