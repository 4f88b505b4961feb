"""Letters and their deliveries: begun, addressed to many at once, sent, received, answered, reminded of.

One text, many addressees, each with its own delivery. The last day for an answer is counted anew each time something of
a delivery or of its letter changes, unless a person typed it. The rules are `rules.deliveries` and `rules.reply_terms`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from fieldcase.casework import letter_templates, passages, reply_terms
from fieldcase.casework.changes import Changes
from fieldcase.casework.desk import Desk
from fieldcase.casework.letter_templates import Wanted
from fieldcase.casework.sight import Sight, case_of, found
from fieldcase.casework.silences import NO_ANSWER, event_of
from fieldcase.errors import N_, LetterOfNoCase, NobodyToRemind, NoSilence
from fieldcase.i18n import LANGUAGES, Words, words
from fieldcase.model.asked import Asked
from fieldcase.model.case import Event
from fieldcase.model.dates import UncertainDate
from fieldcase.model.evidence import Evidence
from fieldcase.model.ids import DeliveryAccountId, DeliveryId, LetterId, ScopeId
from fieldcase.model.letters import Delivery, DeliveryAccount, Letter, ReplyTerm
from fieldcase.model.said import said_date
from fieldcase.model.text import folded
from fieldcase.rules import deliveries as rules
from fieldcase.rules.deliveries import DONE, LATE, OPEN, SOON_DAYS, Standing, days_left, standing, wrong
from fieldcase.rules.ordered_days import Wrong

__all__ = ["DONE", "LATE", "OPEN", "SOON_DAYS", "Standing", "Wrong", "days_left", "standing", "wrong"]
# What people put before a line of a list: "1.", "2)", "-", "•".
_BULLET = re.compile(r"^\s*(?:\d{1,3}[.)]|[-–—•*])\s*")
_NO_ANSWER = N_("No answer by {day} from: {addressee}. The letter was received on {received} ({proof}).")
_NOT_SENT, _IS_ANSWERED = N_("it was not sent"), N_("an answer is known")
_BY_EVIDENCE = N_("evidence")
_NO_ANSWER_TO_CONFIRM = N_("The rule behind this day is still to be confirmed.")
_NOT_SHOWN, _NOT_OVER = N_("nothing proves that it arrived"), N_("its last day is not over or not known")


@dataclass(frozen=True)
class Post:
    """A letter with its deliveries, in the order in which they were addressed."""

    letter: Letter
    deliveries: tuple[Delivery, ...]


def of_letter(source: Sight, letter: Letter) -> tuple[Delivery, ...]:
    """The deliveries of a letter, in the order in which they were addressed."""
    return found(source, Delivery, Asked(Delivery, scope=letter.scope, equals=(("letter", letter.id),)))


def accounts_of(source: Sight, delivery: Delivery) -> tuple[DeliveryAccount, ...]:
    """What else is said about a delivery; it stands beside, and replaces nothing."""
    asked = Asked(DeliveryAccount, scope=delivery.scope, equals=(("delivery", delivery.id),))
    return found(source, DeliveryAccount, asked)


def posts(source: Sight, scope: ScopeId | None = None) -> tuple[Post, ...]:
    """All letters of a case, a campaign, a visit or the register, or of the vault, with their deliveries; their last
    days as the rules give them now."""
    by_letter: dict[bytes, list[Delivery]] = {}
    for one in source.all(Delivery, scope):
        if one.letter is not None:
            by_letter.setdefault(one.letter, []).append(one)
    terms = reply_terms.rows(source)
    return tuple(
        Post(letter, tuple(reply_terms.recounted(terms, letter, one) for one in by_letter.get(letter.id, ())))
        for letter in source.all(Letter, scope)
    )


def blank(desk: Desk, scope: ScopeId | None = None, country: str = "", language: str = "") -> Letter:
    """A letter that is not yet kept."""
    return Letter(
        id=LetterId(desk.new_id()), scope=scope or desk.register, country=country,
        language=language if language in LANGUAGES else "", written=UncertainDate(desk.world.today().isoformat()),
    )  # fmt: skip


def enter(desk: Desk, before: Letter | None, record: Letter) -> Changes:
    """Make an entry of the drafts of a letter; its deliveries are counted anew where its country or kind changed."""
    with desk.deed():
        changes = desk.enter_drafts(before, record)
        now = desk.get(Letter, record.id)
        if now is not None and before is not None and (now.country, now.kind) != (before.country, before.kind):
            for one in of_letter(desk, now):
                changes |= _counted(desk, now, one, one)
        return changes


def addressees_in(text: str) -> tuple[str, ...]:
    """The addressees that somebody typed or pasted, one a line, without what numbers them; each once."""
    lines = (" ".join(_BULLET.sub("", line).split()).rstrip(";,") for line in text.splitlines())
    found: dict[str, str] = {}
    for line in lines:
        if line:
            found.setdefault(folded(line), line)
    return tuple(found.values())


def address(desk: Desk, letter: Letter, text: str) -> tuple[Delivery, ...]:
    """Add the addressees of a text, one a line, to a letter; one that is there already is not added twice."""
    with desk.deed():
        there = {folded(one.addressee) for one in of_letter(desk, letter)}
        made = [
            Delivery(id=DeliveryId(desk.new_id()), scope=letter.scope, letter=letter.id, addressee=name)
            for name in addressees_in(text)
            if folded(name) not in there
        ]
        for one in made:
            desk.save(None, one)
    return tuple(made)


def blank_account(desk: Desk, delivery: Delivery) -> DeliveryAccount:
    """Another account of a delivery, not yet kept."""
    return DeliveryAccount(id=DeliveryAccountId(desk.new_id()), scope=delivery.scope, delivery=delivery.id)


def enter_delivery(desk: Desk, before: Delivery | None, record: Delivery) -> Changes:
    """Make an entry of the drafts of a delivery, with its last day counted anew."""
    with desk.deed():
        changes = desk.enter_drafts(before, record)
        now = desk.get(Delivery, record.id)
        letter = _letter(desk, now)
        return changes | _counted(desk, letter, before, now) if now is not None and letter is not None else changes


def enter_rule(desk: Desk, before: ReplyTerm | None, record: ReplyTerm) -> Changes:
    """Make an entry of the drafts of a rule on the time for an answer; what waits for an answer in its country is
    counted anew by it. A day that a person typed stays."""
    with desk.deed():
        changes = desk.enter_drafts(before, record)
        now = desk.get(ReplyTerm, record.id)
        countries = {one.country for one in (before, now) if one is not None} - {""}
        waiting = Asked(Delivery, equals=(("answered", None), ("result", "")))
        for one in found(desk, Delivery, waiting) if countries else ():
            letter = _letter(desk, one)
            if letter is not None and letter.country in countries:
                changes |= _counted(desk, letter, one, one)
        return changes


def sent(desk: Desk, deliveries: Sequence[Delivery], way: str, on: UncertainDate) -> Changes:
    """Keep that a letter went to some addressees on a day in one way; those already sent stay as they are."""
    changes = Changes()
    with desk.deed():
        for one in deliveries:
            if one.sent is None:
                changes |= _noted(desk, one, sent=on, way=one.way or way)
    return changes


def received(desk: Desk, delivery: Delivery, on: UncertainDate, proof: str, reference: str = "") -> Changes:
    """Keep when a letter arrived, what proves it, and under which number it is known there. ValueError for a proof that
    is none of the vocabulary."""
    if proof not in desk.tables.vocabularies["receipt_proof"]:
        raise ValueError("no such proof")
    with desk.deed():
        return _noted(desk, delivery, received=on, proof=proof, reference=reference or delivery.reference)


def answer(desk: Desk, delivery: Delivery, result: str, on: UncertainDate, text: str = "") -> Changes:
    """Keep an answer or a refusal. ValueError for a result that is none of the vocabulary."""
    if result not in desk.tables.vocabularies["answer_result"]:
        raise ValueError("no such result")
    with desk.deed():
        return _noted(desk, delivery, result=result, answered=on, answer=text or delivery.answer)


def _noted(desk: Desk, delivery: Delivery, **values: object) -> Changes:
    now = desk.get(Delivery, delivery.id) or delivery
    changed = replace(now, **values)  # type: ignore[arg-type]
    letter = _letter(desk, now)
    if letter is not None:
        changed = reply_terms.with_due(desk, letter, now, changed, _words_of(letter))
    return desk.save(now, changed)


def _counted(desk: Desk, letter: Letter, before: Delivery | None, now: Delivery) -> Changes:
    return desk.save(now, reply_terms.with_due(desk, letter, before, now, _words_of(letter)))


def count_anew(desk: Desk, letter: Letter) -> Changes:
    """Keep the last days of a letter as the rules give them now, where something came from another laptop since, or a
    rule went into the bin. The desk's own deed: undo does not touch it."""
    changes, terms = Changes(), reply_terms.rows(desk)
    with desk.deed(undoable=False):
        for one in of_letter(desk, letter):
            if reply_terms.recounted(terms, letter, one) is not one:
                changes |= _counted(desk, letter, one, one)
    return changes


