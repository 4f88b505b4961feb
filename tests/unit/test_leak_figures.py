"""The figures of docs/leak-check.md are those that are measured: names found, and ordinary pages that stop nothing."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest
from leak_figures import LANGUAGES, SHORT, THOROUGH, UNKNOWN_DRAWN, false_stops, identities, missed, unknown
from ordinary_texts import pages
from planted_names import people_of, planted

from fieldcase.rules.leak_check import Background, leak_check
from fieldcase.rules.leaks import spots_of_known_identities

PAGE = Path(__file__).resolve().parents[2] / "docs" / "leak-check.md"
_ROW = re.compile(r"^\| `(\w+)`[^|]*\| ([\d ]+) \| ([\d.]+) % \| ([\d ]+) \| ([\d.]+) % \|", re.MULTILINE)


def told() -> dict[str, tuple[int, str, int, str]]:
    """Of each language: names planted and found in the short and in the thorough measuring, as the page has them."""
    rows = _ROW.findall(PAGE.read_text("utf-8"))
    return {
        row[0]: (int(row[1].replace(" ", "")), row[2], int(row[3].replace(" ", "")), row[4]) for row in rows
    }  # fmt: skip


def share(language: str, many: int) -> str:
    lost = missed(language, many)
    return f"{100 * (many - len(lost)) / many:.2f}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_share_of_planted_names_that_are_found_is_the_one_on_the_page(language: str) -> None:
    planted, found, _, _ = told()[language]
    assert planted == SHORT
    assert share(language, SHORT) == found
    assert float(found) >= 99


@pytest.mark.torture
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_thorough_figures_are_those_on_the_page_too(language: str) -> None:
    _, _, planted, found = told()[language]
    assert planted == THOROUGH
    assert share(language, THOROUGH) == found
    assert float(found) >= 99


@pytest.mark.parametrize("language", ["ru", "en"])
def test_the_share_of_unknown_names_that_are_warned_of_is_the_one_on_the_page(language: str) -> None:
    planted, lost = unknown(language, UNKNOWN_DRAWN)
    row = re.search(rf"^\| `{language}` unknown \| (\d+) \| ([\d.]+) % \|$", PAGE.read_text("utf-8"), re.MULTILINE)
    assert row is not None
    assert row.groups() == (str(planted), f"{100 * (planted - len(lost)) / planted:.1f}")
    assert float(row.group(2)) >= 90


@pytest.mark.parametrize("language", ["ru", "en"])
def test_at_most_one_ordinary_page_of_a_hundred_stops_for_three_hundred_invented_people(language: str) -> None:
    many, stopped = false_stops(language)
    assert many >= 80
    assert stopped.total() * 100 <= many, stopped


@pytest.mark.parametrize("language", ["ru", "en"])
def test_at_most_five_warnings_stand_on_a_hundred_ordinary_pages(language: str) -> None:
    texts = pages(language)
    found = leak_check([("", text) for text in texts], Background())
    assert len(found) * 20 <= len(texts), [texts[one.text][one.begin : one.end] for one in found]


@pytest.mark.torture
@pytest.mark.parametrize("seed", range(2, 8))
def test_other_people_stop_no_more_ordinary_pages(seed: int) -> None:
    for language in ("ru", "en"):
        many, stopped = false_stops(language, seed)
        assert stopped.total() * 100 <= many, stopped


def test_what_is_missed_would_be_told() -> None:
    """The control: names of other people are planted than those that are looked for."""
    chance = random.Random(1)
    people = people_of("ru", chance, 20)
    texts = [planted("ru", people, chance).text for _ in range(50)]
    assert spots_of_known_identities(texts, (), ()) == ()
    assert spots_of_known_identities(texts, identities(people), ()) != ()
