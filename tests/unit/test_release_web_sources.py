"""Posts and web pages: author, day of looking up and saved page are told with the citation alone."""

from __future__ import annotations

from dataclasses import replace

import pytest
from unit.release_cases import (
    ANCHOR,
    EVERY_USE,
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

from fieldcase.model.case import Source
from fieldcase.model.dates import UncertainDate
from fieldcase.model.evidence import Evidence
from fieldcase.rules.released import How, Release

TELLING = [use for use in EVERY_USE if use != "statistics"]
WHO = person(1)
YES = consent(WHO, "without_name", media=["text", "picture", "document"])
JOURNALIST = person(3, "author", function="a local journalist")
PAGE = exhibit(1, looked_at="nobody")
POST = source(1, author=JOURNALIST.id, accessed=UncertainDate("2020-01-07"), saved=PAGE.id)


def shown(result: Release) -> list[bool]:
    return [result.exhibits[one.id].shown for one in result.of(Evidence)]


@pytest.mark.parametrize("use", TELLING)
def test_a_post_that_is_only_described_tells_no_author_no_day_and_no_saved_page(use: str) -> None:
    post = replace(POST, identifies=(WHO.id,), looked_at="people")
    result = released(use, WHO, YES, JOURNALIST, PAGE, post, event(1, WHO, sources=(post.id,)))
    (told,) = result.of(Source)
    assert (result.sources[post.id], told.author, told.accessed, told.saved) == (False, None, None, None)
    assert shown(result) == [False], "the saved page is the citation over again"
    assert not any("2020-01-07" in one or "exhibit title" in one for one in everything_in(result) if type(one) is str)


@pytest.mark.parametrize("use", TELLING)
def test_control_a_post_that_identifies_nobody_tells_all_three(use: str) -> None:
    result = released(use, JOURNALIST, PAGE, POST, event(1, ANCHOR, sources=(POST.id,)))
    (told,) = result.of(Source)
    assert (result.sources[POST.id], told.author, told.saved) == (True, JOURNALIST.id, PAGE.id)
    assert told.accessed == UncertainDate("2020-01-07")
    assert shown(result) == [True]
    assert result.people[JOURNALIST.id].label == "a local journalist"


@pytest.mark.parametrize("use", TELLING)
def test_a_post_by_somebody_under_cover_is_only_described(use: str) -> None:
    hers = replace(POST, author=WHO.id)
    result = released(use, WHO, YES, PAGE, hers, event(1, WHO, sources=(hers.id,)))
    assert (result.sources[hers.id], shown(result)) == (False, [False])
    named = consent(WHO, "named", media=["text", "picture", "document"])
    control = released(use, WHO, named, identity(WHO, "Ася Грачёва"), PAGE, hers, event(1, WHO, sources=(hers.id,)))
    assert (control.sources[hers.id], shown(control)) == (True, [True])
    assert control.people[WHO.id].label == "Ася Грачёва"


def test_a_post_by_somebody_who_is_not_told_of_is_left_out_with_its_saved_page() -> None:
    silent = person(2)
    hers = replace(POST, author=silent.id)
    result = released("court", silent, PAGE, hers, event(1, ANCHOR, sources=(hers.id,)))
    assert (result.of(Source), shown(result)) == ((), [False])


def test_an_author_is_named_only_by_a_decision_and_not_where_the_post_leads_to_a_victim() -> None:
    name = identity(JOURNALIST, "Егор Полозов")
    decided = released("court", JOURNALIST, name, naming(JOURNALIST), POST)
    assert decided.people[JOURNALIST.id].label == "Егор Полозов"
    assert released("court", JOURNALIST, name, POST).people[JOURNALIST.id].how is How.DESCRIPTION
    betraying = replace(POST, identifies=(WHO.id,), looked_at="people")
    result = released("court", WHO, YES, JOURNALIST, name, naming(JOURNALIST), betraying)
    assert result.people[JOURNALIST.id].how is How.DESCRIPTION
    pictured = replace(PAGE, shows=(WHO.id,), looked_at="people")
    result = released("court", WHO, YES, JOURNALIST, name, naming(JOURNALIST), POST, pictured)
    assert result.people[JOURNALIST.id].how is How.DESCRIPTION, "the saved page shows her beside his name"


def test_an_event_told_by_a_saved_page_that_is_kept_back_is_told_by_the_month() -> None:
    post = replace(POST, identifies=(WHO.id,), looked_at="people")
    happened = event(1, WHO, evidence=(PAGE.id,))
    result = released("un_public", WHO, YES, JOURNALIST, PAGE, post, happened)
    assert happened.key in result.coarse
    free = released("un_public", WHO, YES, JOURNALIST, PAGE, POST, happened)
    assert happened.key not in free.coarse, "the control"
