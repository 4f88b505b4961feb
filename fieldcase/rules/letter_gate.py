"""The gate of letters: the only maker of a LetterRelease. A letter to an authority names nobody by default, for its
recipient may keep a register (do-no-harm.md, Consent).

People appear as far as their consent for the use `authority` allows: under their label for it. Refused is a letter in
which somebody stands who has not agreed, by what identifies them or by their working pseudonym, and a letter to nobody
or without words. Notes, addresses of delivery, and whatever the letter's head does not hold are never looked at here.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, replace

from fieldcase.errors import N_, IdentityInLetter, LetterEmpty, NoAddressee
from fieldcase.errors.release import Where
from fieldcase.i18n import Words
from fieldcase.model.case import Case
from fieldcase.model.declare import field_named
from fieldcase.model.ids import CaseId, PersonId
from fieldcase.model.letters import Letter
from fieldcase.model.people import Person
from fieldcase.model.terms import Tables
from fieldcase.rules.labels import labels_of, ordinary_words
from fieldcase.rules.leaks import Finding as Leak
from fieldcase.rules.leaks import find_known_identities
from fieldcase.rules.letter_released import LetterRelease, LetterSeal
from fieldcase.rules.letter_words import ADDRESSEE, USE, Correspondence
from fieldcase.rules.material import Material, gather
from fieldcase.rules.mentions import Mentions, mentioned
from fieldcase.rules.naming import decided
from fieldcase.rules.people import Row, Standing, standings
from fieldcase.rules.refusals import what_is_missing, who_is_meant
from fieldcase.rules.released import How
from fieldcase.rules.uses import USES

_SEAL = LetterSeal()
_UNDECIDED = N_("nobody has decided to name this person")
_BETRAYS = N_("the name would lead to somebody who may not be told of")
_STRANGER = Standing(Row.CLIENT, How.WITHHELD)


@dataclass(frozen=True)
class Judged:
    """How everybody stands for this use, their labels, who is named, and what of whom still stands in the words."""

    material: Material
    standings: Mapping[PersonId, Standing]
    mentions: Mentions
    named: frozenset[PersonId]
    leaks: tuple[Leak, ...]
    people: tuple[PersonId, ...]

    def refused(self) -> tuple[Leak, ...]:
        """What of somebody stands there who may not be told of, or not by name."""
        return tuple(one for one in self.leaks if one.person not in self.named)


def letter_release(
    made_from: Correspondence, on: datetime.date, *, tables: Tables, pseudonym_key: bytes, words: Words
) -> LetterRelease:
    """The words of a letter that may leave on a day. IdentityInLetter (who, and what is missing), NoAddressee or
    LetterEmpty where it may not; `words` are those of whoever writes."""
    letter, own = made_from.letter, made_from.own_words()
    if not "".join(own["text"]).strip():
        raise LetterEmpty
    addressees = made_from.addressees()
    if not addressees:
        raise NoAddressee
    judged = judge(made_from, on, tables=tables, pseudonym_key=pseudonym_key, words=words)
    refuse_leaks(judged, letter)
    told = judged.mentions.relabelled
    return LetterRelease(
        seal=_SEAL, letter=letter.id, language=letter.language or words.language, number=told(letter.number.strip()),
        filed="" if _tells_of_anybody(letter.number, made_from, judged) else letter.number.strip(),
        written=letter.written, subject=told("".join(own["subject"])), on_behalf=told("".join(own["on_behalf"])),
        addressees=tuple(told(one) for one in addressees), text=told("".join(own["text"])),
        enclosures=tuple(told(one) for one in own["enclosures"]), sender=told(letter.sender.strip()),
        reply_to=told(letter.reply_to.strip()), signatories=letter.signatories, people=judged.people,
        example=made_from.example,
    )  # fmt: skip


def judge(
    made_from: Correspondence, on: datetime.date, *, tables: Tables, pseudonym_key: bytes, words: Words
) -> Judged:
    """How everybody stands, and every finding of what identifies somebody in the words of the letter."""
    letter = made_from.letter
    case = Case(id=CaseId(letter.id), scope=letter.scope, about=letter.people)
    language = letter.language or words.language
    material = gather(made_from.records, case=case, use=USES[USE], on=on, language=language, tables=tables, words=words)
    of = [*(one.person for one in made_from.identities()), *(one.person for one in made_from.consents())]
    standing = {who: _STRANGER for who in of if who is not None} | standings(material)
    near = made_from.near()
    here = replace(material, persons={who: one for who, one in material.persons.items() if who in near})
    pseudonyms = {who: one.pseudonym for who, one in here.persons.items()}
    labels = labels_of(here, {who: standing[who] for who in here.persons}, pseudonym_key)
    mentions = Mentions(pseudonyms, labels, ordinary_words(here, standing))
    named = frozenset(who for who, one in standing.items() if one.how is How.NAMED)
    texts = list(made_from.texts(words))
    leaks = {*_known(made_from, standing, texts, named, words(ADDRESSEE)), *_mentioned(pseudonyms, standing, texts)}
    told = {who for _, text in texts for who in mentions.told_in(text)}
    by_name = {who for who in named if _stands(material, who, texts)}
    return Judged(material, standing, mentions, named, tuple(sorted(leaks)), tuple(sorted(told | by_name)))


def _tells_of_anybody(text: str, made_from: Correspondence, judged: Judged) -> bool:
    """Whether anybody of the vault stands in a text, by a pseudonym or by what identifies, agreed or not."""
    pseudonyms = {who: one.pseudonym for who, one in judged.material.persons.items()}
    return bool(
        mentioned(pseudonyms, (text,), anycase=True)
        or find_known_identities([("", text)], made_from.identities(), (), made_from.consents())
    )


def from_elsewhere(made_from: Correspondence, judged: Judged) -> tuple[PersonId, ...]:
    """Who stands in the words by the working pseudonym and is of another case: told to whoever writes, for it may be a
    word of plain speech, and nothing takes it out."""
    near = made_from.near()
    others = {
        who: one.pseudonym
        for who, one in judged.material.persons.items()
        if who not in near and judged.standings[who].row is not Row.OFFICIAL
    }
    texts = [text for _, text in made_from.texts(judged.material.words)]
    return tuple(sorted(mentioned(others, texts), key=lambda who: (others[who], who)))


def refuse_leaks(judged: Judged, letter: Letter) -> None:
    """IdentityInLetter where something stands that may not; one line a person and place."""
    refused = judged.refused()
    if refused:
        words = judged.material.words
        lines = [f"{one.told(words)} ({said_of(judged, one.person)})" for one in refused]
        where = [Where(letter.id, "text", line) for line in dict.fromkeys(lines)]
        raise IdentityInLetter(people="\n".join(one.said for one in where)).at(*where)


def said_of(judged: Judged, who: PersonId) -> str:
    """The working pseudonym of somebody and what is missing, in the language of whoever writes."""
    standing = judged.standings[who]
    official = standing.row is Row.OFFICIAL
    why = _BETRAYS if decided(judged.material, who) else _UNDECIDED
    missing = judged.material.words(why) if official else what_is_missing(judged.material, standing)
    return f"{who_is_meant(judged.material, who)}: {missing}"


def _known(
    made_from: Correspondence, standing: Mapping[PersonId, Standing], texts: list[tuple[str, str]],
    named: frozenset[PersonId], addressee: str,
) -> set[Leak]:  # fmt: skip
    """Known identities. An official to whom the letter goes stands in its address as whoever writes puts it."""
    found = find_known_identities(texts, made_from.identities(), named, made_from.consents())
    return {one for one in found if one.place != addressee or standing[one.person].row is not Row.OFFICIAL}


def _mentioned(
    pseudonyms: Mapping[PersonId, str], standing: Mapping[PersonId, Standing], texts: list[tuple[str, str]]
) -> set[Leak]:
    """Working pseudonyms of people who are not told of at all."""
    label = field_named(Person, "pseudonym").about.label
    found = set()
    for who, pseudonym in pseudonyms.items():
        if pseudonym and not standing[who].told:
            alone = Mentions({who: pseudonym}, {})
            found |= {Leak(place, who, label) for place, text in texts if alone.withheld_in(text)}
    return found


def _stands(material: Material, who: PersonId, texts: list[tuple[str, str]]) -> bool:
    """Whether somebody stands in the words by what identifies them."""
    return bool(find_known_identities(texts, material.identities.get(who, ()), ()))
