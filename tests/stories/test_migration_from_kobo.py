"""A network moves from KoboToolbox: an export of a hundred interviews comes in by command, is scored, and three of them
become cases."""

from __future__ import annotations

import json
import re
from contextlib import closing
from pathlib import Path
from xml.etree import ElementTree

from parsers.questionnaire_files import workbook
from stories.commands import Laptop, opened

from fieldcase.casework import deciding, taking_up, triage
from fieldcase.casework.sight import found
from fieldcase.model.case import Case
from fieldcase.model.fieldwork import Interview, Visit
from fieldcase.model.people import Consent, Person

NUMBER = 100
HARMS = ("freedom", "health", "money")
WORKER = "volunteer_7"


def xlsform() -> str:
    """The network's form, as it was written for Kobo: a group, several choices, a repeat, points."""
    return """
| survey |
| | type | name | label::Русский (ru) | calculation |
| | start | start | | |
| | username | username | | |
| | select_one yes_no | consent_statistics | Можно Вас посчитать? | |
| | select_one yes_no | consent_story | Можно рассказать без имени? | |
| | begin_group | story | Рассказ | |
| | text | told | Что произошло? | |
| | select_multiple harm | harm | Что нарушили? | |
| | integer | others | Сколько ещё таких? | |
| | end_group | | | |
| | begin_repeat | witness | Свидетель | |
| | text | saw | Что видел? | |
| | end_repeat | | | |
| | calculate | s_harm | Вред | 10 * count-selected(${harm}) |
| | calculate | s_others | Касается многих | min(50, ${others}) |
| | calculate | score | Баллы | ${s_harm} + ${s_others} |
| choices |
| | list_name | name | label::Русский (ru) |
| | yes_no | yes | Да |
| | yes_no | no | Нет |
| | harm | freedom | Свобода |
| | harm | health | Здоровье |
| | harm | money | Деньги |
| settings |
| | form_title | form_id | version |
| | Пример / Example: рассказы | example_project | 1 |
"""


def chosen(number: int) -> list[str]:
    return [harm for place, harm in enumerate(HARMS) if number >> place & 1]


def score(number: int) -> int:
    """By hand: ten for each harm, and one for each other person, fifty at the most."""
    return 10 * len(chosen(number)) + min(50, number)


def export() -> bytes:
    """What Kobo writes of a hundred interviews: XML values, groups in the headings, a sheet for the repeat."""
    head = (
        "start", "username", "consent_statistics", "consent_story", "story/told", "story/harm",
        *(f"story/harm/{harm}" for harm in HARMS), "story/others", "s_harm", "s_others", "score", "__version__", "_id",
        "_uuid", "_submission_time", "_validation_status", "_notes", "_status", "_submitted_by", "_tags", "_index",
    )  # fmt: skip
    rows: list[tuple[object, ...]] = []
    witnesses: list[tuple[object, ...]] = []
    for number in range(1, NUMBER + 1):
        harms = chosen(number)
        rows.append((
            f"2026-02-{number % 28 + 1:02}T10:00:00.000+03:00", WORKER, "yes", "yes" if number % 2 else "no",
            f"Пример / Example: рассказ {number}", " ".join(harms), *(int(harm in harms) for harm in HARMS), number,
            10 * len(harms), min(50, number), score(number), "vAbCdEfGhIjKlMnOpQrStUv", 900 + number,
            f"10000000-0000-4000-8000-{number:012}", "2026-03-01T08:00:00", "", "", "submitted_via_web", WORKER, "",
            number,
        ))  # fmt: skip
        witnesses += [(f"видел {number}", len(witnesses) + 1, "Пример - рассказы", number)] * (number % 3 == 0)
    return workbook(
        {
            "Пример - рассказы": [head, *rows],
            "witness": [("witness/saw", "_index", "_parent_table_name", "_parent_index"), *witnesses],
        }
    )


def test_a_hundred_interviews_come_in_are_scored_and_three_become_cases(laptop: Laptop) -> None:
    laptop = Laptop(laptop.folder, {"FIELDCASE_LANGUAGE": "ru"})
    vault = laptop.vault()
    laptop.run("forms", vault, "--take-in", laptop.file("form.md", xlsform())).done()
    file = laptop.file("Пример рассказы - all versions.xlsx", export())
    looked = laptop.run("import-answers", vault, file, "--form", "example_project", "--look").done()
    assert "100 интервью" in looked.out
    assert "Не вносится, потому что говорит об устройстве или о том, кто отправил: username (100)." in looked.err
    assert WORKER not in looked.err
    assert "рассказ 7" not in looked.err
    assert laptop.run("import-answers", vault).done().out == "", "a look makes no visit"
    asked = ("import-answers", vault, file, "--form", "example_project", "--new-visit", "март 2026")
    ran = laptop.run(*asked, "--place", "Kобо / Пример").done()
    assert "100 интервью внесены." in ran.out
    visit = ran.line("visit")
    again = laptop.run("import-answers", vault, file, "--form", "example_project", "--visit", visit).done()
    assert "0 интервью · 100 уже здесь" in again.out
    funnel = json.loads(laptop.run("funnel", vault, "--json").done().out)
    assert (funnel["visits"], funnel["interviews"], funnel["waiting"]) == (1, NUMBER, NUMBER)
    by_hand = sorted((score(number) for number in range(1, NUMBER + 1)), reverse=True)
    assert [one["score"] for one in funnel["review"]] == by_hand
    assert laptop.run("import-answers", vault).done().out.split("\t")[0] == visit
    _three_cases(vault)
    funnel = json.loads(laptop.run("funnel", vault, "--json").done().out)
    assert (funnel["screened"], funnel["taken"], funnel["waiting"]) == (4, 3, NUMBER - 4)
    laptop.run("verify", vault).done()


def _three_cases(vault: Path) -> None:
    """The three with the most points are taken up, the fourth is not; each says what it was told."""
    with closing(opened(vault)) as desk:
        listed = found(desk, Interview, triage.REVIEW)
        for one in listed[:3]:
            taking_up.take_up(desk, one, because="Пример: может изменить практику")
        deciding.decide(desk, listed[3], "закон не нарушен", "lawyer")
        cases = desk.all(Case)
        assert len(cases) == 3
        (visit,) = desk.all(Visit)
        assert len(desk.all(Person, visit.scope)) == NUMBER
        assert len({one.pseudonym for one in desk.all(Person, visit.scope)}) == NUMBER
        best = listed[0]
        parts = [(one.label, one.points) for one in triage.why(desk, best, "ru")]
        assert parts == [("Вред", "30"), ("Касается многих", "50")]
        told = next(one.text or "" for one in ElementTree.fromstring(best.answers).iter() if "told" in one.tag)
        number = int(re.sub(r"\D", "", told))
        assert chosen(number) == list(HARMS)
        assert "видел" in next(one.answers for one in listed if "рассказ 99<" in one.answers)
        levels = {(one.uses[0], one.level) for one in desk.all(Consent, visit.scope)}
        assert levels == {("statistics", "without_name"), ("story", "without_name"), ("story", "refused")}
        assert not any(WORKER in one.answers for one in listed)
        assert desk.search("рассказ"), "the control: words of answers are found"
