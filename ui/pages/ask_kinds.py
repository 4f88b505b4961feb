"""What the lists of meetings and of demands, recommendations and promises show: columns, forms, blank records."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fieldcase.casework import asks, meetings_told, scorecard
from fieldcase.casework.tables import options
from fieldcase.errors import N_
from fieldcase.model.campaigns import Meeting
from fieldcase.model.fieldwork import Recommendation
from fieldcase.model.said import said_count, said_date
from fieldcase.model.text import in_a_line
from ui.pages.kept_view import KeptKind, Narrowing
from ui.record_form import Group
from ui.widgets.rows import Column

if TYPE_CHECKING:
    from fieldcase.casework.asks import Told
    from fieldcase.casework.look import Look
    from fieldcase.model.dates import UncertainDate
    from ui.workplace import Workplace

_LONG = frozenset({"text", "presented", "decision", "result", "next_step", "present", "notes"})
_LINE = 160
_OPEN, _OVER, _CLOSED, _NOT_SHOWN = "open", "over", "closed", "not shown"
_MEETINGS = N_(
    "A meeting or a training: with which body, on which item of the agenda, who came by gender, what was asked, "
    "promised and decided."
)
_ASKS = N_(
    "What was asked of somebody, and what somebody promised. Each keeps its number, and what became of it stands "
    "below, day by day."
)


def _when(date: UncertainDate | None, work: Workplace) -> str:
    return said_date(date, work.words) if date is not None else ""


def _newest(date: UncertainDate | None) -> int:
    return -(date.first if date is not None else 0)


def meeting_kind(work: Workplace) -> KeptKind:
    """Meetings and trainings, the newest first."""
    words = work.words

    def about(one: Meeting) -> str:
        return in_a_line(one.title or one.body or work.term("meeting_kind", one.kind), _LINE)

    return KeptKind(
        Meeting, words(N_("Meetings and trainings")), words(N_("New meeting")), "users", words(_MEETINGS),
        words(N_("The meeting is in the bin.")),
        (
            Column(words(N_("Date")), lambda one: _when(one.date, work), width=130),
            Column(words(N_("Meeting")), about, wide=True, least=160),
            Column(words(N_("Kind of meeting")), lambda one: work.term("meeting_kind", one.kind), width=140, spare=2),
            Column(words(N_("Participants")),
                   lambda one: said_count(one.participants, words) if one.participants else "", width=110, spare=1),
        ),
        (
            Group("", (("kind", "date"), ("body",), ("title",), ("agenda_item",), ("presented",), ("decision",)),
                  _LONG),
            Group(words(N_("Who came")), (("participants",), ("women", "men"), ("other_gender", "gender_unknown"),
                                          ("present",)), _LONG),
            Group(words(N_("And then")), (("next_step",), ("follow_up",), ("result",)), _LONG),
            Group(words(N_("Place, campaign, files")), (("country", "settlement"), ("organisation",), ("campaign",),
                                                        ("visit",), ("evidence",), ("source",), ("notes",)),
                  _LONG, folded=True),
        ),
        lambda country: meetings_told.blank(work.desk, country),
        lambda number: words.plural("{n} meeting", "{n} meetings", number).format(n=number),
        lambda one: " ".join((one.title, one.body, one.agenda_item, one.decision, work.term("country", one.country))),
        lambda one: (_newest(one.date), one.key),
    )  # fmt: skip


class Standings:
    """How each ask stands, as the list read it last."""

    def __init__(self, work: Workplace) -> None:
        self.work = work
        self._told: dict[bytes, Told] = {}

    def read(self, look: Look, every: tuple[Recommendation, ...]) -> None:
        """Read how some asks stand. Runs on the reading lane; what is shown is changed in one step."""
        self._told = {one.ask.id: one for one in asks.told(look, every)}

    def said(self, ask: Recommendation) -> str:
        """How an ask stands, in few words."""
        told, words = self._told.get(ask.id), self.work.words
        return scorecard.said_in_short(told.state, self.work.tables, words) if told is not None else ""

    def fits(self, ask: Recommendation, wanted: str) -> bool:
        """Whether an ask stands as a choice says."""
        told = self._told.get(ask.id)
        if told is None:
            return False
        now = told.state
        return {
            _OPEN: now.open, _OVER: now.over, _CLOSED: not now.open, _NOT_SHOWN: bool(now.statuses) and not now.shown,
        }[wanted]  # fmt: skip


def _narrowings(work: Workplace, standing: Standings) -> tuple[Narrowing, ...]:
    words = work.words
    kinds = (("", words(N_("Kind: any"))), *options("recommendation_kind", words.language))
    states = (
        ("", words(N_("Standing: any"))), (_OPEN, words(N_("still open"))), (_OVER, words(N_("its day is over"))),
        (_CLOSED, words(N_("nobody waits any more"))), (_NOT_SHOWN, words(N_("said, not shown"))),
    )  # fmt: skip
    return (
        Narrowing(N_("Kind"), kinds, lambda one, code: asks.kind_of(one) == code),
        Narrowing(N_("How it stands"), states, standing.fits),
    )


def ask_kind(work: Workplace) -> KeptKind:
    """Demands, recommendations and promises, the newest first, within their origin by number."""
    words, standing = work.words, Standings(work)

    def entering(desk: Any, before: Any, record: Any) -> Any:
        return asks.enter(desk, before, record)

    return KeptKind(
        Recommendation, words(N_("Demands, recommendations and promises")), words(N_("New demand")), "flag",
        words(_ASKS), words(N_("It is in the bin; its number is not given again.")),
        (
            Column(words(N_("Number")), lambda one: str(one.number or ""), width=60),
            Column(words(N_("What is asked or promised")), lambda one: in_a_line(one.text, _LINE), wide=True,
                   least=170),
            Column(words(N_("How it stands")), standing.said, width=150, spare=1),
            Column(words(N_("Kind")), lambda one: work.term("recommendation_kind", asks.kind_of(one)), width=120,
                   spare=2),
            Column(words(N_("To whom")), lambda one: in_a_line(one.addressed or one.promised_by, _LINE), width=130,
                   spare=3),
        ),
        (
            Group("", (("kind", "category"), ("text",), ("addressed",), ("date", "due")), _LONG),
            Group(words(N_("Of a promise")), (("promised_by",), ("amount",)), _LONG),
            Group(words(N_("Where it comes from, what it is about")), (
                ("country", "organisation"), ("norms",), ("issue",), ("campaign",), ("evidence",), ("source",),
            ), _LONG, folded=True),
        ),
        lambda country: asks.blank(work.desk, None, asks.DEMAND),
        lambda number: words.plural("{n} ask or promise", "{n} asks or promises", number).format(n=number),
        lambda one: " ".join((one.text, one.addressed, one.promised_by, one.source, work.term("country", one.country))),
        lambda one: (_newest(one.date), one.visit or one.origin or b"", one.number or 0, one.key),
        entering=entering, beside=standing.read, narrow=_narrowings(work, standing),
    )  # fmt: skip
