"""How often the leak check is right: planted names that are found, and pages of ordinary text that stop for nothing.

Everything is drawn from fixed seeds, so that the figures in docs/leak-check.md can be measured again.
"""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace

from invented_names import Invented
from ordinary_texts import pages
from planted_names import SCHEMES, Plant, in_latin, people_of, planted
from unit.release_cases import SCOPE

from fieldcase.model.ids import IdentityId, PersonId
from fieldcase.model.people import PersonIdentity
from fieldcase.rules.leak_check import Background, leak_check
from fieldcase.rules.leaks import Spot, spots_of_known_identities
from fieldcase.rules.trail_names import UNKNOWN

LANGUAGES = ("ru", "en", "lat", "kk", "ky", "tg", "uz")
PEOPLE = 300
SHORT, THOROUGH = 1_000, 20_000
UNKNOWN_DRAWN = 3_000
_AT_ONCE = 4_000


def identities(people: list[Invented]) -> tuple[PersonIdentity, ...]:
    """What a vault would know of invented people: names and nicknames."""
    keys = [number.to_bytes(16, "big") for number in range(len(people))]
    return tuple(
        PersonIdentity(
            id=IdentityId(key), scope=SCOPE, person=PersonId(key), name=one.name,
            other_names=(one.nickname,) if one.nickname else (),
        )
        for key, one in zip(keys, people, strict=True)
    )  # fmt: skip


def _kept_in_latin(known: tuple[PersonIdentity, ...], chance: random.Random) -> tuple[PersonIdentity, ...]:
    """The same people, their names kept as a passport or another paper spells them."""
    schemes = [one for one in SCHEMES if one != "German"]
    return tuple(
        replace(one, name=" ".join(in_latin(word, chance.choice(schemes)) for word in one.name.split()))
        for one in known
    )


def missed(language: str, many: int, seed: int = 1) -> list[tuple[Plant, str]]:
    """The planted names that were not found where they stand, each with the name as the vault has it. "lat": names kept
    in Latin letters, planted into Russian sentences."""
    chance = random.Random(f"{language} {seed}")
    written = "ru" if language == "lat" else language
    lost: list[tuple[Plant, str]] = []
    for begin in range(0, many, _AT_ONCE):
        people = people_of(written, chance, PEOPLE)
        known = identities(people)
        known = _kept_in_latin(known, chance) if language == "lat" else known
        plants = [planted(written, people, chance) for _ in range(min(_AT_ONCE, many - begin))]
        spots = spots_of_known_identities([one.text for one in plants], known, ())
        found = [set[Spot]() for _ in plants]
        for spot in spots:
            found[spot.text].add(spot)
        lost += [
            (plant, people[plant.who].name)
            for plant, there in zip(plants, found, strict=True)
            if not any(_is_it(spot, plant) for spot in there)
        ]
    return lost


def _is_it(spot: Spot, plant: Plant) -> bool:
    return int.from_bytes(spot.person, "big") == plant.who and spot.begin < plant.end and spot.end > plant.begin


def unknown(language: str, many: int) -> tuple[int, list[Plant]]:
    """How many names of people the vault does not know were planted with a word beside them, unhidden, and those of
    them that nobody was warned of."""
    chance = random.Random(f"unknown {language}")
    people = people_of(language, chance, PEOPLE)
    drawn = [planted(language, people, chance) for _ in range(many)]
    plants = [one for one in drawn if " " in one.text[one.begin : one.end] and one.way.endswith("as it is")]
    found = leak_check([("", one.text) for one in plants], Background())
    told = {(one.text, place) for one in found if one.what == UNKNOWN for place in range(one.begin, one.end)}
    lost = [one for number, one in enumerate(plants) if (number, one.begin) not in told]
    return len(plants), lost


def false_stops(language: str, seed: int = 1) -> tuple[int, Counter[str]]:
    """How many pages of ordinary text were looked through for 300 invented people, and the words that stopped."""
    chance = random.Random(f"ordinary {language} {seed}")
    texts = pages(language)
    spots = spots_of_known_identities(texts, identities(people_of("ru", chance, PEOPLE)), ())
    places = {(spot.text, spot.begin, spot.end) for spot in spots}
    return len(texts), Counter(texts[number][begin:end] for number, begin, end in places)
