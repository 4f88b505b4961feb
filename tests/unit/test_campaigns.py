"""Campaigns are scopes of their own: numbered actions, likely values, what goes with them into bin and erasure."""

from __future__ import annotations

from typing import Any

import pytest

from fieldcase.casework import bin as bins
from fieldcase.casework import campaign_report, campaign_rows, campaigns, erasing
from fieldcase.casework.called import called
from fieldcase.casework.desk import Desk
from fieldcase.casework.look import Look
from fieldcase.casework.people import new_person
from fieldcase.casework.safekeeping import verify
from fieldcase.errors import Erased, IdentityInText
from fieldcase.i18n import words
from fieldcase.model.campaigns import Action, Campaign, Handout
from fieldcase.model.dates import UncertainDate
from fieldcase.model.ids import HandoutId, IdentityId
from fieldcase.model.people import PersonIdentity
from fieldcase.model.values import Count
from ui.places import place_of

RUSSIAN = words("ru")
DAY = UncertainDate("2026-06-26")


def campaign(desk: Desk) -> Campaign:
    return campaigns.begin(desk, "Example / Пример. Кампания", aim="Рядом с домом", date=DAY)


def handed_out(desk: Desk, action: Action, **values: Any) -> Handout:
    made = Handout(id=HandoutId(desk.new_id()), scope=action.scope, action=action.id, **values)
    desk.save(None, made)
    return made


def test_actions_are_numbered_and_begin_with_what_the_one_before_had(desk: Desk) -> None:
    one = campaign(desk)
    assert one.scope not in (desk.register, desk.own)
    first = campaigns.add(desk, one, country="XX", settlements=("Тополёвка",))
    assert (first.number, first.date, first.aim) == (1, DAY, "Рядом с домом")
    second = campaigns.add(desk, one, settlements=("Ключи",), aim="Пример. Другое")
    assert (second.number, second.country, second.date) == (2, "XX", DAY)
    desk.hide(second)
    third = campaigns.add(desk, one)
    assert third.number == 3, "what lies in the bin keeps its number"


def test_the_same_elsewhere_takes_along_what_was_decided_and_nothing_that_was_counted(desk: Desk) -> None:
    one = campaign(desk)
    first = campaigns.add(
        desk, one, country="XX", settlements=("Тополёвка",), form="пикет", organisation="Пример", partners="Соседи",
        participants=Count("=24"), result="Принято", next_step="Встреча",
    )  # fmt: skip
    other = campaigns.elsewhere(desk, one, first, desk.new_id())
    assert (other.number, other.country, other.form, other.organisation) == (2, "XX", "пикет", "Пример")
    assert (other.settlements, other.participants, other.result, other.next_step) == ((), None, "", "")
    assert other.key != first.key


def test_erasing_a_campaign_takes_all_that_lies_in_it_and_nothing_comes_back(desk: Desk) -> None:
    one, stays = campaign(desk), campaigns.begin(desk, "Пример. Остаётся")
    action = campaigns.add(desk, one, settlements=("Словоедов",))
    handed_out(desk, action, what="памятка")
    left = campaigns.add(desk, stays, settlements=("Ключи",))
    assert desk.search("Словоедов"), "the control: the word is found before"
    done = erasing.erase(desk, one.key)
    assert done.records == 3
    assert (desk.all(Campaign), desk.all(Action), desk.all(Handout)) == ((stays,), (left,), ())
    assert desk.search("Словоедов") == ()
    assert verify(desk) == []
    with pytest.raises(Erased):
        desk.draft(action, "form", "опять")


def test_the_bin_brings_a_campaign_back_with_its_actions(desk: Desk) -> None:
    one = campaign(desk)
    campaigns.add(desk, one, settlements=("Тополёвка",))
    bins.put_in(desk, Campaign, one.key)
    assert [binned.record.key for binned in bins.binned(desk)] == [one.key]
    desk.bring_back(bins.binned(desk)[0].record)
    assert campaigns.whole(desk, one).totals.cities == 1


