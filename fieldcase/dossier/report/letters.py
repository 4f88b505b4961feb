"""The section of a report that tells of letters: what was asked of which body, and what was answered.

A body is told by its name where the use opens places, else by its kind. Silence is said only where something proves
that the letter arrived (rules.deliveries). Tells nothing of whoever signed, of addresses and of notes.
"""

from __future__ import annotations

from fieldcase.dossier.blocks import Block, Heading, Paragraph, Run, Table
from fieldcase.dossier.compose.runs import capital, one_line
from fieldcase.dossier.deliveries_said import said_standing
from fieldcase.dossier.report.telling import ReportTelling
from fieldcase.dossier.report.values import day
from fieldcase.errors import N_
from fieldcase.model.fieldwork import Organisation
from fieldcase.model.letters import Delivery, Letter
from fieldcase.model.reports import ReportPart
from fieldcase.rules.deliveries import Standing, answered, standing
from fieldcase.rules.uses import USES

Cell = tuple[Run, ...]
Row = tuple[Letter, Delivery | None]
_STATES = {
    Standing.NOT_SENT: N_("not sent yet"), Standing.SENT: N_("sent; nothing proves receipt"),
    Standing.UNDATED: N_("received; no day for the answer is known"), Standing.WAITING: N_("received; waited for"),
    Standing.UNSHOWN: N_("no answer; nothing proves receipt"), Standing.SILENT: N_("received; no answer in time"),
    Standing.ANSWERED: N_("answered"), Standing.REFUSED: N_("refused"),
}  # fmt: skip
_NO_PROOF = N_("Where nothing proves that a letter arrived, it is not said that its addressee was silent.")


def letters(telling: ReportTelling, part: ReportPart) -> list[Block]:
    """What people wrote, a table of all deliveries, then the words of the answers."""
    chosen = [one for one in telling.release.of(Letter) if telling.is_told(part, one, Letter)]
    ordered = sorted(chosen, key=lambda one: (one.written.first if one.written else 0, one.number, one.id))
    rows: list[Row] = [(one, delivery) for one in ordered for delivery in _deliveries(telling, one)]
    blocks: list[Block] = telling.own(part)
    if not rows:
        return blocks
    heads = (N_("Letter"), N_("To whom"), N_("How it stands"), N_("What was answered"))
    blocks.append(Table(
        telling.say(N_("Letters and answers")), tuple(telling.say(head) for head in heads),
        tuple(_row(telling, letter, delivery) for letter, delivery in rows), (0.34, 0.2, 0.22, 0.24), name="letters",
    ))  # fmt: skip
    if any(one is not None and standing(one, telling.release.on) in _UNPROVEN for _, one in rows):
        blocks.append(telling.note(_NO_PROOF))
    return [*blocks, *_answers(telling, rows)]


_UNPROVEN = frozenset({Standing.SENT, Standing.UNSHOWN})


def _deliveries(telling: ReportTelling, letter: Letter) -> list[Delivery | None]:
    """The deliveries of a letter; one that went to nobody yet has none, and is told all the same."""
    found: list[Delivery | None] = [one for one in telling.release.of(Delivery) if one.letter == letter.id]
    return found or [None]


def _row(telling: ReportTelling, letter: Letter, delivery: Delivery | None) -> tuple[Cell, ...]:
    head = _title(telling, letter)
    if delivery is None:
        return (Run(head),), (Run("–"),), (Run(telling.say(_STATES[Standing.NOT_SENT])),), (Run("–"),)
    result = telling.term("answer_result", delivery.result) if delivery.result else ""
    return (
        (Run(head),), (Run(_addressee(telling, delivery)),), (Run(_state(telling, delivery)),),
        (Run(capital(result) or "–"),),
    )  # fmt: skip


def _title(telling: ReportTelling, letter: Letter) -> str:
    """A letter by its number, subject and day; one without either by its kind."""
    subject = one_line(letter.subject) or (telling.term("letter_kind", letter.kind) if letter.kind else "")
    number = telling.say(N_("No. {number}"), number=one_line(letter.number)) if letter.number.strip() else ""
    return ", ".join(one for one in (number, capital(subject), day(telling, letter.written)) if one)


def _addressee(telling: ReportTelling, delivery: Delivery) -> str:
    """To whom: as the letter says it, else by the kind of body."""
    named = one_line(delivery.addressee)
    body = next((one for one in telling.release.of(Organisation) if one.id == delivery.organisation), None)
    kind = telling.term("organisation_kind", body.kind) if body is not None and body.kind else ""
    return named or capital(kind) or telling.say(N_("a body that is not named here"))


def _state(telling: ReportTelling, delivery: Delivery) -> str:
    """How a delivery stands: with its days, or where anybody may read it without them."""
    if not USES[telling.release.use].public:
        return capital(said_standing(delivery, telling.release.on, telling.words))
    return capital(telling.say(_STATES[standing(delivery, telling.release.on)]))


def _answers(telling: ReportTelling, rows: list[Row]) -> list[Block]:
    """What was answered, word for word, under the letter it answers."""
    told = [(letter, one) for letter, one in rows if one is not None and answered(one) and one.answer.strip()]
    blocks: list[Block] = []
    for letter, one in told:
        when = day(telling, one.answered)
        head = f"{_title(telling, letter)}: {_addressee(telling, one)}"
        blocks.append(Paragraph((Run(f"{head}, {when}" if when else head),), style="label"))
        foreign = letter.language if letter.language and letter.language != telling.words.language else ""
        blocks += [
            Paragraph((Run(line.strip()),), foreign, "quote") for line in one.answer.splitlines() if line.strip()
        ]
    return [Heading(telling.say(N_("What was answered")), 2), *blocks] if blocks else []
