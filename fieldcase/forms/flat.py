"""Finished interviews as tables, laid out as ODK Central does: one for the form, one for each repeat.

Every row has a KEY, and a row of a repeat the PARENT_KEY of the row that it stands in. Columns are called by their
groups and their name, joined by a dash, in a repeat from there on. Knows forms and their answers; refuses to know
where a table is written.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from fieldcase.forms import markup
from fieldcase.forms.declared import Control
from fieldcase.forms.definition import Definition
from fieldcase.forms.spots import Spot
from fieldcase.forms.tree import Node, text_of

KEY, PARENT_KEY, UNANSWERED = "KEY", "PARENT_KEY", "UNANSWERED"
_RESERVED = (KEY, PARENT_KEY, UNANSWERED)
_POSITION = ("Latitude", "Longitude", "Altitude", "Accuracy")
NUMBERS = frozenset({"int", "decimal"})


@dataclass(frozen=True)
class Leaf:
    """What holds one answer. `name` is its path below the form's root, without prefixes; `choices` are the values that
    it offers where several may be chosen."""

    name: str
    type: str = "string"
    several: bool = False
    choices: tuple[str, ...] = ()


@dataclass(frozen=True)
class Layout:
    """The form (`name` empty) or one of its repeats, and what is answered in it, in the order of the form."""

    name: str
    leaves: tuple[Leaf, ...]


@dataclass(frozen=True)
class Line:
    """One row: the layout it belongs to, its keys, its answers by the names of leaves; what has none is not there."""

    layout: str
    key: str
    parent: str
    answers: Mapping[str, str]


@dataclass(frozen=True)
class Grid:
    """A table that can be written: its name ("" for the form's own), its head, its rows, and which columns (from 0)
    hold numbers."""

    name: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: frozenset[int] = field(default=frozenset())


def name_of(path: str) -> str:
    """A declared path below the form's root, without prefixes: one name for a question in every version of a form."""
    return "/".join(part.rpartition(":")[2] for part in path.split("/")[2:])


def layouts(definitions: Sequence[Definition], choices: Mapping[str, Sequence[str]]) -> tuple[Layout, ...]:
    """The tables of a form in all its versions, the newest last. `choices` are the values of each question, by name,
    where several may be chosen."""
    found: dict[str, dict[str, Leaf]] = {"": {}}
    for definition in reversed(definitions):
        for spot in definition.spots:
            if spot.repeated is not None:
                found.setdefault(name_of(spot.path), {})
            if spot.leaf and spot.above is not None and not _is_note(spot):
                inside = name_of(spot.repeat.path) if spot.repeat is not None else ""
                name = name_of(spot.path)
                leaf = Leaf(name, spot.bind.type, _several(spot), tuple(choices.get(name, ())))
                found.setdefault(inside, {}).setdefault(name, leaf)
    return tuple(Layout(name, tuple(leaves.values())) for name, leaves in found.items())


def _several(spot: Spot) -> bool:
    """Whether any of its choices may be made; those of a rank are all made, and their order is the answer."""
    return spot.question is not None and spot.question.control == Control.SELECT


def _is_note(spot: Spot) -> bool:
    return spot.question is not None and spot.question.control == Control.NOTE


def lines(answers: str, definition: Definition, key: str) -> list[Line]:
    """The rows of one interview: that of the form first, then those of its repeats as they come. FormNotXml."""
    root = next(markup.read(answers).elements())
    found: list[Line] = []
    _line(root, definition, f"/{root.name}", Line("", key, "", {}), found)
    return found


def _line(node: Node, definition: Definition, path: str, line: Line, found: list[Line]) -> None:
    """Put the row of a node, the form's root or an instance of a repeat, and of all repeats in it, at the end."""
    given: dict[str, str] = {}
    found.append(Line(line.layout, line.key, line.parent, given))
    pending = [(node, path, line.key)]
    below: list[tuple[Node, str, Line]] = []
    while pending:
        at, where, key = pending.pop(0)
        spot = definition.spot(where)
        if spot is None:
            continue  # what the form does not know is none of its answers
        if spot.leaf and text_of(at):
            given[name_of(where)] = text_of(at)
        _attributes(at, spot, where, given)
        numbers: dict[str, int] = {}
        for child in at.elements():
            inside = f"{where}/{child.name}"
            numbers[child.name] = numbers.get(child.name, 0) + 1
            repeated = definition.spot(inside)
            if repeated is not None and repeated.repeated is not None:
                name = f"{key}/{child.name}[{numbers[child.name]}]"
                below.append((child, inside, Line(name_of(inside), name, line.key, {})))
            else:
                pending.append((child, inside, f"{key}/{child.name}"))
    for each, where, instance in below:
        _line(each, definition, where, instance, found)


def _attributes(node: Node, spot: Spot, where: str, given: dict[str, str]) -> None:
    for each in node.attributes:
        if f"@{each.qualified}" in spot.below and each.value:
            given[name_of(f"{where}/@{each.name}")] = each.value


def grids(layouts: Iterable[Layout], rows: Sequence[Line], marks: Mapping[str, str] | None = None) -> Iterator[Grid]:
    """The tables with these rows. `marks` say by the key of an interview which of its questions were not answered, and
    why; without them there is no column for it."""
    names = _Names()
    for layout in layouts:
        mine = [one for one in rows if one.layout == layout.name]
        columns = list(_columns(layout, mine))
        head = [*columns, _Column(UNANSWERED)] if marks is not None and not layout.name else columns
        ends = (_Column(PARENT_KEY), _Column(KEY)) if layout.name else (_Column(KEY),)
        keyed = [_with_keys(one, marks or {}) for one in mine]
        yield Grid(
            names.of(layout.name), tuple(one.head for one in (*head, *ends)),
            tuple(tuple(column.cell(one) for column in (*head, *ends)) for one in keyed),
            frozenset(at for at, one in enumerate(head) if one.number),
        )  # fmt: skip


def _with_keys(line: Line, marks: Mapping[str, str]) -> dict[str, str]:
    """The answers of a row with its keys; no question has one of these names, for a name begins with none of them."""
    return {
        **line.answers, f"/{KEY}": line.key, f"/{PARENT_KEY}": line.parent, f"/{UNANSWERED}": marks.get(line.key, ""),
    }  # fmt: skip


@dataclass(frozen=True)
class _Column:
    """A column: what stands above it, and how a cell of it comes from the answer to a question. `choice`: whether it
    was chosen, 1 or 0; `place`: which of the parts that blanks divide."""

    head: str
    leaf: str = ""
    choice: str = ""
    place: int = -1
    number: bool = False

    def cell(self, answers: Mapping[str, str]) -> str:
        """The cell for these answers."""
        given = answers.get(self.leaf or f"/{self.head}", "")
        if self.choice:
            return "" if not given else "1" if self.choice in given.split() else "0"
        if self.place >= 0:
            parts = given.split()
            return parts[self.place] if self.place < len(parts) else ""
        return given


def _columns(layout: Layout, rows: Sequence[Line]) -> Iterator[_Column]:
    taken = set(_RESERVED)
    for leaf in layout.leaves:
        head = _head(leaf.name.removeprefix(f"{layout.name}/" if layout.name else ""), taken)
        yield _Column(head, leaf.name, number=leaf.type in NUMBERS)
        if leaf.several:
            given = dict.fromkeys(part for one in rows for part in one.answers.get(leaf.name, "").split())
            for choice in dict.fromkeys((*leaf.choices, *given)):
                yield _Column(_free(f"{head}/{choice}", taken), leaf.name, choice, number=True)
        elif leaf.type == "geopoint":
            for place, said in enumerate(_POSITION):
                yield _Column(_free(f"{head}-{said}", taken), leaf.name, place=place, number=True)


def _head(name: str, taken: set[str]) -> str:
    """What a column is called: groups and name joined by a dash; by strokes where that is another one's already."""
    dashed = name.replace("/", "-")
    return _free(dashed if dashed not in taken else f"/{name}", taken)


def _free(head: str, taken: set[str]) -> str:
    while head in taken:
        head += "'"
    taken.add(head)
    return head


class _Names:
    """Names of tables that no other one has, also where letters are not told from capitals."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def of(self, name: str) -> str:
        """The repeat's own name; with its groups where another has it."""
        found = name.rpartition("/")[2]
        if found.casefold() in self._taken:
            found = name.replace("/", "-")
        number = 2
        while found.casefold() in self._taken:
            found, number = f"{name.replace('/', '-')}-{number}", number + 1
        self._taken.add(found.casefold())
        return found
