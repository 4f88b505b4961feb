"""Templates of letters: our own sentences that name nobody, claim no day, and keep unfilled places marked."""

from __future__ import annotations

import json
from dataclasses import replace
from importlib import resources

import pytest
from letters_written import RU, changed, gathered, letter, page

from fieldcase.casework import cases, letter_templates, visits, wordings
from fieldcase.casework.desk import Desk
from fieldcase.casework.letter_templates import CODES, Wanted, begin, templates
from fieldcase.casework.tables import shipped
from fieldcase.i18n import LANGUAGES
from fieldcase.model.dates import UncertainDate
from fieldcase.model.fieldwork import Organisation, Site
from fieldcase.model.ids import OrganisationId, SiteId
from fieldcase.model.letters import Delivery
from fieldcase.rules.letter_places import unfilled
from fieldcase.rules.wording import Wordings


def site(desk: Desk) -> Site:
    """A site in a fictitious town."""
    made = Site(id=SiteId(desk.new_id()), scope=desk.register, name="Пример-1", settlement="Пример-Город", country="KZ")
    with desk.deed():
        desk.save(None, made)
    return made


def test_every_file_is_offered_and_holds_both_languages_kinds_norms_and_places_that_exist() -> None:
    names = {one.name.removesuffix(".json") for one in resources.files("resources").joinpath("letters").iterdir()}
    assert names == {*CODES, "places"}
    tables = shipped()
    for one in templates():
        assert one.kind in tables.vocabularies["letter_kind"]
        assert set(one.norms) <= set(tables.norms)
        texts = [one.read["title"], one.read["subject"], one.read["on_behalf"], *one.read["paragraphs"]]
        assert all(set(LANGUAGES) <= set(text) for text in texts)
        assert all(json.dumps(text["en"]).count("{") == json.dumps(text["ru"]).count("{") for text in texts)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_template_puts_nobody_down_claims_no_day_and_marks_what_is_not_filled(desk: Desk, language: str) -> None:
    place, before = site(desk), letter(desk, number="7")
    for code in CODES:
        wanted = Wanted(desk.register, place, earlier=before if code == "reminder" else None)
        begun = begin(desk, code, language, wanted)
        assert (begun.template, begun.language) == (code, language)
        told = "\n".join((begun.subject, begun.on_behalf, begun.text))
        assert list(Wordings(wordings.advice()).found_in(told)) == []
        assert not any(word in told for word in ("месяц", "month", "дней", "days", "deadline", "срок"))
        assert "5 мая, правило" in begin(desk, code, language, replace(wanted, deadline="5 мая, правило")).text
        marked = {one.values["place"] for one in gathered(desk, begun).findings() if "place" in one.values}
        assert marked == set(unfilled((begun.subject, begun.on_behalf, begun.text)))
        assert all(f"{{{one}}}" in page(desk, begun) for one in marked)


def test_records_fill_the_places_of_a_visit(desk: Desk) -> None:
    place = site(desk)
    visit = visits.new_visit(desk, site=place)
    assert letter_templates.where_it_begins(desk, visit.scope) == (place, "KZ")
    organisation = Organisation(
        id=OrganisationId(desk.new_id()), scope=desk.register, name="Центр «Пример»", country="KZ"
    )
    with desk.deed():
        desk.save(None, organisation)
    begun = begin(desk, "chief_narcologist", "ru", Wanted(visit.scope, place, organisation))
    assert (begun.scope, begun.country, begun.kind) == (visit.scope, "KZ", "appeal")
    assert "«Пример-1»" in begun.subject
    assert "Пример-Город" in begun.text
    (sent,) = desk.all(Delivery, visit.scope)
    assert (sent.letter, sent.addressee, sent.organisation) == (begun.id, organisation.name, organisation.id)
    desk.undo()
    assert desk.all(Delivery, visit.scope) == ()


def test_the_head_of_the_last_letter_is_not_typed_twice_and_norms_to_be_compared_are_told(desk: Desk) -> None:
    letter(desk, sender="Группа «Пример»", reply_to="а/я 1")
    begun = begin(desk, "ombudsperson", "ru", Wanted(desk.register))
    assert (begun.sender, begun.reply_to) == ("Группа «Пример»", "а/я 1")
    told = [finding.told(RU) for finding in gathered(desk, begun).findings()]
    assert any("никто не сверил" in one and "статьи 2, 7, 17" in one for one in told)
    bare = changed(desk, begun, text="Своими словами.")
    assert not any("никто не сверил" in finding.told(RU) for finding in gathered(desk, bare).findings())


def test_the_head_of_another_case_is_never_taken(desk: Desk) -> None:
    mine, other = (cases.new_case(desk, "Пример", country="KZ").scope for _ in range(2))
    letter(desk, other, sender="Мать из другого дела / Пример", reply_to="а/я 2")
    for scope in (mine, desk.register):
        begun = begin(desk, "ministry", "ru", Wanted(scope))
        assert (begun.sender, begun.reply_to) == ("", "")
    letter(desk, sender="Группа «Пример»", reply_to="а/я 1")
    assert begin(desk, "ministry", "ru", Wanted(mine)).sender == "Группа «Пример»"
    letter(desk, mine, sender="Адвокат Примеров", reply_to="а/я 3")
    letter(desk, sender="Группа «Пример»", reply_to="а/я 1")
    assert begin(desk, "ministry", "ru", Wanted(mine)).reply_to == "а/я 3", "what stands in the case is nearer"
    assert begin(desk, "ministry", "ru", Wanted(other)).reply_to == "а/я 2"


def test_a_reminder_goes_to_those_from_whom_no_answer_is_known(desk: Desk) -> None:
    one = letter(desk, to=("Минздрав", "Минюст"), number="7", written=UncertainDate("2026-02-01"))
    answered = next(sent for sent in desk.all(Delivery) if sent.addressee == "Минюст")
    with desk.deed():
        desk.save(answered, replace(answered, answered=UncertainDate("2026-02-20")))
    begun = begin(desk, "reminder", "ru", Wanted(desk.register, earlier=one))
    assert begun.reminder_of == one.id
    assert "№ 7, 1 февраля 2026, «О лечении»" in begun.text
    assert [sent.addressee for sent in desk.all(Delivery) if sent.letter == begun.id] == ["Минздрав"]


def test_no_such_template_or_language_is_an_error(desk: Desk) -> None:
    for code, language in (("poem", "ru"), ("ministry", "de")):
        with pytest.raises(ValueError, match="no such template"):
            begin(desk, code, language, Wanted(desk.register))
