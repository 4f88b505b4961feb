"""What the making child answers, as bytes and back: 4 bytes of length, a head in JSON, and the file or the picture.

The child is not trusted: nothing of an answer is unpickled, every value has to be of its kind, and whatever is not as
it is written here is ChildFailed. Knows the shape of answers; refuses to know how a dossier is made.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, astuple, dataclass, field, fields
from string import Formatter
from typing import Any

from fieldcase.dossier.parts import Gap, Part
from fieldcase.dossier.revealed import Revealed
from fieldcase.errors import (
    ChildFailed,
    ConsentMissing,
    GlyphMissing,
    IdentityInExhibit,
    IdentityInText,
    NameMissing,
    NothingToTell,
    PictureNotDescribed,
    ReleaseRefused,
    ReportEmpty,
    UnclearInReport,
    WithheldInReport,
)
from fieldcase.errors.release import Where
from fieldcase.model.ids import ID_BYTES, AnyId, EvidenceId, PersonId
from fieldcase.rules.preflight import STOP, WARN, Finding
from fieldcase.rules.released import Appearance, How, Notice
from fieldcase.rules.submissions import NOT_COUNTED, Length

_LENGTH, _SHA256 = 4, 32
_REFUSALS = {
    one.code: one
    for one in (
        ConsentMissing,
        GlyphMissing,
        IdentityInExhibit,
        IdentityInText,
        NameMissing,
        NothingToTell,
        PictureNotDescribed,
        ReportEmpty,
        UnclearInReport,
        WithheldInReport,
    )
}


@dataclass(frozen=True)
class Finished:
    """A finished dossier or report, its pictures still to be put in. Where the file stayed in the child to be seen,
    `parts` is empty and `sha256` is that of the whole file; empty otherwise. `pages` is counted where it was seen.

    Of a report: `files` are those beside the PDF, each with its form or name; `length` is counted; `begins` says on
    which page (from 0) a section begins.
    """

    use: str
    language: str
    sha256: bytes
    pages: int
    people: Mapping[PersonId, Appearance]
    records: tuple[AnyId, ...]
    notices: tuple[Notice, ...]
    findings: tuple[Finding, ...]
    revealed: Revealed
    parts: tuple[Part, ...]
    files: tuple[tuple[str, bytes], ...] = ()
    length: Length = NOT_COUNTED
    begins: Mapping[bytes, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Refused:
    """The rules said no; what there is to look at besides."""

    refusal: ReleaseRefused
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class Wanted:
    """The exhibits that will be shown and whose pictures were not among the ingredients."""

    pictures: tuple[EvidenceId, ...]


@dataclass(frozen=True)
class Lacking:
    """The pictures, by their SHA-256, that the child does not hold and needs to show pages."""

    sums: tuple[bytes, ...]


@dataclass(frozen=True)
class Drawn:
    """One page as a picture: rows of `stride` bytes, three of them a pixel, red first."""

    width: int
    height: int
    stride: int
    pixels: bytes


@dataclass(frozen=True)
class Nothing:
    """There is no page to be seen: the child has made no file yet, or has no such page. Also: ready."""


Answer = Finished | Refused | Wanted | Lacking | Drawn | Nothing


def packed(answer: Answer) -> bytes:
    """The bytes of an answer."""
    match answer:
        case Finished():
            head: dict[str, Any] = {"finished": _head(answer)}
            parts = [part for part in answer.parts if not isinstance(part, Gap)]
            body = b"".join((*parts, *(content for _, content in answer.files)))
        case Refused():
            refusal = answer.refusal
            where = [[one.record.hex(), one.field, one.said] for one in refusal.where]
            told = {"code": refusal.code, "values": refusal.values, "where": where}
            head, body = {"refused": told | {"findings": [_finding(one) for one in answer.findings]}}, b""
        case Wanted():
            head, body = {"wanted": [one.hex() for one in answer.pictures]}, b""
        case Lacking():
            head, body = {"lacking": [one.hex() for one in answer.sums]}, b""
        case Drawn():
            head, body = {"drawn": [answer.width, answer.height, answer.stride]}, answer.pixels
        case Nothing():
            head, body = {"nothing": True}, b""
    text = json.dumps(head).encode("ascii")
    return b"".join((len(text).to_bytes(_LENGTH, "big"), text, body))


def _head(answer: Finished) -> dict[str, Any]:
    return {
        "use": answer.use,
        "language": answer.language,
        "sha256": answer.sha256.hex(),
        "pages": answer.pages,
        "people": [[who.hex(), one.how.value, one.label, one.counted] for who, one in answer.people.items()],
        "records": [one.hex() for one in answer.records],
        "notices": [[one.message, dict(one.values)] for one in answer.notices],
        "findings": [_finding(one) for one in answer.findings],
        "revealed": asdict(answer.revealed),
        "files": [[name, len(content)] for name, content in answer.files],
        "length": list(astuple(answer.length)),
        "begins": [[part.hex(), page] for part, page in answer.begins.items()],
        "parts": [[one.sha256.hex(), one.size] if isinstance(one, Gap) else len(one) for one in answer.parts],
    }


def _finding(one: Finding) -> list[Any]:
    return [one.level, one.message, dict(one.values), one.record.hex() if one.record else "", one.field]


def unpacked(message: bytes) -> Answer:
    """The answer in these bytes; ChildFailed where they hold none."""
    size = int.from_bytes(message[:_LENGTH], "big")
    text, body = message[_LENGTH : _LENGTH + size], message[_LENGTH + size :]
    try:
        head = json.loads(text)
        ((name, told),) = head.items()
        answer: Answer = _READ[name](told, body)
    except (ValueError, TypeError, KeyError, AttributeError, IndexError, RecursionError):
        raise ChildFailed from None
    return answer


def _finished(told: dict[str, Any], body: bytes) -> Finished:
    people = {PersonId(_id(who)): _appearance(who, *rest) for who, *rest in told["people"]}
    sizes = [_of(int, size) for _, size in told["files"]]
    if min(sizes, default=1) < 1 or sum(sizes) > len(body):
        raise ValueError
    files_at = len(body) - sum(sizes)
    return Finished(
        use=_of(str, told["use"]),
        language=_of(str, told["language"]),
        sha256=bytes.fromhex(told["sha256"]),
        pages=_of(int, told["pages"]),
        people=people,
        records=tuple(AnyId(_id(one)) for one in told["records"]),
        notices=tuple(Notice(*_sentence(message, values)) for message, values in told["notices"]),
        findings=tuple(_found(*one) for one in told["findings"]),
        revealed=_revealed(told["revealed"]),
        parts=tuple(_parts(told["parts"], body[:files_at])),
        files=tuple(_files(told["files"], body[files_at:])),
        length=Length(*(_of(int, one) for one in told["length"])),
        begins={_id(part): _of(int, page) for part, page in told["begins"]},
    )


def _files(told: list[Any], body: bytes) -> Iterator[tuple[str, bytes]]:
    at = 0
    for name, size in told:
        yield _of(str, name), body[at : at + size]
        at += size


def _parts(told: list[Any], body: bytes) -> Iterator[Part]:
    """The file in parts: a length takes so much of the body, a sum and a length are a picture's place."""
    at = 0
    for one in told:
        if isinstance(one, list):
            sha256, size = one
            gap = Gap(bytes.fromhex(sha256), _of(int, size))
            if len(gap.sha256) != _SHA256 or gap.size < 0:
                raise ValueError
            yield gap
        else:
            size = _of(int, one)
            if not 0 < size <= len(body) - at:
                raise ValueError
            yield body[at : at + size]
            at += size
    if at != len(body):
        raise ValueError


