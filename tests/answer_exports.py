"""A questionnaire of our own writing and exports of it as Kobo, Central and Collect make them; every word is invented.

Knows how those programs write headings, keys and files. Refuses to know how they are read.
"""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

from fieldcase.casework import answer_files, answer_plan, answer_taking, questionnaires
from fieldcase.casework.answer_plan import Plan
from fieldcase.casework.answer_taking import Taken
from fieldcase.casework.desk import Desk
from fieldcase.casework.evidence import Stored
from fieldcase.i18n import words
from fieldcase.model.fieldwork import Visit
from fieldcase.model.questionnaires import Questionnaire
from fieldcase.parsers import questionnaires as parsing

FORM = """
| survey |
| | type | name | label::Русский (ru) | label::English (en) | calculation | constraint | relevant |
| | start | start | | | | | |
| | deviceid | deviceid | | | | | |
| | username | username | | | | | |
| | select_one yes_no | consent_statistics | Можно Вас посчитать? | May we count you? | | | |
| | begin_group | story | Рассказ | Story | | | |
| | text | told | Что было? | What happened? | | | |
| | select_multiple place | places | Где? | Where? | | | |
| | integer | times | Сколько раз? | How many times? | | . < 100 | |
| | date | when | Когда? | When? | | | |
| | geopoint | where | Место | Spot | | | |
| | select_one yes_no | paid | Платили? | Was money paid? | | | selected(${places}, 'court') |
| | image | photo | Снимок | Photograph | | | |
| | end_group | | | | | | |
| | begin_repeat | witness | Свидетель | Witness | | | |
| | text | saw | Что видел? | What did they see? | | | |
| | begin_repeat | visit | Визит | Visit | | | |
| | text | said | Что сказал? | What was said? | | | |
| | end_repeat | | | | | | |
| | end_repeat | | | | | | |
| | calculate | s_places | Места | Places | 10 * count-selected(${places}) | | |
| | calculate | score | Баллы | Points | ${s_places} + 5 | | |
| | calculate | ask_paid | Спросить о деньгах | Ask about money | if(${paid} = 'yes', 'yes', 'no') | | |
| choices |
| | list_name | name | label::Русский (ru) | label::English (en) |
| | yes_no | yes | Да | Yes |
| | yes_no | no | Нет | No |
| | place | police | Полиция & милиция | Police & militia |
| | place | court | Суд | Court |
| | place | home | Дом | Home |
| settings |
| | form_title | form_id | version | default_language |
| | Пример / Example | example_story | 3 | Русский (ru) |
"""
IDS = tuple(f"uuid:00000000-0000-4000-8000-{number:012}" for number in range(200))


def form_text(version: str = "3") -> str:
    """The form in a version."""
    return FORM.replace("| example_story | 3 |", f"| example_story | {version} |")


def taken_in(desk: Desk, text: str = FORM) -> Questionnaire:
    """The form, converted and kept."""
    return questionnaires.take_in(desk, _converted(text))


@cache
def _converted(text: str) -> parsing.Questionnaire:
    return questionnaires.read(text.encode())


def comma_separated(rows: Iterable[Sequence[object]], separator: str = ",") -> str:
    """Rows as a CSV file."""
    out = io.StringIO()
    csv.writer(out, delimiter=separator).writerows(rows)
    return out.getvalue()


def archive(files: Mapping[str, bytes]) -> bytes:
    """A ZIP archive of these files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in files.items():
            packed.writestr(name, content)
    return out.getvalue()


def submission(number: int = 1, inside: str = "", version: str = "3", head: str = "") -> str:
    """The XML that Collect writes of an interview."""
    return (
        f'<?xml version="1.0"?><data xmlns:orx="http://openrosa.org/xforms" id="example_story" version="{version}">'
        f"<start>2026-03-14T12:00:00.000+05:00</start>{head}{inside}"
        f"<orx:meta><orx:instanceID>{IDS[number]}</orx:instanceID></orx:meta></data>"
    )


# Headings and a row, as Kobo has them with XML names and with labels, Central with keys.
KOBO = (
    "start", "deviceid", "username", "consent_statistics", "story/told", "story/places", "story/places/police",
    "story/places/court", "story/places/home", "story/times", "story/when", "story/where", "_story/where_latitude",
    "_story/where_longitude", "_story/where_altitude", "_story/where_precision", "story/paid", "story/photo",
    "story/photo_URL", "s_places", "score", "ask_paid", "__version__", "_id", "_uuid", "_submission_time",
    "_validation_status", "_notes", "_status", "_submitted_by", "_tags", "_index",
)  # fmt: skip
KOBO_LABELS = (
    "start", "deviceid", "username", "Можно Вас посчитать?", "Что было?", "Где?", "Где?/Полиция &amp; милиция",
    "Где?/Суд", "Где?/Дом", "Сколько раз?", "Когда?", "Место", "_Место_latitude", "_Место_longitude",
    "_Место_altitude", "_Место_precision", "Платили?", "Снимок", "Снимок_URL", "s_places", "score", "ask_paid",
    "__version__", "_id", "_uuid", "_submission_time", "_validation_status", "_notes", "_status", "_submitted_by",
    "_tags", "_index",
)  # fmt: skip


def kobo_row(number: int, told: str = "рассказ / Пример", places: str = "police court", **other: str) -> list[object]:
    """A row under KOBO."""
    chosen = places.split()
    cells: dict[str, object] = {
        "start": "2026-03-14T12:00:00.000+05:00", "deviceid": "ee.humanitarian:abc", "username": "volunteer7",
        "consent_statistics": "yes", "story/told": told, "story/places": places,
        **{f"story/places/{one}": int(one in chosen) for one in ("police", "court", "home")},
        "story/times": 2, "story/when": "2026-03-01", "s_places": 10 * len(chosen), "score": 10 * len(chosen) + 5,
        "ask_paid": "no", "__version__": "vAbCdEfGhIjKlMnOpQrStUv", "_id": 700 + number,
        "_uuid": IDS[number].removeprefix("uuid:"), "_submission_time": "2026-03-15T09:00:00",
        "_submitted_by": "volunteer7", "_status": "submitted_via_web", "_index": number, **other,
    }  # fmt: skip
    return [cells.get(heading, "") for heading in KOBO]


def planned(desk: Desk, *paths: Path, form_id: str = "", language: str = "en") -> Plan:
    """What files come to."""
    found = answer_files.found_in(paths)
    return answer_plan.planned(found, answer_plan.here(desk), desk.world, words(language), form_id)


def take(desk: Desk, visit: Visit, plan: Plan) -> Taken:
    """Take in what was planned, with the files beside it."""
    kept: dict[tuple[int, str], Stored]
    kept, left = answer_taking.stored(desk, plan)
    assert not left
    return answer_taking.take(desk, plan, visit, kept)


def file(folder: Path, name: str, content: bytes | str) -> Path:
    """A file in a folder, with the folders that lead to it."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def leaves(answers: str) -> dict[str, str]:
    """The last value of each filled leaf of a submission, by its bare name."""
    tree = ElementTree.fromstring(answers)
    return {one.tag.rpartition("}")[2]: one.text or "" for one in tree.iter() if not len(one) and one.text}
