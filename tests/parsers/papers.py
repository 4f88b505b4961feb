"""Documents as strangers make them: by another program, with other fonts, with what a file says of itself."""

from __future__ import annotations

import io
from pathlib import Path

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
