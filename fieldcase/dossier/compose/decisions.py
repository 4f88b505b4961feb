"""Court decisions and hearings of a case, as they name things themselves: article, code, size, punishment.

Nothing is put right: an article that does not fit is told as it stands, and asking about it is a lawyer's work. The
judge is in no dossier by way of a decision.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from fieldcase.dossier.blocks import Block, Heading, Paragraph, Run
from fieldcase.dossier.compose.runs import capital, joined, one_line
from fieldcase.dossier.compose.telling import Telling
from fieldcase.errors import N_
from fieldcase.model.case import Act
from fieldcase.model.courts import Decision, Hearing
from fieldcase.model.dates import UncertainDate
from fieldcase.model.fieldwork import Visit
from fieldcase.model.ids import VisitId

_AS_NAMED = N_("Articles, codes and sizes stand as the decisions name them; nothing was put right.")
_SEEN = N_("What people of the network saw and heard at hearings, and wrote down there.")
_FIRST = ("reference", "instance", "date", "act_date", "person", "gender", "minor")
_NAMED = ("article", "code", "offence", "substance", "form", "weight", "weight_basis", "size")
_DECIDED = (
    "outcome", "punishments", "additional", "term", "suspended", "fine", "fine_converted", "reentry_ban",
    "criminal_record", "defence", "interpreter", "source_words",
)  # fmt: skip
_HEARD = (
    "instance", "persons", "open_to_public", "defence", "interpreter", "rights_explained", "heard", "treatment_raised",
    "support", "petition", "petition_result", "result", "next_on", "admissions",
)  # fmt: skip
_NEVER = 10**9


def decisions(telling: Telling) -> list[Block]:
    """Decisions by the day that is told, then hearings."""
    taken = sorted(telling.release.of(Decision), key=lambda one: (one.date.first if one.date else _NEVER, one.key))
    blocks: list[Block] = [telling.note(_AS_NAMED)] if taken else []
    for number, one in enumerate(taken, start=1):
        blocks += _decision(telling, number, one)
    days = {visit.id: visit.date for visit in telling.release.of(Visit)}
    held = sorted(telling.release.of(Hearing), key=lambda one: (_day(one, days), one.key))
    if held:
        blocks += [Heading(telling.say(N_("Hearings")), 2), telling.note(_SEEN)]
    for number, hearing in enumerate(held, start=1):
        blocks += _hearing(telling, number, hearing)
    return blocks


def _day(hearing: Hearing, days: Mapping[VisitId, UncertainDate | None]) -> int:
    day = days.get(hearing.visit) if hearing.visit is not None else None
    return day.first if day is not None else _NEVER


def _decision(telling: Telling, number: int, one: Decision) -> list[Block]:
    court = telling.value(one, "court") or telling.value(one, "instance")
    day = telling.value(one, "date")
    title = _title(telling.say(N_("Decision {number}"), number=number), (court, day))
    preliminary = (Run(telling.say(N_("Preliminary.")), bold=True),) if one.preliminary else ()
    known = joined(
        (
            preliminary, telling.labelled(one, *_FIRST), telling.labelled(one, *_NAMED),
            telling.labelled(one, *_DECIDED), _of_act(telling, one), telling.source_marks((one.source,)),
            telling.exhibit_marks(one.evidence),
        )
    )  # fmt: skip
    blocks: list[Block] = [Paragraph((Run(title),), style="label"), *([Paragraph(known)] if known else [])]
    return blocks + list(telling.paragraphs(one.quote, "quote"))


def _of_act(telling: Telling, one: Decision) -> tuple[Run, ...]:
    """Which act of this file a decision is about."""
    if one.act is None or one.act not in telling.order.acts or not telling.has("acts"):
        return ()
    number = telling.say(N_("Act {number}"), number=telling.order.acts[one.act])
    return telling.line(telling.label(Decision, Act.KIND), number)


def _hearing(telling: Telling, number: int, one: Hearing) -> list[Block]:
    visit = next((each for each in telling.release.of(Visit) if each.id == one.visit), None)
    day = telling.value(visit, "date") if visit is not None else ""
    title = _title(telling.say(N_("Hearing {number}"), number=number), (telling.value(one, "court"), day))
    blocks: list[Block] = [Paragraph((Run(title),), style="label"), *telling.paragraphs(one.about)]
    known = telling.labelled(one, *_HEARD)
    if known:
        blocks.append(Paragraph(known))
    said = one_line(one.words_used)
    if said:
        label = Run(f"{telling.label(Hearing, 'words_used')}: ", italic=True)
        blocks.append(Paragraph((label, Run(telling.say(N_("“{words}”."), words=said.rstrip("."))))))
    return blocks + list(telling.paragraphs(one.observations))


def _title(first: str, parts: Iterable[str]) -> str:
    rest = ", ".join(capital(part) if at == 0 else part for at, part in enumerate(one for one in parts if one))
    return f"{first}. {rest}" if rest else first
