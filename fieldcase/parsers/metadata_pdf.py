"""What a PDF says of itself: who made it when with what, and whether it carries scripts or files. In a parser child."""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf

from fieldcase.parsers.metadata_xmp import of_xmp

_MOST_OBJECTS = 200_000


def of_pdf(pdf: pikepdf.Pdf) -> Iterator[tuple[str, str]]:
    """Name and value of each entry; scripts and attached files are counted, never opened."""
    yield "pdf.version", str(pdf.pdf_version)
    info = pdf.trailer.get("/Info")
    if isinstance(info, pikepdf.Dictionary):
        for name, value in info.items():
            if isinstance(value, pikepdf.String | pikepdf.Name):
                yield f"pdf.{name.removeprefix('/')}", str(value)
    packet = pdf.Root.get("/Metadata")
    if isinstance(packet, pikepdf.Stream):
        yield from (("xmp." + name, value) for name, value in of_xmp(packet.read_bytes()))
    scripts, files = _carried(pdf)
    yield "pdf.javascript", "yes" if scripts else "no"
    yield "pdf.attachments", str(files)


def _carried(pdf: pikepdf.Pdf) -> tuple[bool, int]:
    """Whether any object holds a script, and how many hold a file."""
    scripts, files = False, 0
    for number, one in enumerate(pdf.objects):
        if number >= _MOST_OBJECTS:
            break
        for inner in _dictionaries(one):
            scripts = scripts or "/JS" in inner or inner.get("/S") == pikepdf.Name.JavaScript
            files += isinstance(inner.get("/EF"), pikepdf.Dictionary)
    return scripts, files


def _dictionaries(one: pikepdf.Object, depth: int = 0) -> Iterator[pikepdf.Object]:
    """The dictionary an object is and those that stand directly in it; what is referred to has its own turn."""
    if depth > 8:
        return
    if isinstance(one, pikepdf.Dictionary | pikepdf.Stream):
        yield one
        within: list[pikepdf.Object] = list(one.values()) if isinstance(one, pikepdf.Dictionary) else list(
            one.stream_dict.values()
        )  # fmt: skip
    elif isinstance(one, pikepdf.Array):
        within = list(one)
    else:
        return
    for inner in within:
        if not getattr(inner, "is_indirect", True):
            yield from _dictionaries(inner, depth + 1)