def _as_now(source: Sight, delivery: Delivery) -> Delivery:
    letter = _letter(source, delivery)
    return reply_terms.recounted(reply_terms.rows(source), letter, delivery) if letter is not None else delivery


def _letter(source: Sight, delivery: Delivery | None) -> Letter | None:
    return source.get(Letter, delivery.letter) if delivery is not None and delivery.letter is not None else None


def _words_of(letter: Letter) -> Words:
    return words(letter.language if letter.language in LANGUAGES else "en")


def remind(desk: Desk, letter: Letter, told: Words) -> Letter:
    """A reminder of a letter in one step: our own short text, to those to whom it went and from whom no answer is
    known. NobodyToRemind where there is none such."""
    today = desk.world.today()
    if not any(standing(one, today) in OPEN for one in of_letter(desk, letter)):
        raise NobodyToRemind
    language = letter.language if letter.language in LANGUAGES else told.language
    wanted = Wanted(letter.scope, country=letter.country, campaign=letter.campaign, earlier=letter)
    return letter_templates.begin(desk, "reminder", language, wanted)


def why_no_silence(delivery: Delivery, source: Sight) -> str:
    """Why silence cannot be said of a delivery (msgid); empty where it can."""
    delivery = _as_now(source, delivery)
    now = standing(delivery, source.world.today())
    if now is Standing.SILENT:
        return ""
    if now is Standing.NOT_SENT:
        return _NOT_SENT
    if now in DONE:
        return _IS_ANSWERED
    return _NOT_OVER if rules.receipt_shown(delivery) else _NOT_SHOWN


