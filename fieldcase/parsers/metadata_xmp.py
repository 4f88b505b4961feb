"""An XMP packet as names and values, read strictly: no entity, no document type, nothing from elsewhere.

Runs in a parser child.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.parsers import expat

_MOST_BYTES = 4 * 1024 * 1024
_MOST_DEPTH = 40
_HOLDERS = frozenset({"rdf:li", "rdf:Seq", "rdf:Bag", "rdf:Alt", "rdf:Description", "rdf:RDF", "x:xmpmeta"})
_OF_THE_FORM = ("xmlns", "rdf:", "xml:", "x:")


class _TooMuch(Exception):
    """The packet is not what a camera or a program writes."""


class _Reader:
    """Hears the packet's elements; `found` are names and values in its own order."""

    def __init__(self) -> None:
        self.found: list[tuple[str, str]] = []
        self._above: list[str] = []
        self._text: list[str] = []

    def begins(self, name: str, attributes: dict[str, str]) -> None:
        self._text = []
        self._above.append(name)
        if len(self._above) > _MOST_DEPTH:
            raise _TooMuch
        self.found += [(own, value) for own, value in attributes.items() if not own.startswith(_OF_THE_FORM)]

    def says(self, text: str) -> None:
        self._text.append(text)

    def ends(self, _name: str) -> None:
        text = "".join(self._text).strip()
        self._text = []
        named = next((one for one in reversed(self._above) if one not in _HOLDERS), "")
        self._above.pop()
        if text and named:
            self.found.append((named, text))

    def refuses(self, *_told: object) -> None:
        raise _TooMuch


def of_xmp(packet: object) -> Iterator[tuple[str, str]]:
    """Name and value of each property, once; of a packet that cannot be read, that there is one."""
    content = packet.encode("utf-8", "replace") if isinstance(packet, str) else packet
    if not isinstance(content, bytes) or not content.strip(b"\x00 \n\r\t"):
        return
    reader = _Reader()
    parser = expat.ParserCreate()
    parser.StartElementHandler = reader.begins
    parser.EndElementHandler = reader.ends
    parser.CharacterDataHandler = reader.says
    parser.StartDoctypeDeclHandler = reader.refuses
    try:
        parser.Parse(content[:_MOST_BYTES].strip(b"\x00 \n\r\t"), True)
    except (expat.ExpatError, _TooMuch, ValueError):
        yield "packet", "yes"
    # A colon parts a name from its value in a line.
    yield from ((name.replace(":", "."), value) for name, value in reader.found)
