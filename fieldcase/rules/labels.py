"""What is printed in a person's place: the agreed name, a pseudonym for this use, a role code, or a description.

Also the role codes of members, who appear in a ledger as W1 or L1 and never otherwise. Decides nothing about who
appears; `people` has done so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import chain

from fieldcase.model.ids import PersonId
from fieldcase.model.people import Member, Person, PersonIdentity
from fieldcase.model.terms import Tables
from fieldcase.model.text import folded
from fieldcase.rules.material import Material
from fieldcase.rules.mentions import Mentions
from fieldcase.rules.name_likeness import describes, describes_a_group
from fieldcase.rules.passages import hides_any
from fieldcase.rules.people import PROTECTED, Row, Standing
from fieldcase.rules.pseudonyms import keyed_place, pseudonyms_for
from fieldcase.rules.released import How

_WORKER, _MEMBER = "W", "M"


def labels_of(
    material: Material,
    standings: Mapping[PersonId, Standing],
    key: bytes,
    taken: Collection[str] = (),
    drawn_before: Mapping[bytes, str] | None = None,
) -> dict[PersonId, str]:
    """The label of everybody who appears; no pseudonym is among the words `taken`. `drawn_before`: pseudonyms and role
    codes that were drawn already, for several cases together."""
    codes = role_codes(material, standings, key) | dict(drawn_before or {})
    described = _descriptions(material, standings, key)
    drawn = _pseudonyms(material, standings, key, taken) | dict(drawn_before or {})
    found = {}
    for who, standing in standings.items():
        match standing.how:
            case How.NAMED:
                found[who] = material.name(who)
            case How.PSEUDONYM:
                found[who] = drawn[who]
            case How.ROLE_CODE:
                found[who] = codes[who]
            case How.DESCRIPTION:
                found[who] = described[who]
    return found


def _pseudonyms(
    material: Material, standings: Mapping[PersonId, Standing], key: bytes, taken: Collection[str]
) -> dict[PersonId, str]:
    """Pseudonyms for all clients and children, told or not: a withdrawal changes nobody else's.

    No word serves that is a working pseudonym or a part of a name in this case.
    """
    people = [who for who, one in standings.items() if one.row in PROTECTED]
    not_free = {*taken, *words_in_use(material.persons.values(), chain(*material.identities.values()))}
    return pseudonyms_for(people, material.use.code, key, material.tables, material.language, not_free)


def working_pseudonyms(people: Iterable[Person]) -> dict[PersonId, str]:
    """The working pseudonyms of people who may be spoken of in texts: whoever lies in the bin is not told of, and may
    still be spoken of; but not who was only entered twice and put away."""
    listed = [one for one in people if one.pseudonym.strip()]
    there = {(one.scope, folded(one.pseudonym)) for one in listed if not one.hidden}
    return {
        one.id: one.pseudonym for one in listed if not one.hidden or (one.scope, folded(one.pseudonym)) not in there
    }


def words_in_use(people: Iterable[Person], identities: Iterable[PersonIdentity]) -> frozenset[str]:
    """The words of working pseudonyms and of names: none of them may serve as a pseudonym for a use."""
    found = {word for person in people for word in (person.pseudonym, *person.pseudonym.split())}
    return frozenset(found.union(*(" ".join((one.name, *one.other_names)).split() for one in identities)))


def role_codes(material: Material, standings: Mapping[PersonId, Standing], key: bytes) -> dict[bytes, str]:
    """Role codes of workers and members by id, from one numbering: W1, W2, L1. The order tells nothing."""
    rows = {who: one.row for who, one in standings.items()}
    workers = [one for who, one in material.persons.items() if rows.get(who) is Row.WORKER]
    return role_codes_in_turn((workers,), material.of(Member), material.use.code, key, material.tables)


def role_codes_in_turn(
    groups: Iterable[Iterable[Person]], members: Iterable[Member], use: str, key: bytes, tables: Tables
) -> dict[bytes, str]:
    """Role codes of the workers of one case after another, and of members: one numbering for all."""
    letters: list[dict[bytes, str]] = [
        {one.id: tables.mark("person_kind", one.kind, "letter") or _WORKER for one in group} for group in groups
    ] or [{}]
    letters[0].update((one.id, tables.mark("role", one.role, "letter") or _MEMBER) for one in members)
    given: Counter[str] = Counter()
    found: dict[bytes, str] = {}
    for several in letters:
        for who in sorted(several, key=lambda one: keyed_place(key, use, one, "order")):
            given[several[who]] += 1
            found.setdefault(who, f"{several[who]}{given[several[who]]}")
    return found


def _descriptions(material: Material, standings: Mapping[PersonId, Standing], key: bytes) -> dict[bytes, str]:
    """Descriptions of officials, numbered where several share one: "journalist 1", "journalist 2"."""
    others = {
        who: person.pseudonym for who, person in material.persons.items() if standings[who].row is not Row.OFFICIAL
    }
    protected = Mentions(others, {})
    texts: dict[bytes, str] = {
        who: _description(material, material.persons[who], protected)
        for who, standing in standings.items()
        if standing.row is Row.OFFICIAL
    }
    return {
        who: f"{text} {number}" if several > 1 else text
        for who, text, number, several in _numbered(texts, material, key)
    }


def _numbered(texts: Mapping[bytes, str], material: Material, key: bytes) -> Iterator[tuple[bytes, str, int, int]]:
    """Who, their text, their number among those who share it, and how many these are; ordered by the keyed hash."""
    sharing = Counter(folded(text) for text in texts.values())
    given: Counter[str] = Counter()
    for who in sorted(texts, key=lambda one: keyed_place(key, material.use.code, one, "order")):
        fold = folded(texts[who])
        given[fold] += 1
        yield who, texts[who], given[fold], sharing[fold]


def _description(material: Material, person: Person, protected: Mentions) -> str:
    """The function, else a working pseudonym that is a description in itself, else the kind of actor or of person.

    One that speaks of somebody who is not an official, or holds a marked passage, is not used.
    """
    tables, language, pseudonym = material.tables, material.language, person.pseudonym
    function = "" if hides_any(material, person, "function") else person.function.strip()
    written = pseudonym if describes(pseudonym) and not _is_drawn(material, pseudonym) else ""
    for text in (function, written):
        if text and not protected.anyone_in(text, beside=person.id):
            return text
    if person.actor_kind:
        return tables.label("actor_kind", person.actor_kind, language)
    return tables.label("person_kind", person.kind, language)


def ordinary_words(material: Material, standings: Mapping[PersonId, Standing]) -> frozenset[PersonId]:
    """Those whose working pseudonym is everyday speech ("participants"): in a text it is no mark of them.

    Replacing it would only spoil the sentence; of whoever is withheld it still counts as a mention.
    """
    return frozenset(
        who
        for who, person in material.persons.items()
        if standings[who].told and describes_a_group(person.pseudonym) and not _is_drawn(material, person.pseudonym)
    )


def _is_drawn(material: Material, pseudonym: str) -> bool:
    """Whether a working pseudonym comes from the lists."""
    return any(folded(pseudonym) == folded(word) for words in material.tables.pseudonyms.values() for word in words)
