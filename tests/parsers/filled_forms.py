"""Papers as people hand them over: a form that was filled in, a stamp of words put on a page, a place covered by one.

None of these words stands in the page itself.
"""

from __future__ import annotations

import io
from typing import Any

import pikepdf
from parsers.papers import printed
from pikepdf import Array, Dictionary, Name

STAMPED, FILLED = "Gulnara Stampova", "Marat Filledov"
COVERED = "Covered Person"
SIZE = (400.0, 300.0)


def filled_form(*, drawn: bool = True) -> bytes:
    """A page of printed words with a stamp and a filled field; without `drawn` the field's looks are the reader's."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(printed("Form", size=SIZE))) as pdf:
        font = pdf.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
        stamp = _annotation(pdf, font, STAMPED, 150, Subtype=Name.FreeText, DA="/F 18 Tf")
        field = _annotation(pdf, font, FILLED, 100, Subtype=Name.Widget, FT=Name.Tx, T="name", V=FILLED, DA="/F 18 Tf")
        if not drawn:
            del field["/AP"]
        pdf.pages[0].obj.Annots = Array([stamp, field])
        fonts = Dictionary(Font=Dictionary(F=font))
        pdf.Root.AcroForm = Dictionary(Fields=Array([field]), DR=fonts, NeedAppearances=not drawn)
        pdf.save(out)
    return out.getvalue()


def covered() -> bytes:
    """A page on which a black square that only a viewer draws lies over the words."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(printed(COVERED, size=SIZE))) as pdf:
        black = Array([0, 0, 0])
        square = Dictionary(
            Type=Name.Annot, Subtype=Name.Square, Rect=Array([60, 195, 350, 235]), C=black, IC=black, F=4
        )
        pdf.pages[0].obj.Annots = Array([pdf.make_indirect(square)])
        pdf.save(out)
    return out.getvalue()


def _annotation(pdf: pikepdf.Pdf, font: pikepdf.Object, words: str, bottom: int, **about: Any) -> pikepdf.Dictionary:
    looks = pdf.make_stream(b"BT /F 18 Tf 2 5 Td (%b) Tj ET" % words.encode("ascii"))
    looks.Type, looks.Subtype, looks.BBox = Name.XObject, Name.Form, Array([0, 0, 300, 30])
    looks.Resources = Dictionary(Font=Dictionary(F=font))
    place = Array([20, bottom, 320, bottom + 30])
    made = Dictionary(Type=Name.Annot, Rect=place, F=4, AP=Dictionary(N=looks), **about)
    kept: pikepdf.Dictionary = pdf.make_indirect(made)
    return kept
