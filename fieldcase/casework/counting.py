"""Counting over the whole vault: what is read for it, the tables of a report, the records behind a number, warnings.

Only codes, dates, links, places and numbers are read, and the words of articles and substances, which the gate turns
into codes; of other texts at most whether there is one. The only prose is the name of a reported figure and the
description of its source. Who may be counted is judged in `rules.count_gate`.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from xml.etree import ElementTree

from fieldcase.casework import questionnaires, reply_terms
from fieldcase.casework.outlines import outline, questions
from fieldcase.casework.sight import Sight, bare
from fieldcase.errors import N_, FieldcaseError
from fieldcase.i18n import Words
from fieldcase.i18n import words as words_of_language
from fieldcase.model.campaigns import Action, Campaign
from fieldcase.model.case import Act, Case, Event, Source
from fieldcase.model.courts import Decision
from fieldcase.model.dates import UncertainDate
from fieldcase.model.declare import Record
from fieldcase.model.fieldwork import Figure, Interview, Recommendation, Site, Visit
from fieldcase.model.judged import SamePerson
from fieldcase.model.letters import Delivery, Letter
from fieldcase.model.people import Consent, Person
from fieldcase.model.remedies import Involvement
from fieldcase.model.signals import FollowUp, Refusal, Signal
from fieldcase.model.values import Count, Instant
from fieldcase.rules import counted as by
from fieldcase.rules.count_asked import CountAsked as CountAsked
from fieldcase.rules.count_asked import NotAsked as NotAsked
from fieldcase.rules.count_asked import with_gender
from fieldcase.rules.count_gate import Besides, count_gate
from fieldcase.rules.counted import Counts as Counts
from fieldcase.rules.counted import What as What
from fieldcase.rules.crosstabs import Crosstab as Crosstab
from fieldcase.rules.crosstabs import Key, crosstab
from fieldcase.rules.joint_small import numbered, protect
from fieldcase.rules.values_of_counts import bounds

# What is read of each kind; of a name behind "?" only whether there is something.
READ: Mapping[type[Record], tuple[str, ...]] = {
    Person: ("pseudonym", "kind", "gender", "age_band", "pregnant", "parent", "met_as"),
    Consent: ("person", "uses", "media", "level", "given_on", "recorded", "?given_by", "until", "withdrawn_on"),
    Case: ("stage", "country", "about", "example"),
    Event: ("date", "country", "place"),
    Act: ("event", "type", "victims", "perpetrators", "perpetrator_kind", "norms", "substance", "harms"),
    Involvement: ("act", "person"),
    Decision: ("country", "date", "person", "gender", "code", "article", "substance", "outcome", "size", "example"),
    Site: ("country", "region", "settlement"),
    Visit: ("kind", "date", "site", "country", "place"),
    Interview: ("visit", "person", "date", "met_before", "refused_because", "decided"),
    Refusal: ("date", "country", "settlement", "reasons", "main_reasons", "count"),
    Signal: ("kind", "date", "country", "settlement", "channel", "count"),
    Letter: ("kind", "country", "written"),
    Delivery: (
        "letter", "sent", "received", "proof", "proof_evidence", "?reference", "rule", "due", "result", "answered",
        "?answer",
    ),
    Recommendation: ("kind", "category", "country", "date", "due"),
    FollowUp: ("recommendation", "date", "status", "evidence"),
    Campaign: ("example",),
    Action: ("country", "date", "forms"),
    Figure: ("what", "count", "preliminary", "period", "country", "region", "source", "describes_people"),
    Source: ("description",),
    SamePerson: ("first", "second", "verdict"),
}  # fmt: skip
# Above this share of people of unknown gender a table by gender says little.
_MANY_UNKNOWN = 0.2
NOBODY = N_("Nothing is counted here: no record fits.")
_UNKNOWN = N_("Of {percent} % the gender is not known. A table by gender says little then; ask in the field.")
_OVERLAPS = N_(
    "An earlier table of the same thing is of a period that overlaps with this one. Together they may tell small "
    "numbers."
)
_LEFT = {"unknown": "*unknown", "refused": "*refused"}


def counted(
    source: Sight, use: str = "internal", asked: Sequence[CountAsked] = (), on: datetime.date | None = None, *,
    invented: bool = True,
) -> Counts:  # fmt: skip
    """All that may be counted for a use, today or on a day; with the answers to the question that is asked for, if one
    is, and the days on which cases were entered, if cases are; nothing of an example where not `invented`."""
    records: list[Record] = [one for kind, names in READ.items() for one in bare(source, kind, names)]
    letters = {one.id: one for one in records if isinstance(one, Letter)}
    terms = reply_terms.rows(source) if letters else ()
    records = [
        reply_terms.recounted(terms, letters[one.letter], one)
        if isinstance(one, Delivery) and one.letter in letters else one
        for one in records
    ]  # fmt: skip
    questions = {(one.questionnaire, one.question) for one in asked if one.what is What.ANSWERS}
    if len(questions) > 1:
        raise ValueError("the answers to one question at a time")
    cases = [one for one in records if isinstance(one, Case)] if any(one.what is What.CASES for one in asked) else []
    besides = Besides(
        _answers(source, *questions.pop()) if questions else {}, {one.key: _begun(source, one) for one in cases}
    )
    return count_gate(
        records, use, on or source.world.today(), register=source.register, tables=source.tables, besides=besides,
        invented=invented,
    )  # fmt: skip


def tables_of(source: Sight, counts: Counts, asked: Sequence[CountAsked]) -> tuple[Crosstab, ...]:
    """The tables of one report: people always by gender too; small numbers withheld in all of them together, where the
    use leaves the organisation."""
    every = tuple(dict.fromkeys(table for one in asked for table in with_gender(one)))
    return protect(counts, [crosstab(counts, one, source.tables) for one in every])


def rows_of(table: Crosstab, row: str | None, column: str | None = None) -> tuple[Key, ...]:
    """The records behind a number, as kind and key; None for a total. Nothing where it is withheld."""
    wanted = column if table.asked.columns else None
    return next((cell.keys for one, other, cell in numbered(table) if (one, other) == (row, wanted)), ())


def warnings(table: Crosstab, words: Words, issued: Sequence[CountAsked] = ()) -> tuple[str, ...]:
    """What to know before a table is used, in finished sentences. `issued`: what earlier tables were asked for."""
    found = [] if table.records else [words(NOBODY)]
    share = _unknown_share(table)
    if share > _MANY_UNKNOWN:
        found.append(words(_UNKNOWN).format(percent=round(100 * share)))
    if any(_overlap(table.asked, one) for one in issued):
        found.append(words(_OVERLAPS))
    return tuple(found)


def _unknown_share(table: Crosstab) -> float:
    asked = table.asked
    if by.GENDER not in (asked.rows, asked.columns):
        return 0.0
    codes, totals = (
        (table.rows, table.row_totals) if asked.rows == by.GENDER else (table.columns, table.column_totals)
    )  # fmt: skip
    numbers = {code: _most(cell.count) for code, cell in zip(codes, totals, strict=True) if cell.count is not None}
    whole = _most(table.total.count) if table.total.count is not None else 0
    return numbers.get(by.NOT_STATED, 0) / whole if whole else 0.0


def _most(count: Count) -> int:
    least, most = bounds(count)
    return least if most is None else most


def _overlap(one: CountAsked, other: CountAsked) -> bool:
    """Whether two periods of the same thing share days and are not the same."""
    if one.what is not other.what or one.days == other.days:
        return False
    if one.days is None or other.days is None:
        return True
    return one.days[0] <= other.days[1] and other.days[0] <= one.days[1]


def _begun(source: Sight, case: Case) -> UncertainDate:
    """The day on which a case was entered: that of its oldest value."""
    values = [one.at for name in ("code", "stage", "country", "lead") for one in source.history(Case, case.key, name)]
    day = Instant(min(values), source.world.offset()).day if values else source.world.today().toordinal()
    return UncertainDate(datetime.date.fromordinal(day).isoformat())


def _answers(source: Sight, form: str, path: str) -> dict[bytes, tuple[str, ...]]:
    """What was chosen at one question, by interview; "*unknown" and "*refused" where there is no answer."""
    versions = {one.id for one in questionnaires.of_form(source, form)}
    offered = {code for _, labels in _asked_in(source, form, path, words_of_language("en")) for code in labels}
    if not offered:
        raise NotAsked  # an answer in words is not counted
    known = {*offered, *_LEFT.values()}
    found = {}
    for one in bare(source, Interview, ("questionnaire", "answers", "unanswered")):
        if one.questionnaire in versions and (codes := _chosen(one, path)):
            found[one.key] = tuple(dict.fromkeys(code if code in known else by.UNLISTED for code in codes))
    return found


def _chosen(one: Interview, path: str) -> tuple[str, ...]:
    names = [name.rpartition(":")[2] for name in path.strip("/").split("/")]
    try:
        nodes = [ElementTree.fromstring(one.answers)] if one.answers else []
    except ElementTree.ParseError:
        nodes = []
    nodes = [node for node in nodes if _local(node) == names[0]]
    for name in names[1:]:
        nodes = [child for node in nodes for child in node if _local(child) == name]
    codes = [code for node in nodes for code in (node.text or "").split()]
    marks = (mark.rpartition("=") for mark in one.unanswered)
    codes += [_LEFT.get(why, "") for ref, _, why in marks if _without_numbers(ref) == path]
    return tuple(dict.fromkeys(code for code in codes if code))


def _local(node: ElementTree.Element) -> str:
    return node.tag.rpartition("}")[2]


def _without_numbers(ref: str) -> str:
    return "/".join(part.partition("[")[0] for part in ref.split("/"))


def answer_labels(source: Sight, form: str, path: str, words: Words) -> tuple[str, dict[str, str]]:
    """How a question and its answers are called, in the version taken in last; the path itself where it is gone."""
    labels = {"*unknown": words(N_("did not know")), "*refused": words(N_("did not want to answer"))}
    for label, choices in _asked_in(source, form, path, words):
        return label, {**choices, **labels}
    return path.rpartition("/")[2], labels


def _asked_in(source: Sight, form: str, path: str, words: Words) -> Iterator[tuple[str, dict[str, str]]]:
    """The question and its choices in each version that offers any, the one taken in last first."""
    for version in reversed(questionnaires.of_form(source, form)):
        try:
            definition = questionnaires.definition_of(version)
        except FieldcaseError:
            continue
        whole = outline(definition, questionnaires.language_of(definition, words.language), words)
        yield from ((one.label, dict(one.choices)) for one in questions(whole) if one.path == path and one.choices)
