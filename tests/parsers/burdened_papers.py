"""Documents that carry what nobody sees on the page: who wrote them, where, a script, a file inside, a hidden word."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pikepdf
from parsers.papers import A4, printed

# Each stands in another place of every document; the number of the document follows.
BURDENS = (
    "AUTHOR-SECRET", "XMP-SECRET", "SCRIPT-SECRET", "FILE-SECRET", "NAME-SECRET", "FORM-SECRET", "NOTE-SECRET",
    "HIDDEN-SECRET",
)  # fmt: skip


def burdened(number: int, *pages: str, size: tuple[float, float] = A4) -> bytes:
    """A document of these pages with Info, XMP, a script, an attachment, a form's value, a comment and a white word."""
    secret = {name: f"{name}-{number:02d}" for name in BURDENS}
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(printed(*pages, author=secret["AUTHOR-SECRET"], size=size))) as pdf:
        with pdf.open_metadata(update_docinfo=False) as told:
            told["dc:creator"] = [secret["XMP-SECRET"]]
        script = f"app.alert('{secret['SCRIPT-SECRET']}')"
        pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String(script))
        pdf.attachments[f"{secret['NAME-SECRET']}.txt"] = secret["FILE-SECRET"].encode()
        page = pdf.pages[0]
        note = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Rect=[10, 10, 20, 20], Contents=secret["NOTE-SECRET"],
        )  # fmt: skip
        field = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Widget, FT=pikepdf.Name.Tx, T="who", V=secret["FORM-SECRET"],
            Rect=[10, 30, 200, 50],
        )  # fmt: skip
        page.obj.Annots = pdf.make_indirect(pikepdf.Array([pdf.make_indirect(note), pdf.make_indirect(field)]))
        pdf.Root.AcroForm = pdf.make_indirect(pikepdf.Dictionary(Fields=[page.obj.Annots[1]]))
        font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
        name = page.add_resource(pdf.make_indirect(font), pikepdf.Name.Font)
        white = f"BT 3 Tr {name} 9 Tf 72 60 Td ({secret['HIDDEN-SECRET']}) Tj ET"
        page.contents_add(white.encode(), prepend=False)
        pdf.save(out)
    return out.getvalue()


def laid_open(file: bytes) -> bytes:
    """All of a file: its bytes, every decoded stream but pictures, every text of every object in two codes."""
    found = [file]
    with pikepdf.open(io.BytesIO(file)) as pdf:
        for one in pdf.objects:
            if isinstance(one, pikepdf.Stream) and one.get("/Subtype") != pikepdf.Name.Image:
                found.append(one.read_bytes(pikepdf.StreamDecodeLevel.all))
            said = "\n".join(_said(one, 0))
            found += [said.encode("utf-8"), said.encode("utf-16-be")]
    return b"\n".join(found)


def _said(one: object, depth: int) -> Iterator[str]:
    """The texts of an object itself; what it refers to is an object of its own."""
    if isinstance(one, pikepdf.String):
        yield str(one)
    elif isinstance(one, pikepdf.Object) and (not one.is_indirect or depth == 0):
        if isinstance(one, pikepdf.Array):
            for inner in list(one):
                yield from _said(inner, depth + 1)
        elif isinstance(one, pikepdf.Dictionary | pikepdf.Stream):
            for key, inner in one.items():
                yield key
                yield from _said(inner, depth + 1)


def held(laid: bytes, word: str) -> bool:
    """Whether a word stands in a file that was laid open."""
    return word.encode() in laid or word.encode("utf-16-be") in laid
