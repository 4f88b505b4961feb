"""Rules on the time for an answer: those delivered with the program, and an organisation's own in the register.

Delivered is only what a document of the field says (resources/law); whatever else holds in a country an organisation
enters, with source and status. Own rows stand before delivered ones and overwrite nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from fieldcase.casework.changes import Changes
from fieldcase.casework.desk import Desk
from fieldcase.casework.legislation import delivered_reply_terms
from fieldcase.casework.sight import Sight
from fieldcase.errors import N_
from fieldcase.i18n import LANGUAGES, Words
from fieldcase.i18n import words as said_in
from fieldcase.model.dates import UncertainDate
from fieldcase.model.ids import ReplyTermId
from fieldcase.model.letters import Delivery, Letter, ReplyTerm
from fieldcase.rules import deliveries, reply_terms
from fieldcase.rules.ordered_days import Wrong as Wrong
from fieldcase.rules.reply_terms import Last as Last
from fieldcase.rules.reply_terms import said as said
from fieldcase.rules.reply_terms import wrong as wrong

BY_HAND = N_("entered by a person, not counted by a rule")
_BEHIND = " · "


def rows(source: Sight) -> tuple[ReplyTerm, ...]:
    """All rules: own ones first, by country and day, then the delivered ones."""
    own = sorted(source.all(ReplyTerm), key=lambda one: (one.country, one.valid_from.first if one.valid_from else 0))
    return (*own, *delivered_reply_terms())


def blank(desk: Desk, country: str = "") -> ReplyTerm:
    """A rule that is not yet kept."""
    return ReplyTerm(
        id=ReplyTermId(desk.new_id()), scope=desk.register, country=country, unit="day", begins="received"
    )  # fmt: skip


def make_own(desk: Desk, rule: ReplyTerm, words: Words) -> tuple[ReplyTerm, Changes]:
    """Copy a delivered rule into the register, codes as words of a language; status, source and dates stay."""

    def text(code: str) -> str:
        return desk.tables.label("law_text", code, words.language) if code else ""

    made = replace(
        rule, id=ReplyTermId(desk.new_id()), scope=desk.register, provision=text(rule.provision),
        source=text(rule.source), notes=text(rule.notes),
    )  # fmt: skip
    return made, desk.save(None, made)


def last_day(source: Sight, letter: Letter, delivery: Delivery) -> Last | None:
    """The last day for an answer; None without a country, a rule that may hold, or the day it counts from."""
    return reply_terms.last_of(rows(source), letter.country, letter.kind, delivery)


def recounted(rules: Sequence[ReplyTerm], letter: Letter, delivery: Delivery) -> Delivery:
    """The delivery with its last day as `rules` (`rows`) give it now, while no answer is known; one that a person typed
    stays. What is kept may be older than what came from another laptop, or than a rule that was put into the bin."""
    if deliveries.answered(delivery) or (delivery.rule is None and delivery.due is not None):
        return delivery
    found = reply_terms.last_of(rules, letter.country, letter.kind, delivery)
    due = _day(found) if found is not None else None
    if due == delivery.due:
        return delivery
    return replace(delivery, due=due, rule=found.rule.id if found is not None else None)


def _day(found: Last) -> UncertainDate:
    """A day by a rule that is to be confirmed says so itself."""
    return UncertainDate(found.day.isoformat() + ("" if found.confirmed else "?"))


def with_due(source: Sight, letter: Letter, before: Delivery | None, now: Delivery, words: Words) -> Delivery:
    """The delivery with its last day counted anew, unless somebody typed that day: then it stays, and says so.

    `before` is the delivery as it was entered last, None for a new one. The rule is kept in a sentence as it stood,
    behind the words that a person wrote there. A day by a rule that is to be confirmed says so itself ("2026-07-26?").
    """
    own = _own_words(before, now)
    if now.due is not None and (now.rule is None or (before is not None and now.due != before.due)):
        return replace(now, rule=None, due_by=own or words(BY_HAND))
    found = last_day(source, letter, now)
    if found is None:
        return replace(now, due=None, rule=None, due_by=own)
    counted = reply_terms.said_last(found, words, source.tables)
    return replace(now, due=_day(found), rule=found.rule.id, due_by=f"{own}{_BEHIND}{counted}" if own else counted)


def _own_words(before: Delivery | None, now: Delivery) -> str:
    """What a person wrote on the rule, without the sentence that was counted before."""
    text = now.due_by
    if before is not None and before.rule is not None:
        text = text.removesuffix(before.due_by.rpartition(_BEHIND)[2])
    text = text.strip().removesuffix(_BEHIND.strip()).strip()
    return "" if text in {said_in(language)(BY_HAND) for language in LANGUAGES} else text
