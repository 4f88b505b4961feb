"""Whether every stored file still is what was taken in: which are due for a look, and which were found wanting.

Every file is read whole once in thirty days; one that was found wanting, once a day, until it is whole again. What was
found stands in the access log, so that the next session goes on where this one ended. Reads and compares nothing
itself: that is `viewing.check` and `safekeeping.checked`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from fieldcase.casework import safekeeping
from fieldcase.casework.desk import Desk
from fieldcase.casework.sight import Sight, case_of, everything, found, newest
from fieldcase.casework.viewing import Verdict
from fieldcase.model.asked import Asked
from fieldcase.model.case import Case
from fieldcase.model.deskwork import Access, Issued
from fieldcase.model.evidence import Evidence
from fieldcase.model.ids import AccessId, AnyId
from fieldcase.model.values import DAY_MS

EVERY_MS = 30 * DAY_MS
AGAIN_MS = DAY_MS
SOUND = "verify"
_FEW = 3
WANTING = ("found_missing", "found_damaged", "found_other")


@dataclass(frozen=True)
class Standing:
    """A stored file that was found wanting and was not found whole since: of a piece of evidence or of an issued
    dossier, with the code of its case, and what was found."""

    record: Evidence | Issued
    case: str
    deed: str


@dataclass(frozen=True)
class Progress:
    """How many pieces of evidence have a file, how many of these were found whole in the last thirty days, and how
    many stand as wanting."""

    pieces: int
    lately: int
    wanting: int


@dataclass(frozen=True)
class _Log:
    """What the access log knows of checks: of each record the last one by its number; the last one of everything."""

    sound: dict[bytes, tuple[int, int]]
    wanting: dict[bytes, tuple[int, int, str]]
    whole: tuple[int, int]

    def at(self, key: bytes) -> int:
        """When a record's file was last found whole, in milliseconds; 0 where it never was."""
        return max(self.sound.get(key, (0, 0)), self.whole)[1]

    def stands(self, key: bytes) -> bool:
        """Whether a record's file was found wanting and not found whole since."""
        last = self.wanting.get(key)
        return last is not None and last[0] > max(self.sound.get(key, (0, 0))[0], self.whole[0])


def _log(source: Sight, *, all_sound: bool) -> _Log:
    """Read the log; without `all_sound` only what concerns the records that were ever found wanting."""
    wanting: dict[bytes, tuple[int, int, str]] = {}
    for code in WANTING:
        for number, one in _last(source, (("deed", code),), "about").items():
            if one.about is not None and number > wanting.get(one.about, (0,))[0]:
                wanting[one.about] = (number, _when(one), code)
    sound: dict[bytes, tuple[int, int]] = {}
    if all_sound or len(wanting) > _FEW:  # one long look is shorter than many short ones
        sound = _by_record(_last(source, (("deed", SOUND),), "about"))
    else:
        for key in wanting:
            sound |= _by_record(_last(source, (("deed", SOUND), ("about", key)), "about"))
    of_all = _last(source, (("deed", SOUND), ("about", None)), "about") if all_sound or wanting else {}
    whole = next(((number, _when(one)) for number, one in of_all.items()), (0, 0))
    return _Log(sound, wanting, whole)


def _last(source: Sight, equals: tuple[tuple[str, object], ...], of: str) -> dict[int, Access]:
    return newest(source, Access, Asked(Access, scope=source.own, equals=equals), of)


def _by_record(looked: dict[int, Access]) -> dict[bytes, tuple[int, int]]:
    return {one.about: (number, _when(one)) for number, one in looked.items() if one.about is not None}


def _when(one: Access) -> int:
    return one.at.milliseconds if one.at is not None else 0


def _with_a_file(source: Sight) -> list[Evidence]:
    """Every piece that has a stored file, those in the bin too: they can be brought back."""
    return [one for one in everything(source, Evidence) if one.blob is not None]


def due(source: Sight) -> tuple[bytes, ...]:
    """The keys of the pieces of evidence whose files are to be read now, the longest unread first."""
    log, now = _log(source, all_sound=True), source.world.now()
    waiting = []
    for one in _with_a_file(source):
        if log.stands(one.key):
            last, patience = log.wanting[one.key][1], AGAIN_MS
        else:
            last, patience = log.at(one.key), EVERY_MS
        if not now - patience < last <= now:  # a clock that was put back lets nothing wait for years
            waiting.append((last, one.key))
    return tuple(key for _, key in sorted(waiting))


def standing(source: Sight) -> tuple[Standing, ...]:
    """What was found wanting and not found whole since, in the order of cases and numbers; nothing of the bin."""
    log = _log(source, all_sound=False)
    wanting = []
    for key in log.wanting:
        record = source.get(Evidence, key) or source.get(Issued, key)
        if record is None or record.hidden or record.blob is None or not log.stands(key):
            continue
        wanting.append(Standing(record, _code(source, record), log.wanting[key][2]))
    return tuple(sorted(wanting, key=lambda one: (one.case, one.record.KIND, getattr(one.record, "number", ""))))


def _code(source: Sight, record: Evidence | Issued) -> str:
    if isinstance(record, Evidence):
        case = case_of(source, record.scope)
    else:
        case = source.get(Case, record.case) if record.case is not None else None
    return case.code if case is not None else ""


def progress(source: Sight) -> Progress:
    """How far the checks are."""
    log, since = _log(source, all_sound=True), source.world.now() - EVERY_MS
    pieces = _with_a_file(source)
    wanting = sum(log.stands(one.key) for one in pieces)
    lately = sum(log.at(one.key) > since and not log.stands(one.key) for one in pieces)
    return Progress(len(pieces), lately, wanting)


def note(desk: Desk, verdicts: Iterable[tuple[bytes, Verdict]], *, by_itself: bool = False) -> None:
    """Keep in the access log what checks of single files found; `by_itself`: nobody asked for them."""
    deeds = [(verdict.deed, AnyId(key)) for key, verdict in verdicts]
    if deeds:
        safekeeping.log_all(desk, deeds, None if by_itself else desk.member)


def wanting(source: Sight, evidence: Evidence) -> str:
    """What stands against the stored file of a piece: one of WANTING; empty where nothing does."""
    log = _log(source, all_sound=False)
    return log.wanting[evidence.key][2] if log.stands(evidence.key) else ""


def looks(source: Sight, evidence: Evidence, most: int = 20) -> tuple[Access, ...]:
    """The last looks at a piece of evidence, the newest first: views, checks, and the versions issued with it."""
    own = found(
        source, Access, Asked(Access, scope=source.own, equals=(("about", evidence.key),), descending=True), most
    )
    told = found(
        source, Issued, Asked(Issued, scope=source.own, equals=(("records", evidence.key),), descending=True), most
    )
    issued = [
        Access(id=AccessId(one.key), scope=source.own, deed="export", about=AnyId(one.id), by=one.by, at=one.at)
        for one in told
    ]
    return tuple(sorted((*own, *issued), key=_when, reverse=True))[:most]
