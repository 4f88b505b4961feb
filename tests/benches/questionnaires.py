"""What an answer to a long questionnaire costs, against working out everything anew; what a draft costs.

The questionnaire is of our own making: sections of questions that make each other relevant, with sums over them.
"""

from __future__ import annotations

from itertools import count
from pathlib import Path
from xml.etree import ElementTree

from benches.pairs import Pairs, in_turn, seconds
from forms.cascades import ROWS, cascade
from forms.written import listed, noon, select, xform

from fieldcase.forms import definition, session

XFORMS = "{http://www.w3.org/2002/xforms}"
SECTIONS, QUESTIONS = 25, 20
ROUNDS = 30


def long_form() -> str:
    """Five hundred questions: a yes or no opens each section, each question the next, each section has a sum."""
    nodes, binds, body = "", [], ""
    for section in range(SECTIONS):
        group = f"g{section}"
        inside = "".join(f"<q{number}/>" for number in range(QUESTIONS))
        nodes += f"<o{section}/><{group}>{inside}</{group}><s{section}/>"
        binds.append(f'nodeset="/data/{group}" relevant="/data/o{section} != \'no\'"')
        for number in range(1, QUESTIONS):
            path = f"/data/{group}/q{number}"
            binds.append(f'nodeset="{path}" type="int" relevant="/data/{group}/q{number - 1} != \'\'" '
                         f'constraint=". &gt;= 0 and . &lt; 100" required="true()"')  # fmt: skip
        total = " + ".join(f"coalesce(/data/{group}/q{number}, 0)" for number in range(QUESTIONS))
        binds.append(f'nodeset="/data/s{section}" calculate="{total}"')
        asked = "".join(
            f'<input ref="/data/{group}/q{n}"><label>Question {n}</label></input>' for n in range(QUESTIONS)
        )
        body += select(f"o{section}", "answers") + f'<group ref="/data/{group}"><label>G</label>{asked}</group>'
    score = " + ".join(f"/data/s{section}" for section in range(SECTIONS))
    binds.append(f'nodeset="/data/score" calculate="{score}"')
    return xform(nodes + "<score/>", binds, body, listed("answers", ("yes", "Yes"), ("no", "No")))


def cascades(folder: Path) -> list[Pairs]:
    """A district chosen and its places shown, of five thousand; against the rows of that list found by ElementTree."""
    del folder
    text = cascade()
    interview = session.begin(definition.load(text), noon())
    interview.answer("/data/region", "r7")
    listed_rows = ElementTree.fromstring(text).find(f".//{XFORMS}root")
    assert listed_rows is not None
    rounds = count()

    def chosen() -> float:
        def choose() -> None:
            interview.answer("/data/district", f"d{next(rounds) % 10 * 20 + 7}")
            assert len(interview.view("/data/place").choices) == ROWS / 200

        return seconds(choose)

    def found() -> float:
        wanted = f"{XFORMS}item[{XFORMS}district='d{next(rounds) % 10 * 20 + 7}']"
        return seconds(lambda: listed_rows.findall(wanted))

    return [in_turn(f"a choice among {ROWS} places by region and district", "finding them by ElementTree",
                    chosen, found, ROUNDS)]  # fmt: skip


def answers(folder: Path) -> list[Pairs]:
    """An answer against all rules; a draft taken up against a new interview begun."""
    del folder
    text = long_form()
    made = definition.load(text)
    interview = session.begin(made, noon())
    for section in range(SECTIONS):
        for number in range(QUESTIONS):
            interview.answer(f"/data/g{section}/q{number}", "7")
    draft = interview.draft()
    rounds = count()

    def answered() -> float:
        number = next(rounds)
        return seconds(lambda: interview.answer(f"/data/g{number % SECTIONS}/q3", str(number % 100)))

    def resumed() -> float:
        return seconds(lambda: session.resume(made, draft, noon()))

    def begun() -> float:
        return seconds(lambda: session.begin(made, noon()))

    return [
        in_turn(
            f"one answer to a questionnaire of {len(made.spots)} nodes and {len(made.rules.ordered)} rules",
            "asking every rule anew", answered, lambda: seconds(interview.recalculate), ROUNDS,
        ),
        in_turn(
            "that questionnaire's draft taken up again", "a new one begun", resumed, begun, ROUNDS,
        ),
    ]  # fmt: skip
