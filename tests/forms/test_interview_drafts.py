"""An interview put down and taken up again, steps taken back, and that asking some rules is as good as asking all."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from conforming import javarosa
from forms.written import VISIT, listed, noon, select, xform
from hypothesis import given, settings
from hypothesis import strategies as st

from fieldcase.errors import FormError, InterviewUnreadable
from fieldcase.forms import definition, session
from fieldcase.forms.cascade import Cascade
from fieldcase.forms.declared import CHOOSING
from fieldcase.forms.definition import Definition
from fieldcase.forms.session import Session
from fieldcase.world import SeededWorld

FORM = definition.load(VISIT)
# Everything hangs on everything: relevance in chains, choices that filter each other, sums over what may not count.
TANGLE = definition.load(
    xform(
        "<a/><b/><c/><d/><e>3</e><g><f/><h/></g><i/><k>start</k>",
        [
            'nodeset="/data/b" relevant="selected(/data/a, \'x\')"',
            'nodeset="/data/c" calculate="if(/data/b = \'y\', /data/e + 1, count(/data/b))" type="int"',
            'nodeset="/data/d" relevant="/data/c &gt; 2" required="/data/e = 3"',
            'nodeset="/data/e" type="int" constraint=". != /data/c"',
            'nodeset="/data/g" relevant="/data/d != \'\'" readonly="/data/i &gt; 20"',
            'nodeset="/data/g/f" relevant="/data/a != \'\'"',
            'nodeset="/data/g/h" calculate="once(concat(/data/g/f, random()))"',
            'nodeset="/data/i" calculate="string-length(/data/g/f) + sum(/data/e | /data/c)"',
            'nodeset="/data/k" calculate="concat(/data/i, /data/b)"',
        ],
        select("a", "all", control="select")
        + select("b", "all", "selected(/data/a, name)")
        + select("d", "all", "name != /data/b", "select")
        + '<input ref="/data/e"/><group ref="/data/g"><label>Of <output value="/data/k"/></label>'
        '<input ref="/data/g/f"/></group>',
        listed("all", ("x", "X"), ("y", "Y"), ("z", "Z")),
    )
)
Deed = tuple[int, int, str]
DEEDS = st.lists(
    st.tuples(
        st.integers(0, 9),
        st.integers(0, 99),
        st.sampled_from(
            ["", "1", "2", "3", "x", "y", "x y", "z x", "yes", "no", "north", "south", "alder", "a1 a2", "raid"]
        ),
    ),
    max_size=25,
)


def do(interview: Session, deed: Deed) -> None:
    """One deed by numbers, whatever the form: mostly answers; an answer that does not fit is no deed."""
    kind, which, text = deed
    repeats = [view for view in interview.repeats() if view.open]
    try:
        if kind == 0 and repeats:
            interview.add_repeat(repeats[which % len(repeats)].ref)
        elif kind == 1 and repeats:
            repeat = repeats[which % len(repeats)]
            interview.remove_repeat(f"{repeat.ref}[{which % max(1, repeat.count) + 1}]")
        elif kind == 2:
            interview.undo()
        elif kind == 3:
            interview.mark(_question(interview, which), ("unknown", "refused", "")[which % 3])
        else:
            ref = _question(interview, which)
            view = interview.view(ref)
            offered = [choice.value for choice in view.choices] if view.control in CHOOSING else []
            interview.answer(ref, offered[which % len(offered)] if offered and kind > 5 else text)
    except FormError:
        pass


def _question(interview: Session, which: int) -> str:
    questions = interview.questions()
    return questions[which % len(questions)]


def rebuilt(made: Definition, rows: Mapping[str, str]) -> Session:
    """The interview of a draft that went through a file."""
    return session.resume(made, json.loads(json.dumps(dict(rows))), noon())


@pytest.mark.parametrize("made", [FORM, TANGLE], ids=["visit", "tangle"])
@given(deeds=DEEDS)
@settings(max_examples=40)
def test_asking_what_a_change_sets_off_comes_to_the_same_as_asking_everything(
    made: Definition, deeds: list[Deed]
) -> None:
    interview = session.begin(made, noon())
    for deed in deeds:
        do(interview, deed)
        before = interview.fingerprint()
        interview.recalculate()
        assert interview.fingerprint() == before


@pytest.mark.parametrize("made", [FORM, TANGLE], ids=["visit", "tangle"])
@given(deeds=DEEDS)
@settings(max_examples=40)
def test_a_draft_taken_up_again_is_the_same_interview(made: Definition, deeds: list[Deed]) -> None:
    interview = session.begin(made, noon())
    written = dict(interview.draft())
    for deed in deeds:
        do(interview, deed)
    again = rebuilt(made, interview.draft())
    assert again.fingerprint() == interview.fingerprint()
    assert again.draft() == interview.draft()
    assert written.keys() >= {"!form", "!began", "!language"}


@pytest.mark.parametrize("made", [FORM, TANGLE], ids=["visit", "tangle"])
@given(deeds=DEEDS)
@settings(max_examples=40)
def test_the_rows_that_each_step_tells_add_up_to_the_draft(made: Definition, deeds: list[Deed]) -> None:
    interview = session.begin(made, noon())
    kept = interview.draft()
    answers = [deed for deed in deeds if deed[0] > 3]
    for kind, which, text in answers:
        ref = _question(interview, which)
        try:
            step = interview.answer(ref, text)
        except FormError:
            continue
        for key, row in step.rows.items():
            if row is None:
                del kept[key]
            else:
                kept[key] = row
        if kind == 9 and interview.repeats() and interview.repeats()[0].open:
            for key, row in interview.add_repeat(interview.repeats()[0].ref).rows.items():
                assert row is not None
                kept[key] = row
    assert kept == interview.draft()


@pytest.mark.parametrize("made", [FORM, TANGLE], ids=["visit", "tangle"])
@given(deeds=DEEDS)
@settings(max_examples=40)
def test_steps_are_taken_back_bit_by_bit(made: Definition, deeds: list[Deed]) -> None:
    interview = session.begin(made, noon())
    prints = [interview.fingerprint()]
    drafts = [interview.draft()]
    for deed in (deed for deed in deeds if deed[0] != 2):
        steps = interview.undoable
        do(interview, deed)
        if interview.undoable > steps:
            prints.append(interview.fingerprint())
            drafts.append(interview.draft())
    while interview.undo() is not None:
        prints.pop()
        drafts.pop()
        assert (interview.fingerprint(), interview.draft()) == (prints[-1], drafts[-1])
    assert len(prints) == 1


def test_the_hash_of_an_interview_tells_small_things_apart() -> None:
    interview = session.begin(FORM, noon())
    seen = {interview.fingerprint()}
    interview.answer("/data/consent", "yes")
    seen.add(interview.fingerprint())
    for why in ("unknown", "refused"):
        interview.mark("/data/story/why", why)
        seen.add(interview.fingerprint())
    interview.add_repeat("/data/case")
    seen.add(interview.fingerprint())
    interview.answer("/data/score", "7")
    seen.add(interview.fingerprint())
    assert len(seen) == 6


@pytest.mark.parametrize(
    "rows",
    [
        {},
        {"!form": "example 1"},
        {"!form": "other 1", "!began": "0 0"},
        {"!form": "example 1", "!began": "now"},
        {"!form": "example 1", "!began": "-5 0"},
        {"!form": "example 1", "!began": "0 0", "/data/nothing": "x"},
        {"!form": "example 1", "!began": "0 0", "/data/case!count": "-1"},
        {"!form": "example 1", "!began": "0 0", "/data/case!count": "100000000"},
    ],
)
def test_rows_that_are_no_draft_of_the_form_are_refused(rows: dict[str, str]) -> None:
    with pytest.raises(InterviewUnreadable):
        session.resume(FORM, rows, noon())


def test_a_draft_of_a_later_version_of_the_form_is_taken_up_with_what_it_has() -> None:
    interview = session.begin(FORM, noon())
    interview.answer("/data/consent", "yes")
    rows = interview.draft()
    newer = definition.load(VISIT.replace('version="1"', 'version="2"'))
    assert session.resume(newer, rows, noon()).view("/data/consent").value == "yes"


def _random_steps(made: Definition, count: int, seed: int) -> int:
    """Random deeds on a form: after each, all rules are asked; every so often a step is taken back, the draft taken up.

    What comes back is how many deeds changed something.
    """
    chance = SeededWorld(str(seed).encode())
    interview = session.begin(made, noon())
    done = 0
    for number in range(count):
        kind, which, text = (int.from_bytes(chance.random(2), "big") for _ in range(3))
        before = interview.fingerprint() if number % 7 == 0 else ""
        steps = interview.undoable
        do(interview, (kind % 10, which, str(text % 120)))
        after = interview.fingerprint()
        interview.recalculate()
        assert interview.fingerprint() == after, number
        done += interview.undoable > steps
        if before and interview.undoable > steps:
            assert rebuilt(made, interview.draft()).fingerprint() == after
            interview.undo()
            assert interview.fingerprint() == before
    return done


RECORDED = ("strategic_case", "synth300", "who-verbal-autopsy.xlsx")


@pytest.mark.parametrize("made", [FORM, TANGLE], ids=["visit", "tangle"])
@pytest.mark.parametrize("count", [400, pytest.param(10_000, marks=pytest.mark.torture)])
def test_random_steps_come_to_the_same_as_asking_everything(made: Definition, count: int) -> None:
    assert _random_steps(made, count, 3) > count / 10


@pytest.mark.parametrize("name", RECORDED)
def test_random_steps_on_recorded_forms_come_to_the_same_as_asking_everything(conformance: Path, name: str) -> None:
    assert _random_steps(definition.load(javarosa.read(conformance)["forms"][name]), 100, 1) > 10


@pytest.mark.torture
@pytest.mark.parametrize("name", RECORDED)
def test_ten_thousand_random_steps_on_recorded_forms(conformance: Path, name: str) -> None:
    assert _random_steps(definition.load(javarosa.read(conformance)["forms"][name]), 10_000, 2) > 1_000


def test_a_step_that_is_not_followed_up_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Cascade, "touch", lambda *_, **__: None)
    with pytest.raises(AssertionError):
        _random_steps(FORM, 400, 3)
