"""A making child that lies: whatever its answer is, it is taken as an answer or it is a failure of the child."""

from __future__ import annotations

import json
import pickle
from collections.abc import Callable
from typing import Any, cast

import pytest
from ingredients import DAY, HELD_BACK, SHOWN, ingredients, number

from fieldcase import sandbox
from fieldcase.dossier.answers import Answer, Drawn, Finished, Nothing, Refused, Wanted, packed, unpacked
from fieldcase.dossier.asking import ask_for_dossier, ask_for_page
from fieldcase.dossier.maker import made
from fieldcase.errors import ChildFailed
from fieldcase.model.ids import EventId


class Lying:
    """A child that answers whatever a test wants."""

    def __init__(self, answer: bytes) -> None:
        self.answer = answer

    def ask(self, message: bytes, timeout: float) -> bytes:
        """The answer."""
        return self.answer


def lying(answer: bytes) -> sandbox.Warm:
    return cast(sandbox.Warm, Lying(answer))


def with_head(change: Callable[[dict[str, Any]], Any], answer: Answer) -> bytes:
    """The bytes of an answer with its head changed."""
    message = packed(answer)
    size = int.from_bytes(message[:4], "big")
    head = json.loads(message[4 : 4 + size])
    change(head)
    text = json.dumps(head).encode("ascii")
    return len(text).to_bytes(4, "big") + text + message[4 + size :]


HEADS: dict[str, Callable[[dict[str, Any]], Any]] = {
    "another use": lambda head: head["finished"].update(use="internal"),
    "another language": lambda head: head["finished"].update(language="ru"),
    "a record nobody asked about": lambda head: head["finished"]["records"].append("ff" * 16),
    "a short id": lambda head: head["finished"]["records"].append("ff"),
    "no people": lambda head: head["finished"].pop("people"),
    "an appearance that is none": lambda head: head["finished"]["people"][0].__setitem__(1, "everywhere"),
    "a label that is no text": lambda head: head["finished"]["people"][0].__setitem__(2, ["x"]),
    "a notice that looks into its values": lambda head: head["finished"]["notices"].append(
        ["{number.__class__}", {"number": 1}]
    ),
    "a notice without its value": lambda head: head["finished"]["notices"].append(["{number}", {}]),
    "a value that is no text": lambda head: head["finished"]["notices"].append(["{number}", {"number": [1]}]),
    "a level that is none": lambda head: head["finished"]["findings"].append(["panic", "x", {}, "", ""]),
    "a count that is no number": lambda head: head["finished"]["revealed"].update(places=3),
    "more than is revealed": lambda head: head["finished"]["revealed"].update(more=3),
    "a part longer than the file": lambda head: head["finished"]["parts"].__setitem__(0, 10**9),
    "a part of no length": lambda head: head["finished"]["parts"].append(0),
    "a part that is not there": lambda head: head["finished"]["parts"].pop(0),
    "a picture nobody handed over": lambda head: head["finished"]["parts"].append(["ff" * 32, 9]),
    "a picture with half a sum": lambda head: head["finished"]["parts"].append(["ff", 9]),
    "a sum of a file it cannot know": lambda head: head["finished"].update(sha256="00" * 32),
    "two answers": lambda head: head.update(nothing=True),
    "another answer": lambda head: head.update(other=head.pop("finished")),
}


def test_the_answer_itself_would_be_taken() -> None:
    assert isinstance(ask_for_dossier(lying(packed(made(ingredients()))), ingredients()), Finished)


@pytest.mark.parametrize("name", HEADS)
def test_an_answer_that_cannot_be_true_is_a_failure_of_the_child(name: str) -> None:
    with pytest.raises(ChildFailed):
        ask_for_dossier(lying(with_head(HEADS[name], made(ingredients()))), ingredients())


REFUSALS: dict[str, Callable[[dict[str, Any]], Any]] = {
    "another kind of error": lambda head: head["refused"].update(code="vault.damaged"),
    "values that do not fit": lambda head: head["refused"].update(values={"x": "y"}),
    "a place that is no record": lambda head: head["refused"].update(where=[["ff", "", ""]]),
}


@pytest.mark.parametrize("name", REFUSALS)
def test_a_refusal_that_is_none_is_a_failure_of_the_child(name: str) -> None:
    answer = made(ingredients(use="complaint"))
    assert isinstance(ask_for_dossier(lying(packed(answer)), ingredients(use="complaint")), Refused), "control"
    with pytest.raises(ChildFailed):
        ask_for_dossier(lying(with_head(REFUSALS[name], answer)), ingredients(use="complaint"))


@pytest.mark.parametrize(
    "answer",
    [b"", b"nonsense", b"%PDF-1.7", b"\0\0\0\2{}", b"\xff\xff\xff\xff{", b"\0\0\0\1[", pickle.dumps([1]),
     b"\0\0\0\x0d" + b'{"wanted": 3}', (60_000).to_bytes(4, "big") + b"[" * 60_000],
)  # fmt: skip
def test_nonsense_from_the_child_is_a_failure_of_the_child(answer: bytes) -> None:
    for ask in (lambda: ask_for_dossier(lying(answer), ingredients()), lambda: ask_for_page(lying(answer), 0, 9)):
        with pytest.raises(ChildFailed):
            ask()


def test_the_child_cannot_have_a_picture_that_is_none_of_the_case() -> None:
    for wanted in ((EventId(DAY),), (number(99),)):
        with pytest.raises(ChildFailed):
            ask_for_dossier(lying(packed(Wanted(wanted))), ingredients())  # type: ignore[arg-type]
    assert isinstance(ask_for_dossier(lying(packed(Wanted((SHOWN, HELD_BACK)))), ingredients()), Wanted), "control"


def test_a_page_of_another_size_than_it_says_is_a_failure_of_the_child() -> None:
    assert ask_for_page(lying(packed(Drawn(2, 2, 6, bytes(12)))), 0, 2) == Drawn(2, 2, 6, bytes(12)), "control"
    for page in (Drawn(2, 2, 6, bytes(11)), Drawn(0, 2, 6, bytes(12)), Drawn(3, 2, 6, bytes(12))):
        with pytest.raises(ChildFailed):
            ask_for_page(lying(packed(page)), 0, 2)


def test_a_page_is_no_answer_to_the_wish_for_a_dossier_nor_the_other_way_round() -> None:
    with pytest.raises(ChildFailed):
        ask_for_dossier(lying(packed(Nothing())), ingredients())
    with pytest.raises(ChildFailed):
        ask_for_page(lying(packed(made(ingredients()))), 0, 9)


def test_an_answer_comes_out_of_its_bytes_as_it_went_in() -> None:
    for answer in (made(ingredients()), Wanted((SHOWN,)), Drawn(1, 1, 4, b"abcd"), Nothing()):
        again = unpacked(packed(answer))
        assert packed(again) == packed(answer)
        assert type(again) is type(answer)
