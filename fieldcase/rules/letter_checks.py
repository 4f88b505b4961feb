"""What to look at before a letter leaves: one line each. A "stop" is a refusal of `letter_gate`; all else warns.

Looks for words that could lead to somebody, places that are still to be filled, a missing signature, words that put
people down; and says every time that the recipient may keep a register. Finds and decides nothing about anybody.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator

from fieldcase.errors import N_, IdentityInLetter, LetterEmpty, NoAddressee
from fieldcase.i18n import LANGUAGES, Words
from fieldcase.model.letters import Letter
from fieldcase.model.terms import Tables
from fieldcase.model.text import folded
from fieldcase.rules.letter_children import children_of, speaks_of_a_child, telling_of_a_child
from fieldcase.rules.letter_gate import Judged, from_elsewhere, judge, refuse_leaks, said_of
from fieldcase.rules.letter_places import unfilled
from fieldcase.rules.letter_words import USE, Correspondence
from fieldcase.rules.notices import PARENT
from fieldcase.rules.people import Row
from fieldcase.rules.preflight import WARN, Finding, stops
from fieldcase.rules.uses import USES
from fieldcase.rules.wording import Wordings, advised

_UNFILLED = N_("A place is still to be filled: {place}.")
_NOT_AGREED = N_("Named in this letter as somebody it speaks of, and may not be told of. {who}")
_ELSEWHERE = N_(
    "A word in the letter is the working pseudonym of somebody of another case. {who}. If that person is meant, take "
    "the word out, or choose the person among those the letter speaks of."
)
_OF_A_CHILD = N_(
    "What leads to a child stands in the letter: {found}. A child is told of with an age band at most, never with an "
    "exact age, a school or a kindergarten."
)
_CONTACT = N_("What leads to a person who agreed to be named stands in the letter beside the name. {where}")
_TOLD = N_("People who stand in the letter under a name or a pseudonym: {number}.")
_MARKED = N_("Marked passages that are not printed until the case's lawyer releases them: {number}.")
_NO_SIGNATURE = N_("Nobody is named as sender: the letter has no signature.")
_FOR_NOBODY = N_(
    "For whom the letter speaks is not said. It can speak on behalf of patients of a service and name nobody."
)
_NO_DATE = N_("The letter has no date; a line to write it on stands there instead.")
_NO_REPLY = N_("Where the answer is to go is not said.")
_LANGUAGE = N_("The letter is in a language that the program does not speak ({language}); its head is in another.")
# What could lead to somebody, whoever it is: the sentence and how it looks. Only in the letter's own words: its head
# holds an address on purpose.
_SHAPES = (
    (
        N_("A telephone number stands in the letter: {found}."),
        re.compile(r"(?<![\w.,-])(?!\d{4}-\d\d)\+?\d(?:[\s()-]{0,2}\d){8,13}\b"),
    ),
    (N_("An e-mail address stands in the letter: {found}."), re.compile(r"[\w.+-]+@[\w-]+\.[\w.]{2,}")),
    (
        N_("An address stands in the letter: {found}."),
        re.compile(
            r"\b(?:ул\.|улиц\w+|просп\.|проспект\w*|переул\w+|кв\.|квартир\w+|street|avenue|apartment)"
            r"\s*[\w«“]+",
            re.I,
        ),
    ),
    (
        N_("A word about health stands in the letter; see that it tells of nobody single: {found}."),
        re.compile(
            r"\b(?:вич|спид|hiv|aids)\b|\b(?:гепатит|туберкул|диагноз|беременн|инвалидн|hepatit|tubercul|diagnos|"
            r"pregnan|disabilit)\w*",
            re.I,
        ),
    ),
)  # fmt: skip
_MOST = 5


def letter_findings(
    made_from: Correspondence,
    on: datetime.date,
    *,
    tables: Tables,
    pseudonym_key: bytes,
    wordings: Wordings,
    words: Words,
) -> tuple[Finding, ...]:
    """Every line for a letter as it is on a day, what stops it first, in the language of `words`."""
    judged = judge(made_from, on, tables=tables, pseudonym_key=pseudonym_key, words=words)
    warned = (
        *_of_register(), *_of_places(made_from), *_of_people(made_from, judged), *_of_words(made_from),
        *_of_children(made_from, judged),
        *_of_head(made_from.letter, tables, words), *_of_wording(made_from, wordings),
    )  # fmt: skip
    return (*_refusals(made_from, judged), *warned)


def _refusals(made_from: Correspondence, judged: Judged) -> Iterator[Finding]:
    letter = made_from.letter
    if not "".join(made_from.own_words()["text"]).strip():
        yield from stops(LetterEmpty())
    if not made_from.addressees():
        yield from stops(NoAddressee())
    try:
        refuse_leaks(judged, letter)
    except IdentityInLetter as refused:
        yield from stops(refused)


def _of_register() -> Iterator[Finding]:
    yield Finding(WARN, USES[USE].warning)


def _of_places(made_from: Correspondence) -> Iterator[Finding]:
    letter = made_from.letter
    fields = {**made_from.own_words(), "sender": (letter.sender,), "reply_to": (letter.reply_to,)}
    told: set[str] = set()
    for name, texts in fields.items():
        for place in unfilled(texts):
            if place not in told:  # once filled, it is looked for again
                told.add(place)
                yield Finding(WARN, _UNFILLED, {"place": place}, letter.id, name)


def _of_people(made_from: Correspondence, judged: Judged) -> Iterator[Finding]:
    letter = made_from.letter
    refused = {one.person for one in judged.refused()}
    for who in letter.people:
        if who not in refused and not judged.standings[who].told:
            yield Finding(WARN, _NOT_AGREED, {"who": said_of(judged, who)}, letter.id, "people")
    for who in from_elsewhere(made_from, judged):
        yield Finding(WARN, _ELSEWHERE, {"who": said_of(judged, who)}, letter.id, "people")
    name = {one.told(judged.material.words) for one in judged.leaks if one.person in judged.named}
    for where in sorted(name):
        yield Finding(WARN, _CONTACT, {"where": where}, letter.id, "text")
    if made_from.held_back():
        yield Finding(WARN, _MARKED, {"number": made_from.held_back()}, letter.id, "text")
    for who in judged.people:
        children = children_of(judged.material, who) if who in judged.named else ()
        if children:
            values: dict[str, str | int] = {"person": judged.material.name(who), "number": len(children)}
            yield Finding(WARN, PARENT, values, letter.id, "people")
    if judged.people:
        yield Finding(WARN, _TOLD, {"number": len(judged.people)}, letter.id, "people")


def _of_words(made_from: Correspondence) -> Iterator[Finding]:
    for name, texts in made_from.own_words().items():
        for sentence, shape in _SHAPES:
            found = _once(match.group().strip() for text in texts for match in shape.finditer(text))
            if found:
                yield Finding(WARN, sentence, {"found": ", ".join(found)}, made_from.letter.id, name)


def _of_children(made_from: Correspondence, judged: Judged) -> Iterator[Finding]:
    of_whom = {*made_from.letter.people, *judged.people}
    child = any(judged.standings[who].row is Row.CHILD for who in of_whom if who in judged.standings)
    says = made_from.own_words()
    child = child or speaks_of_a_child(text for texts in says.values() for text in texts)
    for name, texts in says.items():
        found = _once(telling_of_a_child(texts, of_a_child=child))
        if found:
            yield Finding(WARN, _OF_A_CHILD, {"found": ", ".join(found)}, made_from.letter.id, name)


def _once(found: Iterable[str]) -> tuple[str, ...]:
    return tuple({folded(one): one for one in found}.values())[:_MOST]


def _of_head(letter: Letter, tables: Tables, words: Words) -> Iterator[Finding]:
    if not letter.sender.strip():
        yield Finding(WARN, _NO_SIGNATURE, {}, letter.id, "sender")
    if not letter.on_behalf.strip():
        yield Finding(WARN, _FOR_NOBODY, {}, letter.id, "on_behalf")
    if letter.written is None:
        yield Finding(WARN, _NO_DATE, {}, letter.id, "written")
    if not letter.reply_to.strip():
        yield Finding(WARN, _NO_REPLY, {}, letter.id, "reply_to")
    if letter.language and letter.language not in LANGUAGES:
        language = tables.label("language", letter.language, words.language)
        yield Finding(WARN, _LANGUAGE, {"language": language}, letter.id, "language")


def _of_wording(made_from: Correspondence, wordings: Wordings) -> Iterator[Finding]:
    for name, texts in made_from.own_words().items():
        for found, advice in dict.fromkeys(one for text in texts for one in wordings.found_in(text)):
            message, values = advised(found, advice)
            yield Finding(WARN, message, values, made_from.letter.id, name)
