"""How a record is declared once, and what everything else reads from that declaration.

One record = one frozen dataclass = one STRICT table = one form = one section of a dossier. Beside each attribute
stands `About`: its label, what it reveals, its vocabulary. Journal, rows, search, forms, release and CSV read it here
and nowhere else. A new field is one line here and one line of SQL; a test fails if either is missing.

Modules of records write their annotations as they are, not as text that would be evaluated field by field when a
record is first used, and share the one comparison below: both is half of what a start would spend on them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from enum import Enum, StrEnum
from functools import cache, cached_property
from typing import Annotated, Any, ClassVar, NewType, TypeVar, cast, get_args, get_origin, get_type_hints

from fieldcase.model import ids
from fieldcase.model.dates import UncertainDate
from fieldcase.model.text import nfc
from fieldcase.model.values import Count, Instant, Money, Quantity

Wire = str | int | bool | bytes | list[str] | list[bytes] | None


class Reveals(StrEnum):
    """What a field gives away (do-no-harm.md, What a field reveals)."""

    NOTHING = "nothing"
    IDENTITY = "identity"
    CONTACT = "contact"
    PLACE = "place"
    HEALTH = "health"
    OFFENCE = "offence"
    NETWORK = "network"
    PRIVILEGED = "privileged"
    KEY = "key"


@dataclass(frozen=True)
class About:
    """What stands beside an attribute: label (a msgid), secrecy, vocabulary of its codes, what it is for.

    `search` puts the text into the search index, without its tags where it is `markup`; `sort` keeps a sorting column;
    `wire` is the attribute's name at its first release where it was renamed since. `prose` says whose words a text is:
    "own" of the authors, "verbatim" as others wrote or said it, "legal" of a court or law, "testimony"; "" is no prose.
    """

    label: str
    reveals: Reveals = Reveals.NOTHING
    vocabulary: str = ""
    search: bool = True
    sort: bool = False
    markup: bool = False
    wire: str = ""
    prose: str = ""


class Shape(Enum):
    """The kinds of value a field may have, and how each is written as text, CBOR and SQL."""

    # Enum's own hash is Python code; rows ask for it ten times a field.
    __hash__ = object.__hash__

    TEXT = "text"
    INTEGER = "integer"
    FLAG = "flag"
    BYTES = "bytes"
    ID = "id"
    DATE = "date"
    INSTANT = "instant"
    COUNT = "count"
    QUANTITY = "quantity"
    MONEY = "money"


_CLASSES: dict[Any, Shape] = {
    str: Shape.TEXT, int: Shape.INTEGER, bool: Shape.FLAG, bytes: Shape.BYTES, UncertainDate: Shape.DATE,
    Instant: Shape.INSTANT, Count: Shape.COUNT, Quantity: Shape.QUANTITY, Money: Shape.MONEY,
}  # fmt: skip
_PLAIN: dict[Shape, type] = {Shape.INTEGER: int, Shape.FLAG: bool, Shape.BYTES: bytes, Shape.ID: bytes}
_READERS: dict[Shape, Callable[[str], Any]] = {
    Shape.DATE: UncertainDate, Shape.INSTANT: Instant.read, Shape.COUNT: Count, Shape.QUANTITY: Quantity,
    Shape.MONEY: Money,
}  # fmt: skip


@dataclass(frozen=True)
class Field:
    """One declared attribute: its name, its wire name, its shape, whether it holds many, and what is said about it."""

    name: str
    about: About
    shape: Shape
    many: bool
    refers: str

    @cached_property
    def wire(self) -> str:
        """The name in the journal's bodies; never reused for anything else."""
        return self.about.wire or self.name

    @cached_property
    def empty(self) -> Any:
        """The value of a field nobody has filled in."""
        if self.many:
            return ()
        return {Shape.TEXT: "", Shape.FLAG: False}.get(self.shape)

    def to_wire(self, value: Any) -> Wire:
        """`value` as the journal's CBOR keeps it: text, integers, bytes, lists of these."""
        if value is None or value == self.empty:
            return None
        if self.many:
            return [one.text if self.shape in _READERS else one for one in value]
        return value.text if self.shape in _READERS else value  # type: ignore[no-any-return]

    def from_wire(self, wire: Any) -> Any:
        """The value of its wire form; ValueError or TypeError where it is of another shape."""
        if wire is None:
            return self.empty
        if self.many:
            if not isinstance(wire, list):
                raise TypeError
            return tuple(self._one(one) for one in wire)
        return self._one(wire)

    def _one(self, wire: Any) -> Any:
        shape: type = type(wire)
        if shape is not _PLAIN.get(self.shape, str):  # isinstance would take True for an integer
            raise TypeError
        reader = _READERS.get(self.shape)
        return reader(wire) if reader else wire