def _refused(told: dict[str, Any], body: bytes) -> Refused:
    kind = _REFUSALS[told["code"]]
    _, values = _sentence(kind.sentence, told["values"])
    where = (Where(_id(record), _of(str, field), _of(str, said)) for record, field, said in told["where"])
    return Refused(kind(**values).at(*where), tuple(_found(*one) for one in told["findings"]))


def _wanted(told: list[str], body: bytes) -> Wanted:
    return Wanted(tuple(EvidenceId(_id(one)) for one in told))


def _lacking(told: list[str], body: bytes) -> Lacking:
    sums = tuple(bytes.fromhex(one) for one in told)
    if any(len(one) != _SHA256 for one in sums):
        raise ValueError
    return Lacking(sums)


def _drawn(told: list[int], body: bytes) -> Drawn:
    width, height, stride = (_of(int, one) for one in told)
    if min(width, height) < 1 or stride < 3 * width or len(body) != stride * height:
        raise ValueError
    return Drawn(width, height, stride, body)


_READ: Mapping[str, Callable[[Any, bytes], Answer]] = {
    "finished": _finished, "refused": _refused, "wanted": _wanted, "lacking": _lacking, "drawn": _drawn,
    "nothing": lambda told, body: Nothing(),
}  # fmt: skip


def _of(kind: type[Any], value: Any) -> Any:
    """The value, where it is of just this kind."""
    if type(value) is not kind:
        raise TypeError
    return value


def _id(text: str) -> bytes:
    found = bytes.fromhex(text)
    if len(found) != ID_BYTES:
        raise ValueError
    return found


def _appearance(who: str, how: str, label: str, counted: bool) -> Appearance:
    return Appearance(PersonId(_id(who)), How(how), _of(str, label), _of(bool, counted))


def _sentence(message: str, values: dict[str, Any]) -> tuple[str, dict[str, str | int]]:
    """A msgid and its values, where the one asks for nothing but the other: no format of ours looks into a value."""
    asked = {name for _, name, _, _ in Formatter().parse(_of(str, message)) if name is not None}
    if not asked <= values.keys() or not all(type(value) in (str, int) for value in values.values()):
        raise ValueError
    return message, values


def _found(level: str, message: str, values: dict[str, Any], record: str, field: str) -> Finding:
    if level not in (STOP, WARN):
        raise ValueError
    return Finding(
        STOP if level == STOP else WARN, *_sentence(message, values), _id(record) if record else None, _of(str, field)
    )


def _revealed(told: dict[str, Any]) -> Revealed:
    """All of it and nothing else, each value of the kind its default is of."""
    names = tuple(_of(str, name) for name in told.pop("names"))
    plain = {one.name: _of(type(one.default), told.pop(one.name)) for one in fields(Revealed) if one.name != "names"}
    if told:
        raise ValueError
    return Revealed(names=names, **plain)