def no_answer(desk: Desk, delivery: Delivery, told: Words) -> Event:
    """Write "no answer by ..." into the chronology of the letter's case. NoSilence where nothing proves receipt or the
    day is not over, LetterOfNoCase where there is no case.

    Once: the event's id follows from the delivery, in whatever words and language it stands there by now. The addressee
    in it is marked as what reveals a place, as the field it comes from does. The last day is counted anew before.
    """
    delivery = _as_now(desk, delivery)
    why = why_no_silence(delivery, desk)
    if why:
        raise NoSilence(why=told(why))
    case = case_of(desk, delivery.scope)
    if case is None:
        raise LetterOfNoCase
    assert delivery.due is not None
    assert delivery.received is not None
    event_id = event_of(delivery)
    before = desk.get(Event, event_id)
    if before is not None and not before.hidden:
        return before
    event = Event(
        id=event_id, scope=case.scope, date=UncertainDate(delivery.due.text), kind=NO_ANSWER, country=case.country,
        what=_no_answer_words(desk, delivery, told), evidence=delivery.proof_evidence,
        sources=(delivery.source,) if delivery.source is not None else (),
    )  # fmt: skip
    with desk.deed():
        desk.save(before, event)
        if delivery.addressee.strip() and before is None:
            passages.mark(desk, event, "what", delivery.addressee, "place")
    return event


def _no_answer_words(desk: Desk, delivery: Delivery, told: Words) -> str:
    assert delivery.due is not None
    assert delivery.received is not None
    proof = desk.tables.label("receipt_proof", delivery.proof, told.language) if delivery.proof else ""
    numbers = (one.number for key in delivery.proof_evidence if (one := desk.get(Evidence, key)) is not None)
    shown = proof or ", ".join(number for number in numbers if number) or told(_BY_EVIDENCE)
    what = told(_NO_ANSWER).format(
        day=said_date(delivery.due, told), addressee=delivery.addressee, received=said_date(delivery.received, told),
        proof=shown,
    )  # fmt: skip
    return f"{what} {told(_NO_ANSWER_TO_CONFIRM)}" if rules.to_confirm(delivery) else what


def counted(deliveries: Iterable[Delivery], source: Sight) -> dict[Standing, int]:
    """How many deliveries stand how today, in the order of the states."""
    today = source.world.today()
    every = [standing(one, today) for one in deliveries]
    return {state: every.count(state) for state in Standing if state in every}
