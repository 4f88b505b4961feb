"""Known identities that still stand in the texts of a finished document, or in its file name.

The last look before a file is written, over everything that will be in it. A leak missed is worse than a false stop;
yet an ordinary text must not stop on a part of a word. A finding says where and what, never the words themselves.
How often it is right is measured and published in docs/leak-check.md.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from fieldcase.i18n import Words
from fieldcase.model.ids import PersonId
from fieldcase.model.people import Consent, PersonIdentity
from fieldcase.rules.name_likeness import looks_like_a_name
from fieldcase.rules.name_marks import PLAIN_STRING, NameMarks, label_of
from fieldcase.rules.reading import Reading, readings_of
from fieldcase.rules.traces import Corpus, Trace, traces_of, written

__all__ = ["Finding", "Spot", "find_known_identities", "looks_like_a_name", "spots_of_known_identities"]


@dataclass(frozen=True, order=True)
class Finding:
    """Where an identity stands, whose, and what of it (the label of the field, a msgid)."""

    place: str
    person: PersonId
    what: str

    def told(self, words: Words | None = None) -> str:
        """One line for the person who exports: place and kind of finding, without the words that were found."""
        return f"{self.place}: {words(self.what) if words else self.what}"


@dataclass(frozen=True, order=True)
class Spot:
    """A finding with its stretch: which of the texts (from 0), its first letter, the one behind its last."""

    text: int
    begin: int
    end: int
    person: PersonId
    what: str


def find_known_identities(
    texts: Iterable[tuple[str, str]],
    identities: Iterable[PersonIdentity],
    allowed: Collection[PersonId],
    consents: Iterable[Consent] = (),
) -> tuple[Finding, ...]:
    """What of `identities` stands in `texts`, pairs of a place and its text; a file's name is a text like any other.

    The names of the people in `allowed` may stand there, and words of names that others share with them; their phones,
    addresses and all the rest may not. `consents` give the names of guardians who agreed for a child.
    """
    pairs = list(texts)
    found = spots_of_known_identities([text for _, text in pairs], identities, allowed, consents)
    return tuple(sorted({Finding(pairs[one.text][0], one.person, one.what) for one in found}))


def spots_of_known_identities(
    texts: Iterable[str],
    identities: Iterable[PersonIdentity],
    allowed: Collection[PersonId],
    consents: Iterable[Consent] = (),
) -> tuple[Spot, ...]:
    """The same with every stretch in which something stands, in the letters of each text as it was handed in."""
    known = [one for one in identities if one.person is not None]
    read = [(number, reading) for number, text in enumerate(texts) for reading in readings_of(text)]
    marks = NameMarks(known, allowed, consents)
    corpus = Corpus([reading for _, reading in read])
    traces = [one for one in _traces(known, allowed) if corpus.may_hold(one[2])]
    found = {spot for number, reading in read for spot in _spots(number, reading, marks, traces)}
    return tuple(sorted(found))


def _spots(
    number: int, reading: Reading, marks: NameMarks, traces: list[tuple[PersonId, str, Trace]]
) -> Iterator[Spot]:
    for mark, (begin, end) in marks.found_in(reading):
        yield Spot(number, begin, end, mark.person, mark.what)
    for person, what, trace in traces:
        for begin, end in trace.spans(reading):
            yield Spot(number, begin, end, person, what)


def _traces(
    identities: Iterable[PersonIdentity], allowed: Collection[PersonId]
) -> Iterator[tuple[PersonId, str, Trace]]:
    """What identifies beside the words of a name: whose, of which field (its label), and how it is found."""
    for one in identities:
        if one.person is not None:
            yield from ((one.person, label_of(field), trace) for field, trace in traces_of(one))
            if one.person not in allowed:
                yield from _strings(one, one.person)


def _strings(identity: PersonIdentity, person: PersonId) -> Iterator[tuple[PersonId, str, Trace]]:
    """Names that are a string and no words: nick_88."""
    for field, name in (("name", identity.name), *(("other_names", other) for other in identity.other_names)):
        if PLAIN_STRING.search(name) and len(name.strip()) > 2:
            yield person, label_of(field), written(name)