def test_search_leads_to_the_campaign_and_says_which_action_it_is(desk: Desk) -> None:
    one = campaign(desk)
    action = campaigns.add(desk, one, settlements=("Тополёвка",), form="пикет")
    given = handed_out(desk, action, kind="leaflet", what="памятка")
    look = Look(desk)
    assert place_of(look, "campaign", one.key) == ("advocacy", one.key, "campaigns")
    for record in (action, given):
        assert place_of(look, record.KIND, record.key) == ("advocacy", action.key, "campaigns")
    assert called(action, desk.tables, RUSSIAN) == "1 · Тополёвка · пикет"
    assert called(given, desk.tables, RUSSIAN) == "листовка · памятка"


def with_somebody(desk: Desk) -> None:
    """Somebody of a case whose name the vault knows."""
    scope = desk.new_scope("case")
    person = new_person(desk, scope)
    desk.save(None, PersonIdentity(
        id=IdentityId(desk.new_id()), scope=scope, person=person.id, name="Марфа Словоедова", reason="Пример",
    ))  # fmt: skip


@pytest.mark.parametrize("field", ["aim", "result", "next_step", "participants_words", "form"])
def test_a_known_name_in_any_told_word_stops_the_report_and_is_not_repeated(desk: Desk, field: str) -> None:
    with_somebody(desk)
    one = campaign(desk)
    campaigns.add(desk, one, **{field: "Говорила Марфа Словоедова"})
    with pytest.raises(IdentityInText) as stopped:
        campaign_report.refuse_identities(campaign_report.gather(desk, one), "report.pdf", RUSSIAN)
    told = stopped.value.told(RUSSIAN)
    assert "акция 1" in told
    assert "Словоедова" not in told


def test_notes_stay_here_and_organisations_are_named_only_on_a_wish(desk: Desk) -> None:
    one = campaign(desk)
    campaigns.add(
        desk, one, country="XX", settlements=("Тополёвка", "Ключи"), organisation="Солнцеворот", partners="Полнолуние",
        notes="Тайнозапись", participants=Count(">30"), result="Солнцеворот принят",
    )  # fmt: skip
    plain, named = (campaign_report.gather(desk, one, named=wish) for wish in (False, True))
    table, whole = (campaign_rows.text_of(report, desk.tables, RUSSIAN) for report in (plain, named))
    assert "Полнолуние" in whole, "the control"
    assert "Полнолуние" not in table
    assert "Тайнозапись" not in whole
    assert table.count("более 30") == 1, "participants are counted in one row"
    assert "посчитано при номере 1, Ключи" in table
    assert [action.number for action in campaign_report.still_naming(plain)] == [1]
    assert campaign_report.still_naming(named) == ()


def test_the_campaigns_own_organisation_and_partners_are_warned_of_in_every_told_word(desk: Desk) -> None:
    one = campaigns.begin(desk, "Кампания Союза «Искра»", organisation="Союз «Искра»", result="Приняли активисты")
    for values in (
        {"partners": "соседи; Фонд „Ромашка“", "result": "Фонд «Ромашка» дал зал"}, {"result": "Искры костра"},
        {"organisation": "активисты", "result": "активисты пришли"}, {},
    ):  # fmt: skip
        last = campaigns.add(desk, one, country="XX", settlements=("Ключи",), **values)
    handed_out(desk, last, what="плакат Союза «Искра»")
    plain, named = (campaign_report.gather(desk, one, named=wish) for wish in (False, True))
    assert [action.number for action in campaign_report.still_naming(plain)] == [1, 4]
    assert campaign_report.fields_still_naming(plain) == ("title",)
    told = campaign_report.warning(plain, RUSSIAN)
    assert "кампании: Название." in told
    assert told.endswith("акций: 1, 4.")
    assert campaign_report.warning(named, RUSSIAN) == ""
