"""Documents as strangers make them: by another program, with other fonts, with what a file says of itself."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

_FONT = Path(__file__).resolve().parent.parent.parent / "resources" / "fonts" / "NotoSans-Regular.ttf"
A4 = (595.28, 841.89)


def printed(*pages: str, author: str = "", size: tuple[float, float] = A4) -> bytes:
    """A PDF with a page for each text, its lines from the top at the left."""
    if "Paper" not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont("Paper", str(_FONT)))
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=size, invariant=1)
    if author:
        canvas.setAuthor(author)
    for text in pages:
        canvas.setFont("Paper", 14)
        for number, line in enumerate(text.splitlines()):
            canvas.drawString(72, size[1] - 90 - 24 * number, line)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def scanned(jpeg: bytes, size: tuple[int, int] = (620, 877)) -> bytes:
    """A PDF of one page that is nothing but a picture, as a scanner makes it."""
    out = io.BytesIO()
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=A4)
        picture = pdf.make_stream(jpeg)
        picture.Type, picture.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
        picture.Width, picture.Height = size
        picture.ColorSpace, picture.BitsPerComponent = pikepdf.Name.DeviceRGB, 8
        picture.Filter = pikepdf.Name.DCTDecode
        page.obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Scan=picture))
        page.contents_add(f"q {A4[0]} 0 0 {A4[1]} 0 0 cm /Scan Do Q".encode())
        pdf.save(out)
    return out.getvalue()
