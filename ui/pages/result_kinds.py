"""What the lists of figures, small grants, stories of change and good practices show: columns, forms, blank records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldcase.casework import results
from fieldcase.errors import N_
from fieldcase.model.fieldwork import Figure
from fieldcase.model.results import ChangeStory, GoodPractice, Grant
from fieldcase.model.said import said_date
from fieldcase.model.text import sort_key
from ui.pages.kept_view import KeptKind
from ui.record_form import Group
from ui.widgets.rows import Column

if TYPE_CHECKING:
    from ui.workplace import Workplace

_LONG = frozenset(
    {"aim", "notes", "problem", "activities", "change", "lessons", "what", "why", "conditions", "results", "source"}
)
_FIGURES = N_(
    "A number that somebody else reported keeps its doubt and its source. It is never spread over invented single "
    "records."
)
_GRANTS = N_("A small grant with its objectives: each stands beside its result and what shows it.")
_STORIES = N_("A story of change has four parts: the problem, what was done, what changed, what was learned.")
_PRACTICES = N_("A good practice is what works somewhere, why, and under which conditions.")


def figure_kind(work: Workplace) -> KeptKind:
    """Reported figures, those of cases too, by what they count and by period."""
    words = work.words

    def many(one: Figure) -> str:
        said = results.said_number(one, words)
        return words(N_("{count} (preliminary)")).format(count=said) if one.preliminary else said

    return KeptKind(
        Figure, words(N_("Reported figures")), words(N_("New figure")), "list", words(_FIGURES),
        words(N_("The figure is in the bin.")),
        (
            Column(words(N_("What was counted")), lambda one: one.what, wide=True, least=200),
            Column(words(N_("Count")), many, width=130),
            Column(words(N_("Period")), lambda one: results.when_of(one, words), width=110, spare=1),
            Column(words(N_("Country")), lambda one: work.term("country", one.country), width=110, spare=2),
        ),
        (
            Group("", (("what",), ("count", "preliminary"), ("amount", "spending"), ("period", "country"), ("region",),
                       ("source_words",), ("reported_on", "grant"), ("campaign", "source"), ("describes_people",)),
                  frozenset({"what"})),
        ),
        lambda country: results.blank_figure(work.desk, country),
        lambda number: words.plural("{n} number", "{n} numbers", number).format(n=number),
        lambda one: " ".join((one.what, one.region, one.source_words, work.term("country", one.country))),
        lambda one: (sort_key(one.what), (one.period or one.reported_on).first if one.period or one.reported_on else 0),
    )  # fmt: skip


def grant_kind(work: Workplace) -> KeptKind:
    """Small grants, by title."""
    words = work.words
    return KeptKind(
        Grant, words(N_("Small grants")), words(N_("New small grant")), "coins", words(_GRANTS),
        words(N_("The small grant is in the bin.")),
        (
            Column(words(N_("Title")), lambda one: one.title, wide=True, least=200),
            Column(
                words(N_("Period")), lambda one: said_date(one.period, words) if one.period else "", width=120, spare=1
            ),
            Column(words(N_("Country")), lambda one: work.term("country", one.country), width=120, spare=2),
        ),
        (
            Group("", (("title",), ("country", "period"), ("aim",)), _LONG),
            Group(words(N_("Who and how much")), (("organisation",), ("donor", "amount"), ("notes",)), _LONG,
                  folded=True),
        ),
        lambda country: results.blank_grant(work.desk, country),
        lambda number: words.plural("{n} small grant", "{n} small grants", number).format(n=number),
        lambda one: " ".join((one.title, one.organisation, one.aim)),
        lambda one: sort_key(one.title),
    )  # fmt: skip


def story_kind(work: Workplace) -> KeptKind:
    """Stories of change, by title."""
    words = work.words
    return KeptKind(
        ChangeStory, words(N_("Stories of change")), words(N_("New story of change")), "file-text", words(_STORIES),
        words(N_("The story of change is in the bin.")),
        (
            Column(words(N_("Title")), lambda one: one.title, wide=True, least=200),
            Column(words(N_("What changed")), lambda one: one.change, width=200, spare=2),
            Column(words(N_("Country")), lambda one: work.term("country", one.country), width=120, spare=1),
        ),
        (
            Group("", (("title",), ("country", "period"), ("problem",), ("activities",), ("change",), ("lessons",)),
                  _LONG),
            Group(words(N_("What shows it")), (("figures",), ("asks",), ("evidence",), ("source",)), _LONG),
            Group(words(N_("Who and within what")), (("organisation",), ("campaign", "grant"), ("notes",)), _LONG,
                  folded=True),
        ),
        lambda country: results.blank_story(work.desk, country),
        lambda number: words.plural("{n} story of change", "{n} stories of change", number).format(n=number),
        lambda one: " ".join((one.title, one.problem, one.change)),
        lambda one: sort_key(one.title),
    )  # fmt: skip


def practice_kind(work: Workplace) -> KeptKind:
    """Good practices, by title."""
    words = work.words
    return KeptKind(
        GoodPractice, words(N_("Good practices")), words(N_("New good practice")), "book-open", words(_PRACTICES),
        words(N_("The good practice is in the bin.")),
        (
            Column(words(N_("Title")), lambda one: one.title, wide=True, least=200),
            Column(words(N_("Country")), lambda one: work.term("country", one.country), width=120),
        ),
        (
            Group("", (("title",), ("country",), ("what",), ("why",), ("conditions",), ("results",)), _LONG),
            Group(words(N_("What shows it")), (("evidence",), ("source",)), _LONG),
            Group(words(N_("Who and whom to ask")), (("organisation",), ("contact",)), _LONG, folded=True),
        ),
        lambda country: results.blank_practice(work.desk, country),
        lambda number: words.plural("{n} good practice", "{n} good practices", number).format(n=number),
        lambda one: " ".join((one.title, one.what, one.why)),
        lambda one: sort_key(one.title),
    )  # fmt: skip
