"""Actions from a table: all rows or none, days and numbers with their doubt, the same file adds nothing twice."""

from __future__ import annotations

from dataclasses import replace

import campaign_tables
import pytest

from fieldcase.casework import action_table, campaign_said, campaigns, erasing, table_file
from fieldcase.casework.action_columns import suggested
from fieldcase.casework.action_table import Taken
from fieldcase.casework.desk import Desk
from fieldcase.errors import Cancelled, RowsRefused
from fieldcase.i18n import words
from fieldcase.model.campaigns import Action, Campaign
from fieldcase.model.ids import ActionId
from fieldcase.model.values import Count

RUSSIAN = words("ru")
HEAD = "страна;города;регион;дата с;дата по;статус даты;форма;участники;точность числа;цель;цвет"
LINE = "вымышленная страна;Тополёвка;;26.06.2026;;указана;пикет и выставка;24;около;Пример. Рядом с домом;синий"


def taken(desk: Desk, *lines: str, into: str = "Example / Пример") -> Taken:
    table = table_file.read("\n".join(lines).encode(), "t.csv")
    return action_table.import_rows(desk, action_table.mapped(table, suggested(table.columns)), into, RUSSIAN)


def refused(desk: Desk, line: str) -> str:
    with pytest.raises(RowsRefused) as wrong:
        taken(desk, HEAD, LINE, line)
    assert desk.all(Action) == ()
    assert desk.all(Campaign) == (), "not even the campaign was begun"
    return wrong.value.told(RUSSIAN)


def test_a_table_of_the_shape_of_2019_gives_34_cities_in_11_countries(desk: Desk) -> None:
    done = taken(desk, *campaign_tables.table().splitlines())
    found = campaigns.whole(desk, done.campaign)
    assert campaign_said.places(found.totals, RUSSIAN) == "34 города в 11 странах"
    assert campaign_said.places(found.totals, words("en")) == "34 cities in 11 countries"
    assert [one.number for one in found.actions] == list(range(1, campaign_tables.ACTIONS + 1))
    kinds = {one.participants.text if one.participants else one.participants_words for one in found.actions}
    assert kinds == {">250", "~250", "?", "several dozen"}
    assert found.totals.participants.count == Count(">=500")
    interval = next(one for one in found.actions if one.country == "KZ")
    assert interval.date is not None
    assert interval.date.text == "2019-06-26/2019-06-28"
    assert len(found.totals.inferred) == 6


def test_the_same_table_twice_says_so_and_adds_nothing(desk: Desk) -> None:
    first = taken(desk, *campaign_tables.table().splitlines())
    again = taken(desk, *campaign_tables.table().splitlines(), into=" example / ПРИМЕР")
    assert (again.campaign.key, again.added, again.known) == (first.campaign.key, 0, 30)
    assert len(desk.all(Action)) == 30
    assert campaign_said.taken_in(0, 30, RUSSIAN) == "Уже внесены все 30 акций этой таблицы; ничего не добавлено."


def test_two_rows_alike_in_everything_are_two_actions(desk: Desk) -> None:
    assert taken(desk, HEAD, LINE, LINE).added == 2
    more = taken(desk, HEAD, LINE, LINE, LINE)
    assert (more.added, more.known) == (1, 2)


def test_russian_words_are_read_and_what_has_no_column_stays_a_note(desk: Desk) -> None:
    taken(desk, HEAD, LINE)
    (one,) = desk.all(Action)
    assert (one.country, one.settlements, one.aim) == ("XX", ("Тополёвка",), "Пример. Рядом с домом")
    assert one.date is not None
    assert (one.date.text, one.participants) == ("2026-06-26", Count("~24"))
    assert (one.form, one.forms) == ("пикет и выставка", ("picket", "exhibition"))
    assert one.notes == "цвет: синий"


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        (LINE.replace("вымышленная страна", "Нигдея"), "не страна, которую знает программа"),
        (LINE.replace("вымышленная страна", ""), "страна не названа"),
        (LINE.replace("26.06.2026;", "26.06.2026;25.06.2026", 1), "раньше первого дня"),
        (LINE.replace("Тополёвка", ""), "у акции нет места"),
        (LINE.replace("указана", "наверное"), "«Как известен день»"),
        (LINE.replace("24;около", "много 24;около"), "не число людей"),
        (LINE.replace("24;около", "24;не указано"), "сказано, что оно не указано"),
        (LINE.replace("26.06.2026", "31.06.2026"), "не дата"),
    ],
)
def test_a_row_that_does_not_fit_is_named_with_its_column_and_nothing_comes_in(
    desk: Desk, line: str, sentence: str
) -> None:
    told = refused(desk, line)
    assert "строка 2 (3-я строка файла)" in told
    assert sentence in told
    assert "строка 1 " not in told, "the control: the row that fits is not named"


