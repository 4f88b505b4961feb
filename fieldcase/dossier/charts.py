"""A chart as rectangles, strokes and texts in points: what a PDF and a picture draw alike.

Bars lie one under another, a group for each label. Knows widths of words by the measure it is handed; refuses to know
what draws it. y grows downwards from the upper edge. Series are told apart by shade and by hatching, without red and
green, so that a black-and-white print says the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from fieldcase.dossier.blocks import Bar, Chart
from fieldcase.dossier.hatching import PATTERNS, Pattern, hatched, open_end
from fieldcase.dossier.pdf import scale
from fieldcase.dossier.pdf.characters import on_one_line
from fieldcase.dossier.shapes import Rectangle, Shape, Stroke, Words

# The width in points of a text of a size, bold or not.
Measure = Callable[[str, float, bool], float]

SIZE, _LEADING = 8.8, 11.4
_BAR, _BETWEEN_BARS, _BETWEEN_GROUPS = 12.0, 3.0, 9.0
# A range is drawn thinner than what is certain.
_RANGE = 6.0
_LABELS_SHARE, _SAID_SHARE, _GAP, _BEHIND = 0.36, 0.5, 10.0, 5.0
_OPEN = 22.0
_SWATCH, _LEGEND_BELOW, _BETWEEN_NAMES = 10.0, 9.0, 16.0


@dataclass
class Drawing:
    """What is drawn, and how wide and high it is in points."""

    width: float
    height: float = 0.0
    shapes: list[Shape] = field(default_factory=list)


@dataclass(frozen=True)
class _Bed:
    """Where bars begin, how far they may reach, and how many points one of what is counted takes."""

    left: float
    right: float
    per_one: float
    measure: Measure


def drawings(chart: Chart, width: float, tallest: float, measure: Measure) -> tuple[Drawing, ...]:
    """The chart `width` points wide; on several drawings, each with the legend, where it is higher than `tallest`.

    A group is never parted, however high it is. A series that has fewer bars than there are labels leaves them out.
    """
    labels = [
        _wrapped(label, width * _LABELS_SHARE, SIZE, measure) for label in chart.labels
    ]  # fmt: skip
    widest = max((measure(line, SIZE, False) for lines in labels for line in lines), default=0.0)
    bed = _bed(chart, widest + _GAP if widest else 0.0, width, measure)
    made = [Drawing(width)]
    _legend(chart, made[-1], measure)
    top = made[-1].height
    for number, lines in enumerate(labels):
        group = _group(chart, number, lines, bed)
        if made[-1].height > top and made[-1].height + group.height > tallest:
            made.append(Drawing(width))
            _legend(chart, made[-1], measure)
        _under(made[-1], group, _BETWEEN_GROUPS if made[-1].height > top else 0.0)
    for drawing in made:
        drawing.shapes.append(Stroke(bed.left, max(top - 3.0, 0.0), bed.left, drawing.height, 0.7))
    return tuple(made)


def _bed(chart: Chart, left: float, width: float, measure: Measure) -> _Bed:
    """As many points for one of what is counted as let every bar, with its number behind it, end before the edge."""
    room = width - left
    found = []
    for bar in (bar for series in chart.series for bar in series.bars):
        reach = max(bar.least or 0, bar.most or 0)
        said = max(measure(line, SIZE, True) for line in _wrapped(bar.said, room * _SAID_SHARE, SIZE, measure))
        if bar.least is not None and reach:
            found.append((room - said - _BEHIND - (_OPEN if bar.most is None else 0.0)) / reach)
    return _Bed(left, width, min(found, default=0.0), measure)


def _legend(chart: Chart, drawing: Drawing, measure: Measure) -> None:
    """A swatch and a name for each series, in as many rows as they need; none for a single series."""
    if len(chart.series) < 2:
        return
    x = y = 0.0
    for number, series in enumerate(chart.series):
        lines = _wrapped(series.name, drawing.width - _SWATCH - _BEHIND, SIZE, measure)
        wide = _SWATCH + _BEHIND + max(measure(line, SIZE, False) for line in lines)
        if x and x + wide > drawing.width:
            x, y = 0.0, y + _LEADING + 2.0
        swatch = Rectangle(x, y + (_LEADING - _SWATCH) / 2, _SWATCH, _SWATCH)
        drawing.shapes += hatched(swatch, PATTERNS[number % len(PATTERNS)])
        drawing.shapes += _lines(lines, x + _SWATCH + _BEHIND, y)
        y += _LEADING * (len(lines) - 1)
        x += wide + _BETWEEN_NAMES
    drawing.height = y + _LEADING + _LEGEND_BELOW


def _group(chart: Chart, number: int, label: list[str], bed: _Bed) -> Drawing:
    """The bars of one label, and the label in the middle of their height."""
    group = Drawing(bed.right)
    for place, series in enumerate(chart.series):
        if number < len(series.bars):
            bar = _bar(series.bars[number], PATTERNS[place % len(PATTERNS)], bed)
            _under(group, bar, _BETWEEN_BARS if group.height else 0.0)
    tall = len(label) * _LEADING
    if tall > group.height:
        lowered = Drawing(bed.right, (tall - group.height) / 2)
        _under(lowered, group, 0.0)
        group = Drawing(bed.right, tall, lowered.shapes)
    group.shapes += _lines(label, 0.0, (group.height - tall) / 2)
    return group


def _bar(bar: Bar, pattern: Pattern, bed: _Bed) -> Drawing:
    """The certain part, the part up to which it may be, the number behind them; the word alone where there is none."""
    known = bar.least is not None
    lines = _wrapped(bar.said, (bed.right - bed.left) * _SAID_SHARE, SIZE, bed.measure)
    made = Drawing(bed.right, max(_BAR, len(lines) * _LEADING))
    top, middle, end = (made.height - _BAR) / 2, made.height / 2, bed.left
    if bar.least:
        end += bar.least * bed.per_one
        made.shapes += hatched(Rectangle(bed.left, top, end - bed.left, _BAR), pattern)
    if known and bar.most is None:
        made.shapes += open_end(Rectangle(end, middle - _RANGE / 2, _OPEN, _RANGE), pattern)
        end += _OPEN
    elif known and bar.most is not None and bar.most > (bar.least or 0):
        further = (bar.most - (bar.least or 0)) * bed.per_one
        made.shapes.append(Rectangle(end, middle - _RANGE / 2, further, _RANGE, scale.WASH, pattern.edge))
        end += further
    colour = scale.INK if known else scale.QUIET
    y = (made.height - len(lines) * _LEADING) / 2
    made.shapes += _lines(lines, end + _BEHIND, y, bold=known, colour=colour)
    return made


def _lines(
    lines: list[str], x: float, y: float, *, bold: bool = False, colour: str = scale.INK
) -> Iterator[Words]:  # fmt: skip
    for number, line in enumerate(lines):
        yield Words(x, y + number * _LEADING + _LEADING / 2 + 0.357 * SIZE, line, SIZE, bold, colour)


def _under(drawing: Drawing, other: Drawing, gap: float) -> None:
    """Put `other` below what is drawn already."""
    by = drawing.height + gap
    drawing.shapes += [shape.lower(by) for shape in other.shapes]
    drawing.height = by + other.height


def _wrapped(text: str, width: float, size: float, measure: Measure) -> list[str]:
    """The text in lines of at most `width`, cut within a word only where the word alone is wider; at least one line.
    Measured in bold, so that the lines fit in either weight."""
    lines = [""]
    for word in on_one_line(text).split():
        longer = f"{lines[-1]} {word}".strip()
        if measure(longer, size, True) <= width:
            lines[-1] = longer
            continue
        if lines[-1]:
            lines.append("")
        for sign in word:
            if lines[-1] and measure(lines[-1] + sign, size, True) > width:
                lines.append("")
            lines[-1] += sign
    return lines
