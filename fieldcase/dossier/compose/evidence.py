"""The list of evidence and its custody: what each piece is, where it is from, by which sum it is known, who had it.

The ledger is printed where the use allows it, with role codes; elsewhere one sentence says that there is one. The sum
of an original is printed in court and internal uses alone: whoever holds the file could match it.
"""

from __future__ import annotations

from collections.abc import Sequence

from fieldcase.dossier.annexes import Annex, sum_of
from fieldcase.dossier.blocks import Block, Chronology, ChronologyRow, Heading, Run, Table
from fieldcase.dossier.compose.runs import capital, ended, joined, one_line
from fieldcase.dossier.compose.telling import DASH, Telling
from fieldcase.errors import N_
from fieldcase.model.evidence import Custody, Evidence
from fieldcase.model.ids import EvidenceId
from fieldcase.model.told_by_file import labelled
from fieldcase.model.values import Instant
from fieldcase.rules.released import ExhibitFate

_NO_FATE = ExhibitFate(False)
_NOTHING = Annex()
_ABOUT = ("origin", "acquired_on", "acquired_where", "acquired_how", "language", "media_type", "size")
# The columns of the ledger and their share of its width; one in which no entry has anything to tell is left out.
_ENTRY = {"at": 0.19, "event": 0.155, "by": 0.065, "device": 0.145, "other": 0.14, "reason": 0.155}
_ALWAYS = frozenset({"at", "event", "by", "reason"})
_NUMBER_SHARE = 0.15
_WRITTEN = N_(
    "The entries are what those people wrote down, or what the program did. The signed journal shows that none was "
    "changed afterwards; it does not show that what a person wrote is true."
)


def fate(telling: Telling, piece: Evidence) -> ExhibitFate:
    """What becomes of a piece; one of which the release says nothing is withheld."""
    return telling.release.exhibits.get(piece.id, _NO_FATE)


def withheld_because(telling: Telling, piece: Evidence) -> str:
    """The sentence that stands in place of a withheld exhibit."""
    reason = fate(telling, piece).reason
    return telling.say(reason) if reason else telling.say(N_("This exhibit is withheld in this version of the file."))


def in_order(telling: Telling) -> list[Evidence]:
    """The pieces of evidence in the order of their numbers."""
    by_id = {piece.id: piece for piece in telling.release.of(Evidence)}
    return [by_id[piece] for piece in telling.order.exhibits]


def named(telling: Telling, piece: Evidence) -> str:
    """Kind and title of a piece: "Photograph. The front page"; of a withheld one the kind alone."""
    kind = capital(telling.value(piece, "kind") or telling.say(N_("piece of evidence")))
    title = one_line(piece.title) if fate(telling, piece).shown else ""
    return f"{kind}. {title}" if title else kind


def annex_of(telling: Telling, piece: Evidence) -> Annex:
    """The pages of the piece that go into this file, or why it has none; neither where the file does not show it."""
    printed = telling.has("exhibits") and fate(telling, piece).shown
    return telling.pictures.get(piece.id, _NOTHING) if printed else _NOTHING


def issued_sum(telling: Telling, piece: Evidence) -> str:
    """SHA-256, as hex, of what goes into this file of the piece (`annexes.sum_of`); empty where nothing does."""
    return sum_of(annex_of(telling, piece).shown)


def evidence(telling: Telling) -> list[Block]:
    """The list of evidence, then the ledger or the sentence about it."""
    pieces = in_order(telling)
    if not pieces:
        return []
    blocks: list[Block] = [Chronology(tuple(_row(telling, piece) for piece in pieces))]
    if not telling.release.ledger:
        kept = N_(
            "Who had each piece of evidence, when and why, is recorded in a custody ledger. The authors keep it and "
            "can show it to a court."
        )
        return [telling.note(kept), *blocks]
    return blocks + _ledger(telling)