def test_a_region_among_the_towns_is_kept_as_a_region(desk: Desk) -> None:
    taken(desk, HEAD, LINE.replace("Тополёвка", '"Тополёвка; Заречный район"'))
    (one,) = desk.all(Action)
    assert (one.settlements, one.region) == (("Тополёвка",), "Заречный район")


def test_one_undo_takes_the_whole_table_back_and_a_stop_leaves_nothing(desk: Desk) -> None:
    taken(desk, HEAD, LINE, LINE)
    desk.undo()
    assert desk.all(Action) == ()
    table = table_file.read("\n".join((HEAD, LINE, LINE)).encode(), "t.csv")
    fitting = action_table.mapped(table, suggested(table.columns))
    asked: list[bool] = []

    def stop() -> bool:
        asked.append(True)
        return len(asked) > 1

    with pytest.raises(Cancelled):
        action_table.import_rows(desk, fitting, "Example / Пример", RUSSIAN, cancelled=stop)
    assert (desk.all(Action), desk.all(Campaign)) == ((), ())


def test_what_was_changed_binned_or_erased_since_does_not_come_in_a_second_time(desk: Desk) -> None:
    first = LINE.replace("24;около", "100;точно")
    lines = (HEAD, first, LINE, LINE.replace("Тополёвка", "Ключи"))
    into = taken(desk, *lines).campaign
    changed, binned, gone = campaigns.actions(desk, into)
    desk.save(changed, replace(changed, result="пришли две газеты", participants=Count("=90")))
    desk.hide(binned)
    erasing.erase(desk, gone.key)
    again = taken(desk, *lines)
    assert (again.added, again.known, again.binned) == (0, 3, 1)
    whole = campaigns.whole(desk, into)
    assert (whole.totals.actions, whole.totals.participants.count) == (1, Count("=90"))
    assert campaign_said.taken_in(0, 3, RUSSIAN, 1).endswith("1 из них лежит в корзине.")
    more = taken(desk, *lines, LINE.replace("Тополёвка", "Заречье"))
    assert (more.added, more.known) == (1, 3), "the control: a new row comes in"
    other = taken(desk, *lines, into="Другая / Пример")
    assert other.added == 3, "the control: in another campaign they are other actions"


def test_what_was_entered_by_hand_and_says_the_same_is_the_row(desk: Desk) -> None:
    into = taken(desk, HEAD, LINE).campaign
    (one,) = campaigns.actions(desk, into)
    desk.save(None, replace(one, id=ActionId(desk.new_id()), number=2))
    assert taken(desk, HEAD, LINE, LINE).added == 0


def test_towns_are_parted_by_commas_too_and_the_country_behind_a_town_is_none(desk: Desk) -> None:
    cell = '"Тополёвка, Ключи (Заречная область, север); вымышленная страна"'
    into = taken(desk, HEAD, LINE.replace("Тополёвка", cell), LINE).campaign
    assert campaigns.actions(desk, into)[0].settlements == ("Тополёвка", "Ключи (Заречная область, север)")
    assert campaigns.whole(desk, into).totals.cities == 2


def test_a_campaign_is_known_by_its_title_and_not_as_a_town_is(desk: Desk) -> None:
    first = taken(desk, HEAD, LINE, into="Город без боли").campaign
    assert taken(desk, HEAD, LINE, into="без боли").campaign.key != first.key
    assert taken(desk, HEAD, LINE, into="ГОРОД  без боли").campaign.key == first.key


def test_a_table_that_was_taken_back_as_a_whole_comes_in_again_as_a_whole(desk: Desk) -> None:
    into = campaigns.begin(desk, "Example / Пример")
    lines = (HEAD, LINE, LINE.replace("Тополёвка", "Ключи"))
    taken(desk, *lines)
    desk.undo()
    assert campaigns.actions(desk, into) == ()
    again = taken(desk, *lines)
    assert (again.added, again.known, again.binned) == (2, 0, 0)
    assert [one.number for one in campaigns.actions(desk, into)] == [1, 2]
    desk.undo()
    assert campaigns.actions(desk, into) == (), "one deed"
