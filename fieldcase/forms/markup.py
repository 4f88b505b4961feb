"""XML text to a tree of nodes, and back.

Knows elements, attributes, namespaces, comments and processing instructions. Refuses a document type and with it
every entity of its own, anything from outside, and trees deeper than any questionnaire.
"""

from __future__ import annotations

import unicodedata
from xml.parsers import expat

from fieldcase.errors import FormNotXml
from fieldcase.forms.tree import ATTRIBUTE, COMMENT, DOCUMENT, ELEMENT, INSTRUCTION, TEXT, Node

DEEPEST = 200
LONGEST = 64 * 2**20
XML = "http://www.w3.org/XML/1998/namespace"

# Not the library's own: it brings along code that asks a network.
_IN_TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
_IN_A_VALUE = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"}
)


class _Builder:
    """Makes nodes of what expat reports. Knows one document."""

    def __init__(self) -> None:
        self.document = Node(DOCUMENT)
        self.open = [self.document]
        self.scopes: list[dict[str, str]] = [{"xml": XML}]
        self.parser = expat.ParserCreate(encoding="utf-8")
        self.parser.buffer_text = True
        self.parser.ordered_attributes = True
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = lambda text: self.add(Node(TEXT, value=text))
        self.parser.CommentHandler = lambda text: self.add(Node(COMMENT, value=text))
        self.parser.ProcessingInstructionHandler = lambda name, text: self.add(Node(INSTRUCTION, name, text))
        self.parser.StartDoctypeDeclHandler = self.refuse

    def refuse(self, *_: object) -> None:
        """What is never needed is never read."""
        raise FormNotXml(line=self.parser.CurrentLineNumber)

    def add(self, node: Node) -> None:
        """Put a node below the open element; nothing is indexed yet, so that nothing has to be told."""
        parent = self.open[-1]
        if node.kind == TEXT and parent is self.document:
            return
        node.parent = parent
        parent.children.append(node)

    def start(self, name: str, attributes: list[str]) -> None:
        """An element opens; its own declarations hold for its name already."""
        if len(self.open) > DEEPEST:
            self.refuse()
        pairs = list(zip(attributes[::2], attributes[1::2], strict=True))
        declared = {key[6:]: value for key, value in pairs if key == "xmlns" or key.startswith("xmlns:")}
        scope = {**self.scopes[-1], **declared} if declared else self.scopes[-1]
        prefix, local = self.split(name)
        element = Node(ELEMENT, local, "", self.address(prefix, scope), prefix)
        element.declared = declared or None
        for key, value in pairs:
            if key != "xmlns" and not key.startswith("xmlns:"):
                prefix, local = self.split(key)
                address = self.address(prefix, scope) if prefix else ""
                element.attributes.append(Node(ATTRIBUTE, local, value, address, prefix, element))
        self.add(element)
        self.open.append(element)
        self.scopes.append(scope)

    def end(self, _: str) -> None:
        """The open element closes."""
        self.open.pop()
        self.scopes.pop()

    def split(self, name: str) -> tuple[str, str]:
        """Prefix and local name."""
        prefix, colon, local = name.partition(":")
        return (prefix, local) if colon else ("", name)

    def address(self, prefix: str, scope: dict[str, str]) -> str:
        """The namespace of a prefix; a prefix that nobody declared is no XML."""
        if prefix and prefix not in scope:
            self.refuse()
        return scope.get(prefix, "")


def read(text: str | bytes) -> Node:
    """The document of an XML text (bytes are UTF-8). FormNotXml with the line, where it is none or too deep."""
    raw = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    if len(raw) > LONGEST:
        raise FormNotXml(line=1)
    builder = _Builder()
    try:
        builder.parser.Parse(raw, True)
    except expat.ExpatError as wrong:
        raise FormNotXml(line=wrong.lineno) from None
    return builder.document


def _text(words: str) -> str:
    """Words as XML holds them. A mark that joins the sign before it, at their beginning, would join the bracket as soon
    as somebody brings the whole into a normal form: it is written as its number."""
    written = words.translate(_IN_TEXT)
    if words and unicodedata.category(words[0])[0] == "M":
        return f"&#{ord(words[0])};{written[1:]}"
    return written


def write(node: Node) -> str:
    """The XML text of a node and of all below it. What `read` makes of it is the same tree."""
    if node.kind == TEXT:
        return _text(node.value)
    if node.kind == COMMENT:
        return f"<!--{node.value}-->"
    if node.kind == INSTRUCTION:
        return f"<?{node.name} {node.value}?>" if node.value else f"<?{node.name}?>"
    inside = "".join([write(child) for child in node.children])
    if node.kind == DOCUMENT:
        return inside
    declared = [(f"xmlns:{key}" if key else "xmlns", value) for key, value in (node.declared or {}).items()]
    own = [(each.qualified, each.value) for each in node.attributes]
    head = "".join([f' {key}="{value.translate(_IN_A_VALUE)}"' for key, value in declared + own])
    return f"<{node.qualified}{head}>{inside}</{node.qualified}>" if inside else f"<{node.qualified}{head}/>"
