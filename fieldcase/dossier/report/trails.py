"""What in the words of a released report may still lead to somebody, beside the identities that the vault knows: the
leak check over every text, each finding with the record and field that it stands in.

Known identities are looked for once more in the finished document (`last_look`), and stop it; these warn.
"""

from __future__ import annotations

from collections.abc import Iterator

from fieldcase.dossier.report.ingredients import ReportIngredients
from fieldcase.errors import N_
from fieldcase.i18n import Words, words
from fieldcase.model.case import Source
from fieldcase.model.declare import Field, Record
from fieldcase.model.ids import PersonId
from fieldcase.model.reports import Report, ReportPart
from fieldcase.rules.leak_check import WARN as MAY_LEAD
from fieldcase.rules.leak_check import Background, leak_check
from fieldcase.rules.material import typed_texts
from fieldcase.rules.preflight import WARN, Finding
from fieldcase.rules.released import How
from fieldcase.rules.report_released import ReportRelease

_TRAIL = N_("{place}: {what}. {advice}")
_OF_CASE = N_("Case {number}, {field}")


def trails(ingredients: ReportIngredients, released: ReportRelease) -> Iterator[Finding]:
    """A warning for each stretch of a text that may lead to somebody."""
    told = words(ingredients.told)
    texts = list(_texts(released))
    places = [_place(record, field, number, told) for record, field, number, _ in texts]
    found = leak_check(
        [(place, text) for place, (*_, text) in zip(places, texts, strict=True)], _background(ingredients, released)
    )
    said: set[tuple[bytes, str, str]] = set()
    for one in found:
        record, field, _, _ = texts[one.text]
        key = (record.key, field.name, one.what)
        if one.level != MAY_LEAD or key in said:
            continue
        said.add(key)
        what, advice = (told(each).format(**one.values) for each in (one.what, one.advice))
        yield Finding(WARN, _TRAIL, {"place": one.place, "what": what, "advice": advice}, record.key, field.name)


def _background(ingredients: ReportIngredients, released: ReportRelease) -> Background:
    """What the check is told: who may stand by name, by which label the others are printed, whose pseudonyms of the
    work are of people of other cases, which sources lead to somebody."""
    people = released.people
    named = {who for who, one in people.items() if one.how is How.NAMED}
    labels = {PersonId(who): one.label for who, one in people.items() if one.label}
    return Background(
        identities=ingredients.identities, allowed=frozenset(named), consents=ingredients.consents, labels=labels,
        nameable=tuple(labels[who] for who in named if who in labels),
        pseudonyms={who: text for who, text in ingredients.pseudonyms.items() if who not in labels},
        sources=tuple(one for one in ingredients.records if isinstance(one, Source)), places=ingredients.places,
    )  # fmt: skip


def _texts(released: ReportRelease) -> Iterator[tuple[Record, Field, int, str]]:
    """Every text that was typed and is told: its record and field, and the number of its case (0 for none)."""
    own: tuple[Record, ...] = (released.report, *released.parts, *released.records)
    for record in own:
        yield from ((record, field, 0, text) for field, text in typed_texts(record))
    for number, case in enumerate(released.cases, start=1):
        for record in (case.case, *case.records):
            yield from ((record, field, number, text) for field, text in typed_texts(record))


def _place(record: Record, field: Field, number: int, told: Words) -> str:
    """Where it stands, for whoever makes the report: the section and field, or the case and field."""
    label = told(field.about.label)
    if isinstance(record, ReportPart):
        return f"{record.title or record.place or '–'}: {label}"
    if isinstance(record, Report) or not number:
        return label
    return told(_OF_CASE).format(number=number, field=label)
