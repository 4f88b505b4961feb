"""What two laptops must show, worked out from a plain list of facts: who wrote what, and what they had seen.

The model that the journal is held to. It knows no vault, no SQL and no bytes; a fact's time and entry id are taken from
outside only to say which of two values in conflict is shown first.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

WHOLE = "*"
Value = str | bool | None
Place = tuple[bytes, str]
"""A record and one of its fields."""


class Refused(Exception):
    """What a person asked for cannot be done."""


@dataclass(frozen=True)
class Fact:
    """One word on one field. `seen` are the facts its author saw there."""

    number: int
    place: Place
    value: Value
    erasure: bool
    device: bytes
    entry: bytes
    at: int
    seen: frozenset[int]
    grew: frozenset[int] = frozenset()
    """The facts that whatever was written with it, in one entry, was built on."""


@dataclass
class Universe:
    """Every fact there ever was, on whichever laptop; and who has which device."""

    facts: dict[int, Fact] = field(default_factory=dict)
    hands: dict[bytes, str] = field(default_factory=dict)

    def has_seen(self, later: Fact, earlier: Fact) -> bool:
        """Whether one fact was written in knowledge of another, through however many others."""
        waiting, met = [later], {later.number}
        while waiting:
            for number in waiting.pop().seen - met:
                met.add(number)
                waiting.append(self.facts[number])
        return earlier.number in met and earlier != later


@dataclass
class Side:
    """One laptop: the facts that reached it, those of them whose words reached it, and what is being typed there."""

    universe: Universe
    device: bytes
    known: dict[int, None] = field(default_factory=dict)
    told: set[int] = field(default_factory=set)
    drafts: dict[Place, Value] = field(default_factory=dict)

    def copy(self, device: bytes) -> Side:
        """What a backup keeps: everything but drafts."""
        return Side(self.universe, device, dict(self.known), set(self.told))

    def learn(self, fact: Fact, with_words: bool) -> None:
        """A fact arrives, or its words do."""
        self.known.setdefault(fact.number)
        if with_words:
            self.told.add(fact.number)

    def at(self, place: Place) -> list[Fact]:
        """The facts about a field here."""
        return [self.universe.facts[one] for one in sorted(self.known) if self.universe.facts[one].place == place]

    def about(self, record: bytes) -> list[Fact]:
        """The facts about a record here."""
        return [self.universe.facts[one] for one in sorted(self.known) if self.universe.facts[one].place[0] == record]

    def erased(self, record: bytes) -> bool:
        """Whether the whole record is gone, as far as is known here: somebody erased it, and may."""
        takes = self.at((record, WHOLE))
        written = [one for one in self.about(record) if not one.erasure]
        return bool(takes) and all(any(self.may(one, fact) for one in takes) for fact in written)

    def shut(self, record: bytes) -> bool:
        """Whether nobody can write here into the record any more: it is gone, or its erasure came from this hand."""
        own = any(self.hand(one.device) == self.hand(self.device) for one in self.at((record, WHOLE)))
        return own or self.erased(record)

    def hand(self, device: bytes) -> str:
        """Who has a device."""
        return self.universe.hands.get(device, device.hex())

    def origins(self, fact: Fact) -> frozenset[str] | None:
        """Who wrote the first of all that a fact was built on; None where some of that is not here."""
        met, waiting, found = {fact.number}, [fact], set[str]()
        while waiting:
            one = waiting.pop()
            if one.number not in self.known:
                return None
            if not one.grew:
                found.add(self.hand(one.device))
            fresh = one.grew - met
            met |= fresh
            waiting += [self.universe.facts[number] for number in fresh]
        return frozenset(found)

    def origins_here(self, facts: Iterable[Fact]) -> frozenset[str]:
        """Who wrote the first of all that facts were built on, as far as that is here."""
        waiting = [one for one in facts if one.number in self.known]
        met, found = {one.number for one in waiting}, set[str]()
        while waiting:
            one = waiting.pop()
            if not one.grew:
                found.add(self.hand(one.device))
            fresh = (one.grew - met) & self.known.keys()
            met |= fresh
            waiting += [self.universe.facts[number] for number in fresh]
        return frozenset(found)

    def upheld(self, place: Place, seen: frozenset[int]) -> frozenset[int]:
        """What words written here grow from besides what was seen of their field, where all of that fell to an erasure
        of the whole record: the first entry that stands and says nothing of this field."""
        takes = self.at((place[0], WHOLE))
        hands = self.origins_here(self.universe.facts[one] for one in seen)
        if not seen or not any(hands <= {self.hand(one.device)} for one in takes):
            return frozenset()
        touching = {one.entry for one in self.at(place)}
        about = [one for one in self.about(place[0]) if one.place[1] != WHOLE and not one.erasure]
        standing = [
            one for one in about if one.entry not in touching and not any(self.may(erasure, one) for erasure in takes)
        ]
        return frozenset({min(standing, key=lambda one: (one.at, one.entry)).number})

    def must(self, erasure: Fact, fact: Fact) -> bool:
        """Whether an erasure takes a fact: of the same hand, or grown from that hand alone."""
        hand = self.hand(erasure.device)
        return hand == self.hand(fact.device) or self.origins(fact) == frozenset({hand})

    def may(self, erasure: Fact, fact: Fact) -> bool:
        """The same, or nobody can tell yet."""
        unknown = self.origins(fact) is None and self.origins_here([fact]) <= {self.hand(erasure.device)}
        return self.must(erasure, fact) or unknown

    def meaning(self, fact: Fact) -> list[Fact]:
        """The erasures known here that mean a fact's words: of the whole record, or not seen by its author."""
        if fact.erasure:
            return []
        of_field = [one for one in self.at(fact.place) if one.erasure and not self.universe.has_seen(fact, one)]
        return self.at((fact.place[0], WHOLE)) + of_field

    def is_dead(self, fact: Fact) -> bool:
        """Whether an erasure known here took a fact's words."""
        return any(self.must(one, fact) for one in self.meaning(fact))

    def stays(self, fact: Fact) -> bool:
        """Whether a fact's words are here, shown or not."""
        return fact.number in self.told and not self.is_dead(fact)

    def speaks(self, fact: Fact) -> bool:
        """Whether a fact's words are here and to be shown."""
        return fact.number in self.told and not any(self.may(one, fact) for one in self.meaning(fact))

    def heads(self, facts: Iterable[Fact]) -> list[Fact]:
        """Those that none of the others has seen; an erasure that only asks has set nothing aside."""
        among = list(facts)
        by_number = {one.number: one for one in among}
        seen = {
            number
            for one in among
            for number in one.seen
            if not one.erasure or number not in by_number or self._sets_aside(one, by_number[number])
        }
        return [one for one in among if one.number not in seen]

    def _sets_aside(self, erasure: Fact, other: Fact) -> bool:
        return other.erasure or self.must(erasure, other)

    def begun(self, record: bytes, places: Iterable[Place]) -> frozenset[int]:
        """What words of other fields, written here, grew from: the first of a record that somebody else began."""
        roots = [one for one in self.about(record) if not one.erasure and not one.grew]
        first = min(roots, key=lambda one: (one.at, one.entry), default=None)
        if first is None or first.device == self.device or self.at((record, WHOLE)):
            return frozenset()
        beside = [one for one in self.about(record) if one.entry == first.entry]
        return frozenset() if {one.place for one in beside} & set(places) else frozenset({first.number})

    def versions(self, place: Place) -> list[Value]:
        """The values a field has here, the one to show first; more than one are a conflict."""
        heads = [one for one in self.heads(self.at(place)) if self.speaks(one)]
        heads = [one for one in heads if not one.erasure] or heads
        return list(dict.fromkeys(one.value for one in sorted(heads, key=lambda one: (-one.at, _last(one.entry)))))

    def exists(self, record: bytes) -> bool:
        """Whether a row must stand here for the record."""
        facts = [one for one in self.about(record) if one.place[1] != WHOLE]
        written = any(not one.erasure for one in facts)  # an erasure alone does not say what kind of record it was
        return written and not self.erased(record) and any(self.versions(place) for place in {o.place for o in facts})

    def saw(self, place: Place, shown: Value) -> frozenset[int]:
        """What somebody here has seen of a field who was shown this value."""
        speaking = [one for one in self.heads(self.at(place)) if self.speaks(one) and one.value == shown]
        if not speaking:
            had = [one for one in self.at(place) if self.speaks(one) and one.value == shown and not one.erasure]
            speaking = sorted(had, key=lambda one: (one.at, one.entry))[-1:]
        return self.with_beneath(place, speaking)

    def with_beneath(self, place: Place, shown: Iterable[Fact]) -> frozenset[int]:
        """What whoever writes a field anew has seen who was shown these: with them every erasure, what an erasure
        silenced last, and what lies behind the shown and has not arrived."""
        facts, waiting = self.at(place), list(shown)
        numbers = {one.number for one in waiting} | {one.number for one in facts if one.erasure}
        numbers |= {one.number for one in self.heads(facts) if self.is_dead(one)}
        while waiting:
            one = waiting.pop()
            waiting += [self.universe.facts[other] for other in one.seen if other in self.known]
            numbers |= {other for other in one.seen if other not in self.known}
        return frozenset(numbers)

    def undone(self, deed: list[Fact]) -> list[tuple[Place, Value, frozenset[int]]]:
        """What has to be written so that a deed of this laptop might as well never have been; Refused where it stands
        under somebody else's words, or what it replaced was erased."""
        wanted: list[tuple[Place, Value, frozenset[int]]] = []
        places = dict.fromkeys(fact.place for fact in deed)
        for place in places:
            wanted += self._returned(place, [fact for fact in deed if fact.place == place])
        for record in dict.fromkeys(place[0] for place in places):
            about = {one.number for one in self.about(record) if one.place[1] != WHOLE}
            first = next(number for number in self.known if number in about)
            if self.universe.facts[first].entry in {one.entry for one in deed}:
                wanted = [one for one in wanted if one[0][0] != record] + [self._hidden(record, places)]
        return wanted

    def _returned(self, place: Place, ours: list[Fact]) -> list[tuple[Place, Value, frozenset[int]]]:
        facts = self.at(place)
        upon = [one for one in facts if one not in ours and any(self._builds_on(one, mine) for mine in ours)]
        if any(one.erasure or not self.speaks(one) for one in ours) or any(one.device != self.device for one in upon):
            raise Refused
        mine = [one for one in self.heads(facts) if one in ours or one in upon]
        wrote = {one.value for one in self.heads(ours)}
        if not mine or {one.value for one in mine if self.speaks(one)} != wrote:
            raise Refused
        before = self.heads([one for one in facts if one not in ours and one not in upon])
        speaking = [one for one in before if self.speaks(one)]
        if any(one.number not in self.told and not self.is_dead(one) for one in before) or (before and not speaking):
            raise Refused
        speaking = [one for one in speaking if not one.erasure] or speaking
        values = list(dict.fromkeys(one.value for one in speaking)) or [None]
        return [
            (place, value, self.with_beneath(place, mine + [one for one in speaking if one.value == value]))
            for value in values
        ]

    def _builds_on(self, later: Fact, earlier: Fact) -> bool:
        """Whether one fact is known here to have been written in knowledge of another."""
        direct = earlier.number in later.seen
        between = [self.universe.facts[one] for one in later.seen if one in self.known and one != earlier.number]
        return direct or any(self._builds_on(one, earlier) for one in between)

    def _hidden(self, record: bytes, places: Iterable[Place]) -> tuple[Place, Value, frozenset[int]]:
        others = [one for one in self.about(record) if one.place not in places and one.place[1] != WHOLE]
        if any(one.device != self.device and one.place[1] != WHOLE for one in self.about(record)):
            raise Refused
        if any(value is not None for one in others for value in self.versions(one.place)):
            raise Refused
        place = (record, "hidden")
        return place, True, self.with_beneath(place, self.heads(self.at(place)))


def _last(entry: bytes) -> tuple[int, ...]:
    return tuple(-byte for byte in entry)
