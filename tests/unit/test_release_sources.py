"""A pseudonym beside a citation is no pseudonym: which sources are cited, which described, which dates are told."""

from __future__ import annotations

from dataclasses import replace

import pytest
from unit.release_cases import (
    ANCHOR,
    EVERY_USE,
    act,
    consent,
    event,
    everything_in,
    exhibit,
    identity,
    naming,
    person,
    released,
    source,
)

from fieldcase.model.case import Event, Source
from fieldcase.model.dates import UncertainDate
from fieldcase.model.evidence import Evidence
from fieldcase.model.people import Person
from fieldcase.rules.released import ExhibitFate

TELLING = [use for use in EVERY_USE if use != "statistics"]
PUBLIC = {"story", "authority", "un_public", "media", "donor"}
WHO = person(1)
YES = consent(WHO, "without_name")
BETRAYING = ("title 1", "outlet 1", "page 1", "line 1", "https://n.example/1", "quote 1", "reference 1", "2019-12-04")


@pytest.mark.parametrize("use", TELLING)
@pytest.mark.parametrize("kind", ["client", "activist", "child", "worker", "not_stated"])
def test_a_source_that_identifies_somebody_under_cover_is_only_described(kind: str, use: str) -> None:
    who = person(1, kind)
    paper = source(1, who, description="a national newspaper", medium_as_written="the paper")
    result = released(use, who, consent(who, "without_name"), paper, event(2, sources=(paper.id,)))
    assert result.sources == {paper.id: False}
    described = result.of(Source)[0]
    assert (described.description, described.medium, described.published) == (
        "a national newspaper", "newspaper", UncertainDate("2019-12"),
    )  # fmt: skip
    texts = [one for one in everything_in(result) if isinstance(one, str)]
    assert not any(part in text for part in BETRAYING for text in texts)
    assert described.identifies == ()


@pytest.mark.parametrize("use", TELLING)
def test_control_a_source_that_identifies_nobody_or_somebody_named_is_cited(use: str) -> None:
    official = person(3, "official", function="duty officer")
    for paper in (source(1), source(1, ANCHOR), source(1, official)):
        result = released(use, official, paper)
        assert result.sources == {paper.id: True}
        assert result.of(Source)[0].title == "title 1"
        assert result.of(Source)[0].published == UncertainDate("2019-12-04")


@pytest.mark.parametrize("use", TELLING)
@pytest.mark.parametrize("said", ["not_looked_at", "people", "", "unheard_of"])
def test_a_source_nobody_looked_at_is_cited_in_court_and_inside_with_a_warning(said: str, use: str) -> None:
    paper = source(1, looked_at=said)
    result = released(use, paper)
    trusted = use in ("court", "internal")
    assert result.sources == {paper.id: trusted}
    messages = [notice.message for notice in result.notices if "nobody has yet said whom" in notice.message]
    assert len(messages) == 1
    assert messages[0].startswith("Sources cited" if trusted else "Sources only described")


def test_a_source_that_identifies_somebody_is_described_whatever_was_ticked_beside_it() -> None:
    paper = replace(source(1, WHO), looked_at="nobody")
    assert released("court", WHO, YES, paper).sources == {paper.id: False}


@pytest.mark.parametrize("use", TELLING)
def test_an_event_that_rests_on_a_source_not_cited_is_told_by_the_month_where_anybody_may_read_it(use: str) -> None:
    paper, plain = source(1, WHO), source(2)
    shy, open_ = event(1, WHO, sources=(paper.id, plain.id)), event(2, WHO, sources=(plain.id,))
    result = released(use, WHO, YES, paper, plain, shy, open_)
    dates = {one.id: one.date.text for one in result.of(Event) if one.date}
    assert dates[shy.id] == ("2026-02" if use in PUBLIC else "2026-02-03")
    assert dates[open_.id] == "2026-02-03"
    assert result.coarse == (frozenset({shy.key}) if use in PUBLIC else frozenset())


def test_the_source_of_an_act_or_of_an_exhibit_makes_the_event_coarse_too() -> None:
    paper, piece = source(1, WHO), exhibit(1, source=source(1, WHO).id)
    by_act, by_exhibit = event(1), event(2, evidence=(piece.id,))
    said = act(1, by_act, WHO, police_said_source=paper.id)
    result = released("story", WHO, YES, paper, piece, by_act, by_exhibit, said)
    assert result.coarse == {by_act.key, by_exhibit.key}


def test_an_event_whose_source_was_left_out_altogether_is_told_by_the_month() -> None:
    paper = source(1, WHO)
    mine = event(1, sources=(paper.id,))
    result = released("story", WHO, consent(WHO, "refused"), paper, mine)
    assert result.coarse == {mine.key}
    assert result.sources == {}


@pytest.mark.parametrize("use", TELLING)
def test_an_exhibit_taken_from_a_source_that_is_only_described_is_kept_back(use: str) -> None:
    paper = source(1, WHO)
    piece = exhibit(1, source=paper.id)
    result = released(use, WHO, YES, paper, piece, event(1, WHO, evidence=(piece.id,)))
    assert not result.exhibits[piece.id].shown
    assert result.of(Evidence)[0] == Evidence(id=piece.id, scope=piece.scope, number="A01", kind="photo")
    named = released(use, replace(paper, identifies=(ANCHOR.id,)), piece)
    assert named.exhibits[piece.id] == ExhibitFate(True), "the control: a source that is cited"


def test_an_official_whom_a_source_identifies_together_with_a_hidden_victim_is_not_named() -> None:
    official = person(2, "author", function="author of the article")
    decided = (official, identity(official, "Перо Иванов"), naming(official))
    together = released("court", WHO, YES, *decided, source(1, WHO, official))
    assert together.people[official.id].label == "author of the article"
    apart = released("court", WHO, YES, *decided, source(1, official), source(2, WHO))
    assert apart.people[official.id].label == "Перо Иванов", "the control"
    with_named = released("court", *decided, source(1, ANCHOR, official))
    assert with_named.people[official.id].label == "Перо Иванов", "the victim is named by consent"


def test_the_attack_case_ships_both_ways() -> None:
    """Pseudonymised without citations, and named with consent with the full press annex."""

    def made(level: str) -> tuple[bool, bool, str]:
        paper = source(1, WHO)
        piece = exhibit(1, source=paper.id, identifies=(WHO.id,), looked_at="people", kind="press")
        yes = consent(WHO, level, media=("text", "document"))
        result = released("un_public", WHO, yes, identity(WHO, "Зарема Иванова"), paper, piece, event(1, WHO))
        return result.sources[paper.id], result.exhibits[piece.id].shown, result.people[WHO.id].label

    cited, shown, label = made("without_name")
    assert (cited, shown) == (False, False)
    assert label != "Зарема Иванова"
    assert made("named") == (True, True, "Зарема Иванова")


def test_a_described_source_has_its_description_relabelled() -> None:
    paper = source(1, WHO, description="a post by K-01")
    result = released("story", WHO, YES, paper)
    assert result.of(Source)[0].description == f"a post by {result.people[WHO.id].label}"
    assert isinstance(result.of(Person)[0], Person)
