"""HTML of a mail or a feed → its words, a line a block; scripts and styles left out."""

from html.parser import HTMLParser

BLOCKS = "p div br li tr td th h1 h2 h3 h4 h5 h6 blockquote section article table ul ol"
UNREAD = ("script", "style", "head", "title", "template", "noscript")


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.unread = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in UNREAD and not self.unread:
            self.unread = tag
        if tag in BLOCKS.split():
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag == self.unread:
            self.unread = ""
        if tag in BLOCKS.split():
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self.unread:
            self.parts.append(data.replace("\n", " "))


def text_of(html: str) -> str:
    """The words of a piece of HTML; a text without any tag stays as it is."""
    if "<" not in html and "&" not in html:
        return html
    words = _Words()
    words.feed(html)
    words.close()
    return "\n".join(line for line in map(str.strip, "".join(words.parts).split("\n")) if line)
