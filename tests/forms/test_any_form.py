"""Forms drawn by chance: whatever reads whatever, asking some rules is as good as asking all."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass

from forms.test_interview_drafts import DEEDS, Deed, do, rebuilt
from forms.written import asking, listed, noon, select, xform
from gears import examples
from hypothesis import given, settings
from hypothesis import strategies as st

from fieldcase.errors import FormCircular, FormError
from fieldcase.forms import definition, session

# Leaves in the order of the form: on top, in a group, in a repeat, in a repeat in it.
LEAVES = ("a", "b", "g/c", "g/d", "r/e", "r/f", "r/s/h", "r/s/i", "j", "k")
TEMPLATES = (
    "{0} = 1", "{0} != ''", "{0} + {1}", "count({0}) + 1", "sum({0}) > 2", "if({0} = 'x', {1}, 2)",
    "selected({0}, 'y')",
    "coalesce({0}, {1})", "position(..)", "count(/data/r) + position(..)", "string-length({0}) * 2", "max({0}, {1}, 1)",
    "concat({0}, '-', {1})", "not({0})", "count(/data/r/s[h = {0}])", "sum(/data/r[position() &lt; 3]/e)",
    "join(' ', {0})", "count-non-empty(/data/g/*)", "indexed-repeat({0}, /data/r, 1)", "string(/data/g)", "//s/h = {0}",
    "/data/r[e = {0}][1]/f", "count(../preceding-sibling::*)", "once(concat({0}, random()))", "number({0}) mod 3",
)  # fmt: skip
# The last leaf that a template reads whatever is drawn; what stands before would hang on itself.
READS = {
    "count(/data/r/s[h = {0}])": 6, "//s/h = {0}": 6, "sum(/data/r[position() &lt; 3]/e)": 4,
    "/data/r[e = {0}][1]/f": 5,
    "string(/data/g)": 3, "count-non-empty(/data/g/*)": 3,
}  # fmt: skip
KINDS = ("relevant", "calculate", "readonly", "required", "constraint")


@dataclass(frozen=True)
class Drawn:
    """One bind: of which leaf, what it decides, how, and what it reads."""

    leaf: int
    kind: str
    template: str
    reads: tuple[int, int]
    relative: bool


BINDS = st.lists(
    st.builds(
        Drawn,
        st.integers(1, len(LEAVES) - 1), st.sampled_from(KINDS), st.sampled_from(TEMPLATES),
        st.tuples(st.integers(0, len(LEAVES) - 1), st.integers(0, len(LEAVES) - 1)), st.booleans(),
    ),
    min_size=2, max_size=9, unique_by=lambda drawn: (drawn.leaf, drawn.kind),
)  # fmt: skip


def _path(drawn: Drawn, read: int, earlier: bool) -> str:
    target = LEAVES[min(read, drawn.leaf - 1) if earlier else read]
    if not drawn.relative:
        return f"/data/{target}"
    return "../" * LEAVES[drawn.leaf].count("/") + f"../{target}"


def form(binds: list[Drawn], count: bool, earlier: bool) -> str:
    """A form of these binds. Where only what is `earlier` is read, nothing goes in circles."""
    written = []
    for drawn in binds:
        template = "{0} = 1" if earlier and READS.get(drawn.template, -1) >= drawn.leaf else drawn.template
        told = template.format(*(_path(drawn, read, earlier) for read in drawn.reads))
        written.append(f'nodeset="/data/{LEAVES[drawn.leaf]}" {drawn.kind}="{told}"')
    counted = ' jr:count="../f"' if count else ""
    inner = f'<repeat nodeset="/data/r/s"{counted}>' + asking("r/s/h", "r/s/i") + "</repeat>"
    body = (
        asking("a") + select("b", "all", "name != /data/a")
        + '<group ref="/data/g">' + asking("g/c", "g/d") + "</group>"
        + '<repeat nodeset="/data/r">' + asking("r/e") + select("r/f", "all", "name != current()/../e", "select")
        + inner + "</repeat>" + asking("j") + '<input ref="/data/k"><label>K <output value="/data/j"/></label></input>'
    )  # fmt: skip
    return xform(
        '<a/><b/><g><c/><d>2</d></g><r jr:template=""><e/><f/><s jr:template=""><h>1</h><i/></s></r>'
        "<r><e/><f/><s><h/><i/></s></r><j/><k/>",
        written,
        body,
        listed("all", ("1", "One"), ("2", "Two"), ("x", "X"), ("y", "Y")),
    )


@given(binds=BINDS, count=st.booleans(), deeds=DEEDS)
@examples(40, 480)
def test_in_any_form_asking_some_rules_comes_to_the_same_as_asking_all(
    binds: list[Drawn], count: bool, deeds: list[Deed]
) -> None:
    try:
        made = definition.load(form(binds, count, earlier=True))
    except FormCircular:
        return
    interview = session.begin(made, noon())
    for deed in deeds:
        before, steps = interview.fingerprint(), interview.undoable
        do(interview, deed)
        after = interview.fingerprint()
        interview.recalculate()
        assert interview.fingerprint() == after
        assert rebuilt(made, interview.draft()).fingerprint() == after
        if interview.undoable > steps:
            interview.undo()
            assert interview.fingerprint() == before
            do(interview, deed)


@given(binds=BINDS, count=st.booleans(), deeds=DEEDS)
@settings(max_examples=60)
def test_any_form_at_all_runs_or_is_refused(binds: list[Drawn], count: bool, deeds: list[Deed]) -> None:
    # Any error but a FormError falls through.
    with contextlib.suppress(FormError):
        interview = session.begin(definition.load(form(binds, count, earlier=False)), noon())
        for deed in deeds:
            do(interview, deed)
        assert interview.finish().startswith("<?xml")
