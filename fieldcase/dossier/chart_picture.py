"""A chart as a picture for whatever cannot draw: the Word document.

The same geometry as in the PDF, set in the same fonts. The same chart gives the same bytes; the file says nothing of
where and when it was made.
"""

from __future__ import annotations

from functools import cache
from importlib import resources
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

from fieldcase.dossier.blocks import Chart
from fieldcase.dossier.charts import drawings
from fieldcase.dossier.pdf import scale
from fieldcase.dossier.pdf.fonts import Shaper
from fieldcase.dossier.shapes import Rectangle, Shape, Stroke, Words

DPI = 200
# The picture's width in points: that of a text on A4.
WIDTH = scale.WIDTH
_MARGIN = 3.0
_EDGE = 0.8
# All is drawn so many times as large and then made smaller, which smooths its edges.
_FINER = 3
_PER_POINT = DPI / 72 * _FINER


def png_of(chart: Chart, language: str) -> bytes:
    """The chart as PNG of 200 dpi, as wide as a text on A4 and as high as it needs to be.

    `language` (BCP 47) is that of its texts; all we write in are set alike today. Raises GlyphMissing.
    """
    del language
    shaper = Shaper()
    (drawing,) = drawings(chart, WIDTH, float("inf"), lambda text, size, bold: _width(shaper, text, size, bold))
    shaper.refuse_missing()
    size = _fine(WIDTH + _MARGIN), _fine(drawing.height + _MARGIN)
    large = Image.new("RGB", (-(-size[0] // _FINER) * _FINER, -(-size[1] // _FINER) * _FINER), "white")
    pen = ImageDraw.Draw(large)
    for shape in drawing.shapes:
        _draw(shape, pen, shaper)
    out = BytesIO()
    large.reduce(_FINER).save(out, "PNG", dpi=(DPI, DPI))
    return out.getvalue()


def _draw(shape: Shape, pen: ImageDraw.ImageDraw, shaper: Shaper) -> None:
    match shape:
        case Rectangle():
            left, top = _fine(shape.x), _fine(shape.y)
            right, foot = _fine(shape.x + shape.width), _fine(shape.y + shape.height)
            edge, fill = (_rgb(colour) if colour else None for colour in (shape.edge, shape.fill))
            pen.rectangle((left, top, max(right, left), max(foot, top)), fill, edge, round(_EDGE * _PER_POINT))
        case Stroke():
            ends = (_fine(shape.x0), _fine(shape.y0), _fine(shape.x1), _fine(shape.y1))
            pen.line(ends, _rgb(shape.colour), max(round(shape.thick * _PER_POINT), 1))
        case Words():
            x = shape.x
            for glyphs in shaper.line(shape.text, shape.bold, False):
                place = (_fine(x), _fine(shape.base))
                pen.text(place, glyphs.text, _rgb(shape.colour), _font(glyphs.font, shape.size), anchor="ls")
                x += glyphs.width * shape.size / 1000


@cache
def _font(name: str, size: float) -> ImageFont.FreeTypeFont:
    stored = resources.files("resources").joinpath("fonts", f"{name}.ttf").read_bytes()
    # The plain engine is in every build of Pillow; the other one is not, and sets a pixel otherwise.
    return ImageFont.truetype(BytesIO(stored), size * _PER_POINT, layout_engine=ImageFont.Layout.BASIC)


def _width(shaper: Shaper, text: str, size: float, bold: bool) -> float:
    return shaper.width(text, bold, False) * size / 1000


def _fine(points: float) -> int:
    return round((points + _MARGIN) * _PER_POINT)


def _rgb(colour: str) -> tuple[int, int, int]:
    red, green, blue = (round(float(part) * 255) for part in colour.split())
    return red, green, blue