@dataclass(frozen=True, kw_only=True, repr=False, eq=False)
class Record:
    """A record of the field. It belongs to one scope for life; hidden means put into the bin."""

    KIND: ClassVar[str]
    NUMBER: ClassVar[int]
    SCHEMA: ClassVar[int] = 1
    OWNERS: ClassVar[tuple[str, ...]] = ()

    scope: ids.ScopeId
    hidden: Annotated[bool, About("", search=False)] = False

    def __post_init__(self) -> None:
        for field in _texts(type(self)):
            value = getattr(self, field.name)
            if value:
                clean = tuple(nfc(one) for one in value) if field.many else nfc(value)
                object.__setattr__(self, field.name, clean)

    @property
    def owners(self) -> tuple[bytes, ...]:
        """The ids of the records that this one goes with when one of them is erased."""
        named = (getattr(self, field) for field in self.OWNERS)
        return tuple(one for one in named if one is not None)

    @property
    def key(self) -> bytes:
        """The record's id as bare bytes."""
        return getattr(self, "id")  # type: ignore[no-any-return]  # noqa: B009

    def __eq__(self, other: object) -> bool:
        return self.__dict__ == other.__dict__ if type(other) is type(self) else NotImplemented

    def __hash__(self) -> int:
        return hash(tuple(self.__dict__.values()))

    def __repr__(self) -> str:
        return f"<{self.KIND} {self.key.hex()[:6]}>"


AnyRecord = TypeVar("AnyRecord", bound=Record)
Made = TypeVar("Made")
_KINDS: dict[str, type[Record]] = {}
_REFERS: dict[Any, str] = {}
_DECLARED: dict[str, tuple[Field, ...]] = {}


def record(kind: str, number: int, id_type: Any, *owners: str) -> Callable[[type[AnyRecord]], type[AnyRecord]]:
    """Enter a dataclass into the register of kinds. `number` is never reused; `owners` name the fields whose record,
    any of them, takes this one along when it is erased; the first is the one that it is shown with."""

    def enter(declaration: type[AnyRecord]) -> type[AnyRecord]:
        declaration.KIND, declaration.NUMBER, declaration.OWNERS = kind, number, owners
        if kind in _KINDS or number in {known.NUMBER for known in _KINDS.values()}:
            raise ValueError("a kind is declared twice")
        _KINDS[kind] = declaration
        _REFERS[id_type] = kind
        return declaration

    return enter


def kinds() -> Iterator[type[Record]]:
    """Every declared kind, in the order of its number."""
    return iter(sorted(_KINDS.values(), key=lambda kind: kind.NUMBER))


def kind_named(name: str) -> type[Record] | None:
    """The declaration of a kind, None where this version does not know it."""
    return _KINDS.get(name)


def _shape(hint: Any) -> tuple[Shape, bool, str]:
    """Shape, many and the kind referred to, of a type hint."""
    if get_origin(hint) is tuple:
        shape, _, refers = _shape(get_args(hint)[0])
        return shape, True, refers
    choices = [one for one in get_args(hint) if one is not type(None)] if get_origin(hint) else [hint]
    plain = choices[0]
    if isinstance(plain, NewType):
        return Shape.ID, False, _REFERS.get(plain, "")
    return _CLASSES[plain], False, ""


def once_per_kind(make: Callable[[type[Record]], Made]) -> Callable[[type[Record]], Made]:
    """What is made of a kind's declaration, made once. The type checker takes a class for its instances, which are not
    to be hashed."""
    return cast("Callable[[type[Record]], Made]", cache(make))


@once_per_kind
def _texts(kind: type[Record]) -> tuple[Field, ...]:
    """The fields of a kind that hold text: asked for every record that is made."""
    return tuple(field for field in declared(kind) if field.shape is Shape.TEXT)


def declared(kind: type[Record]) -> tuple[Field, ...]:
    """The fields of a kind, `hidden` first, in the order of their declaration."""
    if kind.KIND not in _DECLARED:
        _DECLARED[kind.KIND] = _read_declaration(kind)
    return _DECLARED[kind.KIND]


def _read_declaration(kind: type[Record]) -> tuple[Field, ...]:
    hints = get_type_hints(kind, include_extras=True)
    found = []
    for attribute in fields(kind):
        hint = hints[attribute.name]
        if get_origin(hint) is Annotated:
            plain, about = get_args(hint)[:2]
            shape, many, refers = _shape(plain)
            found.append(Field(attribute.name, about, shape, many, refers))
    return tuple(found)


def field_of_wire(kind: type[Record], wire: str) -> Field | None:
    """One field of a kind by its wire name; None where this version does not know it."""
    return next((field for field in declared(kind) if field.wire == wire), None)


def field_named(kind: type[Record], name: str) -> Field:
    """One field of a kind by its attribute's name; KeyError where there is none."""
    for field in declared(kind):
        if field.name == name:
            return field
    raise KeyError(name)
