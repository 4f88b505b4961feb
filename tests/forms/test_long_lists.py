"""Long lists are looked through by column, and what is chosen from them is what a look at each would choose."""

from __future__ import annotations

import pytest
from forms.cascades import ROWS, cascade
from forms.written import noon

from fieldcase.forms import definition, markup, session
from fieldcase.forms.tree import Node
from fieldcase.forms.xpath import Context, compile_expression, lists
from fieldcase.world import SeededWorld


def test_a_cascade_over_five_thousand_choices_looks_at_few_of_them() -> None:
    interview = session.begin(definition.load(cascade()), noon())
    context = interview.living.evaluation.context
    for number in (3, 7):
        interview.answer("/data/region", f"r{number}")
        interview.answer("/data/district", f"d{number}")
        offered = interview.view("/data/place").choices
        assert [choice.value for choice in offered] == [f"p{each}" for each in range(ROWS) if each % 200 == number]
        interview.answer("/data/place", f"p{number}")
        assert interview.view("/data/place").value == f"p{number}"
    context.afresh()
    before = context.left
    interview.answer("/data/district", "d27")
    assert interview.view("/data/place").choices
    assert (
        before - context.left < 1.1 * ROWS
    )  # the list once; a look at each row for each list shown would be four times
    assert interview.view("/data/place").value == ""


LIST = "".join(f"<row><key>{each % 7}</key><other>{'' if each % 5 else each % 3}</other></row>" for each in range(90))
DATA = "<data><word>3</word><number>3.0</number><empty/><yes>1</yes><many>2</many><many>3</many></data>"
PREDICATES = (
    "key = /data/word", "/data/word = key", "key = '3'", "other = ''", "other = /data/empty", "key = /data/number",
    "key = /data/many", "key = /data/nothing", "missing = ''", "missing = 'x'", "key = 3", "key = '3.0'",
    "key = /data/word and other = ''", "key = /data/word and position() < 40", "key = /data/word or other = 1",
    "key != /data/word", "not(key = /data/word)", "key = current()/../word", "key = string(/data/word)",
    "key = /data/word and last() > 20", "key = /data/yes", "key = /data/word][other = '0'", "key = /data/word][2",
)  # fmt: skip


def _numbers(predicate: str, types: dict[str, str]) -> list[int]:
    rows, data = markup.read(f"<root>{LIST}</root>"), markup.read(DATA)
    root = next(data.elements())
    for child in root.elements():
        child.datatype = types.get(child.name, "string")
    context = Context(next(root.elements()), root=data, instances={"rows": rows}, world=SeededWorld(b"lists", 0))
    found = compile_expression(f"instance('rows')/root/row[{predicate}]").nodes(context)
    every: list[Node] = list(next(rows.elements()).elements())
    return [every.index(node) for node in found]


@pytest.mark.parametrize("predicate", PREDICATES)
@pytest.mark.parametrize("types", [{}, {"number": "decimal", "word": "int", "yes": "boolean"}], ids=["texts", "typed"])
def test_a_list_by_columns_gives_what_a_look_at_each_row_gives(
    predicate: str, types: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    by_column = _numbers(predicate, types)
    monkeypatch.setattr(lists, "SHORTEST", 1_000_000)
    assert by_column == _numbers(predicate, types)
