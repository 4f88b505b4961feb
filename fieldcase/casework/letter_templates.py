"""Letters to begin with: our own sentences, delivered as data, on behalf of patients of a site, naming nobody.

A place that is not filled stays in braces, in the letter's language, and is told before the letter leaves. No template
claims a day by which an answer is due; the sentence on it comes in only with a rule. Norms are cited by the
references that are delivered with the program.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any

from fieldcase.casework.desk import Desk
from fieldcase.casework.sight import Sight
from fieldcase.errors import N_
from fieldcase.i18n import LANGUAGES, Words, words
from fieldcase.model.dates import UncertainDate
from fieldcase.model.fieldwork import Organisation, Site, Visit
from fieldcase.model.ids import CampaignId, DeliveryId, LetterId, ScopeId
from fieldcase.model.letters import Delivery, Letter
from fieldcase.model.said import said_date
from fieldcase.model.terms import Tables
from fieldcase.rules import deliveries

_PLACES = "places"
_PLACE = re.compile(r"\{(\w+)\}")
# In the order in which they are offered.
CODES = ("chief_narcologist", "ministry", "ombudsperson", "information", "reminder")


@dataclass(frozen=True)
class Template:
    """One letter to begin with. `read` is what stands in its file; words are asked for by language."""

    code: str
    kind: str
    norms: tuple[str, ...]
    read: Mapping[str, Any]

    def title(self, language: str) -> str:
        """What it is called in a list."""
        return str(self.read["title"][language])

    def wants_site(self) -> bool:
        """Whether it speaks of a site."""
        return "{site}" in json.dumps(self.read, ensure_ascii=False)

    def paragraphs(self, language: str, filled: Mapping[str, str]) -> tuple[str, ...]:
        """Its paragraphs with the places that are filled; one that needs a place is there only with it."""
        kept = [one for one in self.read["paragraphs"] if not one.get("needs") or filled.get(one["needs"])]
        return tuple(with_places(one[language], language, filled) for one in kept)


@dataclass(frozen=True)
class Wanted:
    """What a letter is begun with: where it is kept, and the records and words that fill its places. `deadline` is a
    sentence on the last day and the rule behind it, empty where no rule is given; `earlier` the letter reminded of."""

    scope: ScopeId
    site: Site | None = None
    organisation: Organisation | None = None
    country: str = ""
    campaign: CampaignId | None = None
    earlier: Letter | None = None
    deadline: str = ""


@lru_cache
def templates() -> tuple[Template, ...]:
    """All templates, in the order in which they are offered."""
    found = []
    for code in CODES:
        read = json.loads(resources.files("resources").joinpath("letters", f"{code}.json").read_text("utf-8"))
        found.append(Template(code, read["kind"], tuple(read["norms"]), read))
    return tuple(found)


def template(code: str) -> Template | None:
    """The template with a code; None where there is none such, as for a letter that began without one."""
    return next((one for one in templates() if one.code == code), None)


@lru_cache
def _labels() -> dict[str, Mapping[str, str]]:
    read = json.loads(resources.files("resources").joinpath("letters", f"{_PLACES}.json").read_text("utf-8"))
    return {one["code"]: one for one in read["terms"]}


def with_places(text: str, language: str, filled: Mapping[str, str]) -> str:
    """`text` with what is known in its places; any other stays in braces, called in a person's words."""

    def put(found: re.Match[str]) -> str:
        code = found.group(1)
        value = filled.get(code, "").strip()
        return value or "{" + _labels()[code][language] + "}"

    return _PLACE.sub(put, text)


def where_it_begins(source: Sight, scope: ScopeId) -> tuple[Site | None, str]:
    """The site and the country that a scope speaks of: those of a visit; else none and nothing."""
    visit = next(iter(source.all(Visit, scope)), None)
    if visit is None:
        return None, ""
    site = source.get(Site, visit.site) if visit.site is not None else None
    return site, visit.country or (site.country if site is not None else "")


def begin(desk: Desk, code: str, language: str, wanted: Wanted) -> Letter:
    """Keep a letter that begins with a template, and its first addressee: one deed. ValueError for a template or a
    language that is none."""
    chosen = template(code)
    if chosen is None or language not in LANGUAGES:
        raise ValueError("no such template")
    told = words(language)
    filled = _filled(desk, chosen, told, wanted)
    sender, reply_to = _head_before(desk, wanted.scope)
    with desk.deed():
        letter = Letter(
            id=LetterId(desk.new_id()), scope=wanted.scope, kind=chosen.kind, language=language,
            country=_country(wanted), written=UncertainDate(desk.world.today().isoformat()),
            subject=with_places(chosen.read["subject"][language], language, filled),
            on_behalf=_on_behalf(chosen, language, filled, wanted),
            text="\n\n".join(chosen.paragraphs(language, filled)), sender=sender, reply_to=reply_to,
            template=chosen.code,
            enclosures=tuple(one[language] for one in chosen.read.get("enclosures", ())),
            reminder_of=wanted.earlier.id if wanted.earlier else None, campaign=wanted.campaign,
        )  # fmt: skip
        desk.save(None, letter)
        for delivery in _deliveries(desk, chosen, language, wanted, letter):
            desk.save(None, delivery)
    return letter


