"""What goes out as a submission comes back as it was, whatever was answered."""

from __future__ import annotations

from functools import cache
from random import Random
from xml.etree import ElementTree

import pytest
from answer_exports import FORM, comma_separated
from conforming.worlds import StillWorld, still
from hypothesis import example, given
from hypothesis import strategies as st
from read_forms import own_form

from fieldcase import sandbox
from fieldcase.casework import questionnaires
from fieldcase.casework.answer_submissions import Remarks, of_tree
from fieldcase.casework.answer_tables import BookReader
from fieldcase.casework.answer_telling import identity_of
from fieldcase.casework.answer_words import FormWords
from fieldcase.casework.table_out import guarded
from fieldcase.forms import session
from fieldcase.forms.declared import Control
from fieldcase.forms.definition import Definition, load
from fieldcase.forms.places import Place
from fieldcase.forms.received import Given, Received, Unfit, called, receive, with_values
from fieldcase.forms.session import Session
from fieldcase.parsers.submitted import Reader, Tree

NOON = 1_773_475_200_000
# Words that XML, CSV or a person's eye trips over.
WORDS = (
    "слово", "a & b < c > d", "две\nстроки", "=1+1", '"кавычки"', "  с пробелами ", "e\u0301", "\u0301", "😀", "]]>",
    "0", "'", "-5;=2", "Да",
)  # fmt: skip


@cache
def forms() -> tuple[Definition, ...]:
    """A form with repeats in repeats, and two of our own."""
    texts = [
        questionnaires.read(FORM.encode()).xform,
        own_form("strategic-cases").xform,
        own_form("ost-site-visit").xform,
    ]
    return tuple(load(text) for text in texts)


def world() -> StillWorld:
    return still(NOON, "UTC")


def answered(made: Session, chance: Random) -> None:
    """Answer at random, go into repeats, take answers back: what a person does in an hour."""
    for _ in range(chance.randint(5, 60)):
        for one in made.repeats():
            if one.open and one.relevant and chance.random() < 0.2:
                made.add_repeat(one.ref)
        refs = made.questions()
        ref = chance.choice(refs)
        made.answer(ref, one_answer(made, ref, chance))


def one_answer(made: Session, ref: str, chance: Random) -> str:
    view = made.view(ref)
    offered = [one.value for one in view.choices]
    if view.control is Control.NOTE or chance.random() < 0.1:
        return ""
    if view.control in (Control.SELECT, Control.RANK):
        return " ".join(chance.sample(offered, chance.randint(0, len(offered))))
    if offered:
        return chance.choice(offered)
    return {
        "int": str(chance.randint(-5, 500)), "decimal": str(chance.random() * 100), "date": "2026-02-28",
        "dateTime": "2026-02-28T10:30:00.000+03:00", "time": "10:30:00.000+03:00", "geopoint": "42.5 74.6 700.0 5.0",
        "boolean": "true", "binary": "photo 1.jpg",
    }.get(made.living.place(ref).spot.bind.type, chance.choice(WORDS))  # fmt: skip


def back(definition: Definition, xml: str, reader: Reader) -> tuple[Received, Remarks]:
    """What comes back of a submission, by the parser's child."""
    tree = reader.read(xml.encode(), "x")
    assert isinstance(tree, Tree)
    remarks = Remarks()
    made = of_tree(tree, definition, frozenset(), "x.xml", remarks)
    assert made.fault is None
    own = next(spot.path for spot in definition.spots if spot.path.endswith("instanceID"))
    given = Given({**made.values, own: made.identity}, made.counts, frozenset(made.known), "")
    return receive(definition, given, world(), ""), remarks


@given(st.integers(0, 2), st.integers(0, 2**32))
@example(0, 0)
@example(1, 1)
@example(2, 2)
def test_a_submission_that_is_read_back_is_equal(which: int, seed: int) -> None:
    definition = forms()[which]
    made = session.begin(definition, world())
    answered(made, Random(seed))
    xml = made.finish()
    with sandbox.Warm(sandbox.PARSER, "answers") as child:
        received, remarks = back(definition, xml, Reader(child))
    assert received.xml == xml
    assert identity_of(received.xml) == identity_of(xml) != ""
    assert not remarks.extra
    assert {one.code for one in received.odd} <= {"against", "missing"}
    scores = [place.value for place in made.living.top.walk() if place.spot.path.endswith("/score")]
    assert received.score == (scores[0] if scores else "")


