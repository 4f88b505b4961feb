"""The marks that people set in their own words: what they become, and that no word is lost on the way."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldcase.dossier.blocks import Block, Heading, Listing, Paragraph, Run
from fieldcase.dossier.report.prose import blocks_of, runs_of

_PIECES = st.sampled_from([
    "слово", "**жирно**", "*косо*", "^[сноска]", "^[", "]", "**", "*", "- ", "1. ", "> ", "## ", "\n", " ", "[а]",
    "https://example.org/a", "2*3*4", "•", "—", "^", "12) ",
])  # fmt: skip
TEXTS = st.lists(_PIECES, max_size=14).map("".join)
_MARKS = re.compile(r"[*^\[\]>#•–—\-.)\d\s]")


def texts(blocks: list[Block]) -> str:
    """Every letter of some blocks, the notes where they are called."""
    runs: list[Run] = []
    for block in blocks:
        match block:
            case Heading():
                runs.append(Run(block.text))
            case Paragraph():
                runs += block.runs
            case Listing():
                runs += [run for line in block.lines for run in line]
    return "".join(f"{run.text}{run.footnote}" for run in runs)


@given(TEXTS)
def test_no_letter_of_a_text_is_lost_and_none_is_added(text: str) -> None:
    assert _MARKS.sub("", texts(blocks_of(text))) == _MARKS.sub("", text)


def test_a_footnote_in_a_heading_is_kept_in_a_bold_paragraph() -> None:
    (line,) = blocks_of("## Суд^[Так в каждом деле] и дом")
    assert isinstance(line, Paragraph)
    assert [(run.text, run.bold, run.footnote) for run in line.runs] == [
        ("Суд", True, ""), ("", False, "Так в каждом деле"), (" и дом", True, ""),
    ]  # fmt: skip
    assert isinstance(blocks_of("## Суд и дом")[0], Heading), "the control"


@given(st.text(max_size=80))
def test_any_text_at_all_becomes_blocks(text: str) -> None:
    kept = [sign for sign in text if sign.isalpha()]
    assert [sign for sign in texts(blocks_of(text)) if sign.isalpha()] == kept


@given(st.lists(st.text("абв.,- ", min_size=1, max_size=20), max_size=5).map("\n".join))
def test_a_text_without_marks_is_its_paragraphs_as_they_stand(text: str) -> None:
    lines = [
        " ".join(line.split()) for line in text.splitlines() if line.strip() and not re.match(r"-\s", line.strip())
    ]
    plain = [one for one in blocks_of(text) if isinstance(one, Paragraph)]
    assert [" ".join("".join(run.text for run in one.runs).split()) for one in plain] == lines


@pytest.mark.parametrize(
    ("line", "runs"),
    [
        ("a **b** c", (Run("a "), Run("b", bold=True), Run(" c"))),
        ("a *b* c", (Run("a "), Run("b", italic=True), Run(" c"))),
        ("a ** b", (Run("a ** b"),)),
        ("2*3", (Run("2*3"),)),
        ("word^[a note].", (Run("word"), Run("", footnote="a note"), Run("."))),
        ("word ^[a [nested] note]", (Run("word"), Run("", footnote="a [nested] note"))),
        ("word^[never closed", (Run("word^[never closed"),)),
        ("see https://example.org/a, there", (
            Run("see "), Run("https://example.org/a", target="https://example.org/a"), Run(", there"))),
    ],
)  # fmt: skip
def test_a_mark_is_what_it_says_and_one_that_does_not_close_stays_as_it_was_typed(
    line: str, runs: tuple[Run, ...]
) -> None:
    assert runs_of(line) == runs


def test_lines_become_lists_quotations_headings_and_paragraphs() -> None:
    made = blocks_of("First.\n- one\n- two\n1. a\n2. b\n> said so\n## Under\nLast.", 3)
    assert made == [
        Paragraph((Run("First."),)),
        Listing(((Run("one"),), (Run("two"),))),
        Listing(((Run("a"),), (Run("b"),)), ordered=True),
        Paragraph((Run("said so"),), style="quote"),
        Heading("Under", 3),
        Paragraph((Run("Last."),)),
    ]


def test_a_note_over_several_lines_stays_with_its_line() -> None:
    (one,) = blocks_of("Word^[a note\nover two lines] goes on.")
    assert isinstance(one, Paragraph)
    assert one.runs == (Run("Word"), Run("", footnote="a note over two lines"), Run(" goes on."))


def test_an_empty_text_is_nothing_and_a_dash_alone_stays_a_dash() -> None:
    for text in ("", "\n \n", "> "):
        assert blocks_of(text) == []
    assert blocks_of("- ") == [Paragraph((Run("-"),))]