def _deliveries(desk: Desk, chosen: Template, language: str, wanted: Wanted, letter: Letter) -> tuple[Delivery, ...]:
    """The first addressee; of a reminder, those to whom the earlier letter went and from whom no answer is known."""
    if wanted.earlier is not None and wanted.organisation is None:
        earlier = [one for one in desk.all(Delivery, wanted.earlier.scope) if one.letter == wanted.earlier.id]
        today = desk.world.today()
        waiting = [one for one in earlier if deliveries.standing(one, today) in deliveries.OPEN]
        silent = [one for one in earlier if deliveries.standing(one, today) not in deliveries.DONE]
        given = [(one.addressee, one.organisation, one.way, one.address) for one in waiting or silent or earlier]
    elif wanted.organisation is not None:
        given = [(wanted.organisation.name, wanted.organisation.id, "", "")]
    else:
        given = [(chosen.read["addressee"][language], None, "", "")]
    return tuple(
        Delivery(
            id=DeliveryId(desk.new_id()), scope=letter.scope, letter=letter.id, addressee=addressee,
            organisation=organisation, way=way, address=address,
        )
        for addressee, organisation, way, address in given
        if addressee
    )  # fmt: skip


def _filled(desk: Desk, chosen: Template, told: Words, wanted: Wanted) -> dict[str, str]:
    site, country = wanted.site, _country(wanted)
    return {
        "site": site.name if site else "",
        "settlement": (site.settlement or site.region) if site else "",
        "organisation": wanted.organisation.name if wanted.organisation else "",
        "country": desk.tables.label("country", country, told.language) if country else "",
        "norms": "; ".join(cited_in_full(desk.tables, chosen.norms, told)),
        "deadline": wanted.deadline,
        "earlier": _earlier(wanted.earlier, told) if wanted.earlier else "",
    }


def _country(wanted: Wanted) -> str:
    from_records = wanted.site.country if wanted.site else wanted.organisation.country if wanted.organisation else ""
    return wanted.country or from_records or (wanted.earlier.country if wanted.earlier else "")


def _on_behalf(chosen: Template, language: str, filled: Mapping[str, str], wanted: Wanted) -> str:
    if wanted.earlier is not None and wanted.earlier.on_behalf:
        return wanted.earlier.on_behalf
    return with_places(chosen.read["on_behalf"][language], language, filled)


def _earlier(letter: Letter, told: Words) -> str:
    """Number, day and subject of a letter, as far as they are known."""
    number = told(N_("No. {number}")).format(number=letter.number) if letter.number else ""
    day = said_date(letter.written, told) if letter.written is not None else ""
    subject = (f"«{letter.subject}»" if told.language == "ru" else f"“{letter.subject}”") if letter.subject else ""
    return ", ".join(part for part in (number, day, subject) if part)


def cited_in_full(tables: Tables, codes: Sequence[str], told: Words) -> tuple[str, ...]:
    """Norms under the whole name of their instrument, those of one instrument together; a code nobody knows as it
    is."""
    numbers: dict[str, list[str]] = {}
    for code in codes:
        norm = tables.norms.get(code)
        numbers.setdefault(norm.instrument if norm else code, []).extend([norm.number] if norm else [])
    said = []
    for instrument, cited in numbers.items():
        names = tables.instruments.get(instrument, {})
        title = names.get(told.language) or names.get("en") or instrument
        sentence = told.plural("{instrument}, article {numbers}", "{instrument}, articles {numbers}", len(cited))
        said.append(sentence.format(instrument=title, numbers=", ".join(cited)) if cited else title)
    return tuple(said)


def _head_before(desk: Desk, scope: ScopeId) -> tuple[str, str]:
    """Sender and address for answers of the letter that was written last in the same case, else in the register, so
    that nobody types them twice. Never those of another case: somebody of it may have signed."""
    for within in dict.fromkeys((scope, desk.register)):
        for one in reversed(desk.all(Letter, within)):
            if one.sender.strip():
                return one.sender, one.reply_to
    return "", ""