def tables(made: Session) -> dict[str, list[list[str]]]:
    """An interview as Central writes it: a table for the form and one for each repeat, rows with their keys."""
    spots = made.definition.spots
    found: dict[str, list[list[str]]] = {}

    def write(place: Place, name: str, key: str, parent: str) -> None:
        columns = [one for one in spots if one.leaf and not one.attribute and one.repeat is place.spot.repeat]
        head = [called(one).replace("/", "-") for one in columns]
        values = {one.spot.path: one.value for one in place.walk() if one.relevant and one.spot in columns}
        table = found.setdefault(name, [[*head, "KEY", "PARENT_KEY"] if parent else [*head, "KEY"]])
        cells = [guarded(values.get(one.path, "")) for one in columns]
        table.append([*cells, key, parent] if parent else [*cells, key])
        numbers: dict[str, int] = {}
        for below in place.walk():
            around = list(below.instances())[1:2]
            if below is not place and below.number and below.relevant and around == ([place] if place.number else []):
                path = called(below.spot)
                numbers[path] = numbers.get(path, 0) + 1
                way = path.removeprefix(f"{called(place.spot)}/") if place.number else path
                write(below, f"form-{path.replace('/', '-')}", f"{key}/{way}[{numbers[path]}]", key)

    write(made.living.top, "form", made.living.identity, "")
    return found


@given(st.integers(0, 2), st.integers(0, 2**32))
@example(0, 7)
def test_tables_for_the_form_and_each_repeat_come_to_the_submission(which: int, seed: int) -> None:
    definition = forms()[which]
    made = session.begin(definition, world())
    answered(made, Random(seed))
    xml = made.finish()
    for place in made.living.top.walk():  # the form's own time of finishing is written when it is finished
        if place.spot.bind.preload_with == "end":
            made.living.ledger.write(place, session_end(xml))
    remarks = Remarks()
    with sandbox.Warm(sandbox.PARSER, "answers") as child:
        read = [Reader(child).read(comma_separated(rows).encode(), name) for name, rows in tables(made).items()]
    books = [one for each in read if not isinstance(each, Tree) for one in each]
    (one,) = BookReader(FormWords(definition), frozenset(), remarks, "form.csv").submissions(books)
    assert one.fault is None
    assert (remarks.extra, remarks.doubtful, remarks.sheets, remarks.orphans) == ({}, {}, {}, [])
    own = next(spot.path for spot in definition.spots if spot.path.endswith("instanceID"))
    received = receive(definition, Given({**one.values, own: one.identity}, one.counts, frozenset(one.known)), world())
    assert received.xml == xml


def session_end(xml: str) -> str:
    """The time of finishing that stands in a submission."""
    return next(one.text or "" for one in ElementTree.fromstring(xml).iter() if one.tag.endswith("end"))


def test_the_look_finds_a_change_of_one_letter() -> None:
    definition = forms()[0]
    made = session.begin(definition, world())
    ref = next(one for one in made.questions() if one.endswith("/told"))
    made.answer(ref, "слово")
    xml = made.finish()
    with sandbox.Warm(sandbox.PARSER, "answers") as child:
        received, _ = back(definition, xml.replace("слово", "слива"), Reader(child))
    assert received.xml != xml


def test_other_values_are_put_into_a_submission_at_their_addresses() -> None:
    xml = '<?xml version="1.0" encoding="UTF-8"?>\n<data><a>1</a><r><b/></r><r><b>2</b></r></data>\n'
    changed = with_values(xml, {"/data/a": "x", "/data/r[2]/b": "y", "/data/nowhere": "z", "/data/r[3]/b": "z"})
    assert changed == xml.replace(">1<", ">x<").replace(">2<", ">y<")


def test_more_instances_than_an_interview_has_are_no_interview() -> None:
    definition = forms()[0]
    with pytest.raises(Unfit):
        receive(definition, Given({}, {"/data/witness": 100_000}, frozenset()), world())