def _row(telling: Telling, piece: Evidence) -> ChronologyRow:
    there, anchor = telling.has("exhibits"), telling.exhibit_anchor(piece.id)
    link = Run(telling.order.exhibits[piece.id], target=anchor)
    page = joined(((Run(telling.say(N_("Page of the exhibit:"))),), (link,))) if there else ()
    # Where the exhibits are left out, marks such as [A01] lead here.
    here = "" if there else anchor
    if not fate(telling, piece).shown:
        what: tuple[Run, ...] = (
            Run(ended(named(telling, piece)), bold=True),
            Run(f" {withheld_because(telling, piece)}"),
        )
        return ChronologyRow(telling.order.exhibits[piece.id], what, sources=page, anchor=here)
    described = (Run(ended(one_line(piece.description))),) if piece.description else ()
    return ChronologyRow(
        when=telling.order.exhibits[piece.id],
        what=joined(((Run(ended(named(telling, piece)), bold=True),), described)),
        details=joined(
            (
                telling.labelled(piece, *_ABOUT),
                _pages(telling, piece),
                _sum(telling, piece),
                *_told_by_file(telling, piece),
            )
        ),
        sources=joined((page, telling.source_marks((piece.source,)))),
        anchor=here,
    )


def _pages(telling: Telling, piece: Evidence) -> tuple[Run, ...]:
    """How many pages a document has, and how many of them this file shows."""
    annex = annex_of(telling, piece)
    if not annex.pages:
        return ()
    here = len(annex.shown)
    all_of_them = here == annex.pages
    said = str(here) if all_of_them else telling.say(N_("{shown} of {pages}"), shown=here, pages=annex.pages)
    return telling.line(telling.say(N_("Pages shown in this file")), said)


def _sum(telling: Telling, piece: Evidence) -> tuple[Run, ...]:
    """The sum by which the piece is known in this use; nothing where there is none to tell."""
    if telling.release.original_hashes and piece.sha256:
        label, digits = telling.say(N_("SHA-256 of the original at import")), piece.sha256.hex()
    else:
        label, digits = telling.say(N_("SHA-256 of the exhibit as issued")), issued_sum(telling, piece)
    return (Run(f"{label}: ", italic=True), Run(digits)) if digits else ()


def _told_by_file(telling: Telling, piece: Evidence) -> list[tuple[Run, ...]]:
    """What the original file says of itself, where the release lets it through: a sentence, then each line under its
    label."""
    if not piece.metadata:
        return []
    says = telling.say(N_("What the original file says of itself; nobody has checked it."))
    told = (labelled(one_line(line), telling.words) for line in piece.metadata)
    return [(Run(says),), *(telling.line(label, value) for label, value in told)]


def _ledger(telling: Telling) -> list[Block]:
    """All entries by exhibit and time."""
    numbers = list(telling.order.exhibits)
    entries = [
        entry
        for entry in telling.release.of(Custody)
        if entry.evidence is not None and entry.evidence in telling.order.exhibits
    ]
    if not entries:
        return [telling.note(N_("No custody entries are recorded."))]
    entries.sort(key=lambda entry: (numbers.index(entry.evidence or EvidenceId(b"")), entry.at or Instant(0, 0)))
    told = [name for name in _ENTRY if name in _ALWAYS or any(telling.value(entry, name) for entry in entries)]
    header = (
        telling.say(N_("Exhibit")),
        *(telling.say(N_("Computer")) if name == "device" else telling.label(Custody, name) for name in told),
    )
    shares = (_NUMBER_SHARE, *(_ENTRY[name] for name in told))
    return [
        Heading(telling.say(N_("Custody ledger")), 2),
        telling.note(N_("People who worked on the case stand under role codes; the authors keep the key to them.")),
        telling.note(_WRITTEN),
        Table(
            telling.say(N_("Who had each piece of evidence, when and why")),
            header,
            tuple(_entry(telling, entry, told) for entry in entries),
            tuple(share / sum(shares) for share in shares),
        ),
    ]


def _entry(telling: Telling, entry: Custody, told: Sequence[str]) -> tuple[tuple[Run, ...], ...]:
    assert entry.evidence is not None
    number = Run(telling.order.exhibits[entry.evidence], target=telling.exhibit_anchor(entry.evidence))
    cells = [one_line(telling.value(entry, name)) for name in told]
    return ((number,), *((Run(cell or DASH),) for cell in cells))
