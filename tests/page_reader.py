"""What a browser without script finds in a page: its tables, its choices, and every place it could load from."""

from html.parser import HTMLParser

LOADS = {"src", "srcset", "data", "action", "poster", "background", "formaction", "xlink:href"}
VOID = {"meta", "input", "br"}


class Page(HTMLParser):
    """tables: lines of texts, the headers first; loads: what points out of the page; opened: tags left open."""

    def __init__(self, data: bytes) -> None:
        super().__init__()
        self.tables: list[list[list[str]]] = []
        self.headings: list[str] = []
        self.choices: list[list[str]] = []
        self.loads: list[str] = []
        self.ids: list[str] = []
        self.policy = ""
        self.scripts = 0
        self.opened: list[str] = []
        self.text = data.decode("utf-8")
        self.feed(self.text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self.loads += [value for name, value in values.items() if name in LOADS]
        self.loads += [value for name, value in values.items() if name == "href" and not value.startswith("#")]
        self.loads += [name for name in values if name.startswith("on")]
        self.ids += [values["id"]] if "id" in values else []
        self.scripts += tag == "script"
        if values.get("http-equiv") == "Content-Security-Policy":
            self.policy = values["content"]
        if tag not in VOID:
            self.opened.append(tag)
        match tag:
            case "table":
                self.tables.append([])
            case "tr":
                self.tables[-1].append([])
            case "th" | "td":
                self.tables[-1][-1].append("")
            case "select":
                self.choices.append([])
            case "option":
                self.choices[-1].append(values["value"])
            case "h1" | "h2":
                self.headings.append("")

    def handle_endtag(self, tag: str) -> None:
        assert self.opened.pop() == tag

    def handle_data(self, data: str) -> None:
        inside = self.opened[-1] if self.opened else ""
        if inside in ("td", "th"):
            self.tables[-1][-1][-1] += data
        elif inside in ("h1", "h2"):
            self.headings[-1] += data
