"""What the actions of a campaign add up to: actions, organisations, towns and countries, participants.

A region is no town. A town counts once in each country however often and however it is spelled. A sum of numbers in
doubt stays in doubt; of actions whose number nobody stated nothing is guessed: how many they are is told beside the sum
(do-no-harm.md, Numbers keep their doubt). Pure; knows no words of a language but those that mark a region.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from fieldcase.model.campaigns import Action
from fieldcase.model.ids import ActionId
from fieldcase.model.text import folded, sort_key
from fieldcase.model.values import Count

_DASHES = re.compile(r"[-\u2010-\u2015\u2212]")
# What says that a name is that of a region, a district or a country's part and not of a town.
_REGIONS = r"(?:region|oblast|province|district|county|republic|область|обл\.?|край|район|р-н|республика|округ)"
_REGION = re.compile(rf"(?:^|[\s(]){_REGIONS}(?:$|[\s,).])")
# What stands behind a name in brackets explains it, unless it is the word for a region itself.
_EXPLAINED = re.compile(rf"(?<=\S)\s*\((?!{_REGIONS}\))[^()]*\)$")
_KIND_OF_TOWN = re.compile(r"^(?:г\.|г |гор\.|город |с\.|село |city of )\s*(?=\w)")


@dataclass(frozen=True)
class Summed:
    """How many took part: the sum over the actions that state a number (None where none does), how many do, and how
    many do not, those that say it in words alone among them."""

    count: Count | None
    stated: int
    unstated: int


@dataclass(frozen=True)
class PlaceTotal:
    """A town, or a region that was named instead of one: as most write it, its actions, how many took part in those
    that were held there alone.

    What was held in several towns at once is in `shared`: its participants are not divided among them.
    """

    name: str
    actions: tuple[ActionId, ...]
    participants: Summed
    shared: int


@dataclass(frozen=True)
class CountryTotal:
    """A country (code, empty where none is said): its actions, its towns, and the regions that were named."""

    country: str
    actions: tuple[ActionId, ...]
    towns: tuple[PlaceTotal, ...]
    regions: tuple[PlaceTotal, ...]
    organisations: int
    participants: Summed


@dataclass(frozen=True)
class Totals:
    """All of a campaign. `inferred` are actions whose day was inferred or is uncertain, `nowhere` those in no place."""

    actions: int
    organisations: int
    cities: int
    countries: tuple[CountryTotal, ...]
    participants: Summed
    inferred: tuple[ActionId, ...]
    nowhere: tuple[ActionId, ...]


def name_key(name: str) -> str:
    """What two spellings of one name share: case, ё or е, blanks and kinds of dashes do not count."""
    return " ".join(_DASHES.sub(" ", folded(name)).split())


def town_key(name: str) -> str:
    """What two spellings of one town share: besides, "г." or "city of" before it and brackets behind it do not
    count. Two alphabets are two names."""
    return name_key(_KIND_OF_TOWN.sub("", _bare(name)))


def _bare(name: str) -> str:
    return _EXPLAINED.sub("", " ".join(folded(name).split()))


def is_region(name: str) -> bool:
    """Whether a name says of itself that it is a region or a district: then it is counted as no town."""
    return _REGION.search(_bare(name)) is not None


def towns_of(action: Action) -> tuple[str, ...]:
    """The towns of an action, each once, as they are written; regions that stand among them are none."""
    found: dict[str, str] = {}
    for name in action.settlements:
        key = town_key(name)
        if key and not is_region(name):
            found.setdefault(key, name.strip())
    return tuple(found.values())


def regions_of(action: Action) -> tuple[str, ...]:
    """The regions that an action names, in their own field or among the towns."""
    named = (action.region, *(name for name in action.settlements if is_region(name)))
    return tuple({town_key(name): name.strip() for name in named if town_key(name)}.values())


def summed(actions: Iterable[Action]) -> Summed:
    """The participants of some actions together."""
    listed = tuple(actions)
    counts = [one.participants for one in listed if one.participants is not None and one.participants.text != "?"]
    total: Count | None = None
    for one in sorted(counts, key=lambda count: count.text):
        total = one if total is None else total + one
    return Summed(total, len(counts), len(listed) - len(counts))


def totals(actions: Sequence[Action]) -> Totals:
    """What the actions of a campaign add up to, whatever their order."""
    by_country: dict[str, list[Action]] = {}
    for one in actions:
        by_country.setdefault(one.country, []).append(one)
    found = tuple(_of_country(code, by_country[code]) for code in sorted(by_country))
    return Totals(
        actions=len(actions), organisations=len(_organisations(actions)),
        cities=sum(len(one.towns) for one in found),
        countries=found, participants=summed(actions),
        inferred=tuple(one.id for one in _ordered(actions) if in_doubt(one)),
        nowhere=tuple(one.id for one in _ordered(actions) if not towns_of(one) and not regions_of(one)),
    )  # fmt: skip


def named_countries(found: Totals) -> int:
    """In how many countries; an action that names none adds none."""
    return len([one for one in found.countries if one.country])


def in_doubt(action: Action) -> bool:
    """Whether the day of an action was inferred, or its source is not sure of it."""
    return action.day_inferred or (action.date is not None and any(sign in action.date.text for sign in "?~%"))


def _of_country(code: str, actions: Sequence[Action]) -> CountryTotal:
    listed = tuple(_ordered(actions))
    return CountryTotal(
        country=code, actions=tuple(one.id for one in listed), towns=_places(listed, towns_of),
        regions=_places(listed, regions_of), organisations=len(_organisations(actions)), participants=summed(actions),
    )  # fmt: skip


def _places(actions: Sequence[Action], names: Callable[[Action], tuple[str, ...]]) -> tuple[PlaceTotal, ...]:
    """The places that `names` finds in the actions, each once, by letters."""
    spellings: dict[str, Counter[str]] = {}
    held: dict[str, list[Action]] = {}
    for one in actions:
        for name in names(one):
            spellings.setdefault(town_key(name), Counter())[name] += 1
            held.setdefault(town_key(name), []).append(one)
    found = [_of_place(usual(spellings[key]), held[key], names) for key in held]
    return tuple(sorted(found, key=lambda place: (sort_key(place.name), place.name)))


def _of_place(name: str, actions: Sequence[Action], names: Callable[[Action], tuple[str, ...]]) -> PlaceTotal:
    alone = [one for one in actions if len(names(one)) == 1]
    return PlaceTotal(name, tuple(one.id for one in actions), summed(alone), len(actions) - len(alone))


def usual(spellings: Counter[str]) -> str:
    """The spelling that most actions have; of several one with a capital letter and its ё, then the first of them."""
    return min(spellings, key=lambda name: (-spellings[name], not name.istitle(), "ё" not in name.lower(), name))


def _ordered(actions: Iterable[Action]) -> Iterator[Action]:
    yield from sorted(actions, key=lambda one: (one.number is None, one.number or 0, one.id))


def _organisations(actions: Iterable[Action]) -> frozenset[str]:
    return frozenset(name_key(one.organisation) for one in actions if one.organisation.strip())
