"""The leak check of a report: everything in its texts that may lead to a person, with where and what to do.

Looks at pairs of a place and its text, whatever they are: own prose, quoted texts, captions, footnotes, cells of a
table, the words of an exhibit, the name of the file. It stops for what identifies a person known to the vault, and
warns of all else: traces of unknown people, small places, sources that identify, names nobody knows, working
pseudonyms of other files. What it finds and what not is measured in docs/leak-check.md.

Out of its reach: a rare combination of ordinary facts in prose ("a nurse with five children who lost her flat in
March") names nobody by any word and is not seen; nor are pictures, typing errors in a name, and names told as a
riddle. It decides nothing and changes no text.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from fieldcase.errors import N_
from fieldcase.i18n import Words
from fieldcase.model.case import Source
from fieldcase.model.declare import field_named
from fieldcase.model.ids import PersonId
from fieldcase.model.people import Consent, Person, PersonIdentity
from fieldcase.rules.leak_stops import stretches
from fieldcase.rules.leaks import Spot, spots_of_known_identities
from fieldcase.rules.mentions import Mentions, mentioned
from fieldcase.rules.name_marks import label_of
from fieldcase.rules.reading import Reading, Span, readings_of
from fieldcase.rules.trail import Trail
from fieldcase.rules.trail_names import UnknownNames
from fieldcase.rules.trail_numbers import LEAVE_OUT, trails_of_numbers
from fieldcase.rules.trail_places import RarePlaces
from fieldcase.rules.trail_sources import TellingSources, together
from fieldcase.rules.trail_words import AS_A_BAND, NO_ADDRESS, NO_INSTITUTION, trails_of_words
from fieldcase.rules.word_lists import PUBLIC_HOSTS

Level = Literal["stop", "warn"]
STOP: Level = "stop"
WARN: Level = "warn"
PUT_THE_LABEL = N_("Put “{label}” in its place. If somebody else of that name is meant, add the name to the list.")
PUT_A_ROLE = N_("Put a role in its place. If somebody else of that name is meant, add the full name to the list.")
FINGERPRINT = N_("Put another word in its place: by the same pseudonym two files could be laid side by side.")
_LINE = N_("{place}: {what}. {advice}")
_ADVICE: Mapping[str, str] = {
    "birth_date": AS_A_BAND, "address": NO_ADDRESS, "school": NO_INSTITUTION, "phone": LEAVE_OUT, "email": LEAVE_OUT,
    "accounts": LEAVE_OUT, "document": LEAVE_OUT,
}  # fmt: skip


@dataclass(frozen=True)
class LeakFound:
    """One finding: in which of the texts (from 0) and at which place, its first letter and the one behind its last,
    what it is and what to do (msgids), whom the vault knows by it: more than one for a name that several have. It
    repeats no word of the text."""

    level: Level
    text: int
    place: str
    begin: int
    end: int
    what: str
    advice: str
    values: Mapping[str, str | int] = field(default_factory=dict)
    people: tuple[PersonId, ...] = ()

    def told(self, words: Words) -> str:
        """One line in the language of `words`: the place, what stands there, what to do."""
        what, advice = (words(one).format(**self.values) for one in (self.what, self.advice))
        return words(_LINE).format(place=self.place, what=what, advice=advice)


@dataclass(frozen=True)
class Background:
    """All that the check is told. A value: it can be handed to a child.

    `allowed`: who may be named. `labels`: what is printed of somebody in the name's place. `nameable`: full names of
    officials, authors and experts who may stand. `pseudonyms`: working pseudonyms that may not stand. `places`: how
    many people of the vault belong to each place. `sources`: those whose `identifies` is looked at. `hosts`: whose web
    pages are documents and no news.
    """

    identities: tuple[PersonIdentity, ...] = ()
    allowed: frozenset[PersonId] = frozenset()
    consents: tuple[Consent, ...] = ()
    labels: Mapping[PersonId, str] = field(default_factory=dict)
    nameable: tuple[str, ...] = ()
    pseudonyms: Mapping[PersonId, str] = field(default_factory=dict)
    places: Mapping[str, int] = field(default_factory=dict)
    sources: tuple[Source, ...] = ()
    hosts: frozenset[str] = PUBLIC_HOSTS


def leak_check(texts: Iterable[tuple[str, str]], told: Background) -> tuple[LeakFound, ...]:
    """Everything found in (place, text) pairs, in their order: of one stretch the stop before a warning, and of
    warnings the surest alone."""
    pairs = list(texts)
    known = spots_of_known_identities(
        [text for _, text in pairs], told.identities, told.allowed, told.consents
    )  # fmt: skip
    by_text: dict[int, list[Spot]] = {}
    for spot in known:
        by_text.setdefault(spot.text, []).append(spot)
    named = [one.name for one in told.identities if one.person in told.allowed]
    names = UnknownNames((*told.nameable, *named))
    places, sources = RarePlaces(told.places), TellingSources(told.sources, told.allowed, told.hosts)
    standing = mentioned(told.pseudonyms, [text for _, text in pairs])
    foreign = {who: told.pseudonyms[who] for who in standing}
    found: list[LeakFound] = []
    for number, (place, text) in enumerate(pairs):
        readings = readings_of(text)
        stops = list(_stops(number, place, readings[0], by_text.get(number, ()), names, told))
        trails = [*_fingerprints(text, foreign, told.labels)]
        for reading in readings:
            small = list(places.trails(reading))
            trails += sources.trails(reading)
            trails += together(reading, small)
            trails += [*trails_of_words(reading), *trails_of_numbers(reading), *small, *names.trails(reading)]
        warnings = _warnings(number, place, trails, stops)
        found += sorted((*stops, *warnings), key=lambda one: (one.begin, one.end, one.level, one.what))
    return tuple(found)


def _stops(
    number: int, place: str, reading: Reading, spots: Collection[Spot], names: UnknownNames, told: Background
) -> Iterator[LeakFound]:
    """Known identities, but for words of a whole name that may stand."""
    if not spots:
        return
    free = names.stretches_that_may_stand(reading)
    others = {label_of(name): advice for name, advice in _ADVICE.items()}
    kept = [one for one in spots if one.what in others or not any(_inside(one, span) for span in free)]
    for one in stretches(reading.typed, kept, {spot.what for spot in kept} - others.keys()):
        label = told.labels.get(one.people[0], "") if len(one.people) == 1 and one.what not in others else ""
        advice = others.get(one.what) or (PUT_THE_LABEL if label else PUT_A_ROLE)
        values = {"label": label} if label else {}
        yield LeakFound(STOP, number, place, one.begin, one.end, one.what, advice, values, one.people)


def _inside(spot: Spot, span: Span) -> bool:
    return span[0] <= spot.begin and spot.end <= span[1]


def _fingerprints(text: str, foreign: Mapping[PersonId, str], labels: Mapping[PersonId, str]) -> Iterator[Trail]:
    """Working pseudonyms, but for those that are also what is printed of that person."""
    what = field_named(Person, "pseudonym").about.label
    for who, pseudonym in foreign.items():
        if labels.get(who, "") != pseudonym:
            for begin, end in Mentions({who: pseudonym}, {who: pseudonym}).spans(text):
                yield Trail(begin, end, what, FINGERPRINT)


def _warnings(number: int, place: str, trails: list[Trail], stops: list[LeakFound]) -> Iterator[LeakFound]:
    """Each stretch once, by the first kind that was found; nothing of which a stop says half."""
    stopped = [(one.begin, one.end) for one in stops]
    taken: list[Trail] = []
    for trail in trails:
        told = any(trail.within(one) or (trail.meets(one) and one.what == trail.what) for one in taken)
        if not told and _beside(trail, stopped) * 2 > trail.end - trail.begin:
            taken.append(trail)
            yield LeakFound(WARN, number, place, trail.begin, trail.end, trail.what, trail.advice, trail.values)


def _beside(trail: Trail, stopped: list[Span]) -> int:
    """How many letters of a stretch no stop tells of."""
    if not any(begin < trail.end and trail.begin < end for begin, end in stopped):
        return trail.end - trail.begin
    return sum(not any(begin <= place < end for begin, end in stopped) for place in range(trail.begin, trail.end))
