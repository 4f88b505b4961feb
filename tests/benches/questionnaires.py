"""What an answer to a long questionnaire costs, against working out everything anew; what a draft costs.

The questionnaire is of our own making: sections of questions that make each other relevant, with sums over them.
"""

from __future__ import annotations

from itertools import count
from pathlib import Path

from benches.pairs import Pairs, in_turn, seconds
from forms.written import listed, noon, select, xform

from fieldcase.forms import definition, session

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
