"""What `make pictures` draws of words: the lists, a delivered row and one set aside, how others speak, the glossary.

The rows of a network are invented and added to the sample vault. Knows what each view needs; no size and no colour.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from picture_views import View, page, settle

from fieldcase.casework import cases, word_lists
from fieldcase.casework.desk import Desk
from fieldcase.model.case import Source
from fieldcase.model.dates import UncertainDate
from fieldcase.model.ids import SourceId
from fieldcase.model.results import Wording
from ui.shell import Shell


def add(desk: Desk) -> None:
    """An own row, and a delivered one set aside with a reason."""
    own = replace(
        word_lists.blank(desk), language="ru", avoid=("подопечн*",), instead="люди, которым мы помогаем",
        reason="Example / Пример. Так говорят о людях как о предмете учёта.",
    )  # fmt: skip
    desk.save(None, own)
    row = next(one for one in word_lists.delivered() if one.language == "ru" and one.level == "context")
    case = cases.by_code(desk, "EX-KG-ATTACK")
    for month, outlet, quote in (
        ("2019-11", "Example / Пример. Газета", "Там собираются наркоманы, нормальные люди туда не ходят."),
        ("2019-12", "Example / Пример. Сайт", "Наркоманы и наркоманки вышли на площадь, говорят о злоупотреблении."),
    ):
        source = Source(
            id=SourceId(desk.new_id()), scope=case.scope, title=outlet, outlet=outlet, medium="print", quote=quote,
            published=UncertainDate(month), looked_at="nobody",
        )  # fmt: skip
        desk.save(None, source)
    made, _ = word_lists.set_aside(desk, row)
    desk.save(made, replace(made, reason="Example / Пример. В нашей сети это слово своё."))


def _view(name: str, mark: str = "") -> Callable[[Shell], None]:
    def shown(shell: Shell) -> None:
        window = shell.window_of_work
        assert window is not None
        assert shell.desk is not None
        window.work.go("advocacy", None, "words")
        settle(shell)
        part = page(shell).part
        part.turn(name)
        settle(shell)
        if mark == "aside":
            part.mark(next(one for one in shell.desk.all(Wording) if one.set_aside).key)
        elif mark:
            part.view.list.line.setText(mark)
        settle(shell)
        settle(shell)

    return shown


VIEWS = (
    View("advocacy-words", _view("words")),
    View("advocacy-words-delivered", _view("words", "пропаганд")),
    View("advocacy-words-aside", _view("words", "aside")),
    View("advocacy-others-speak", _view("others")),
    View("advocacy-glossary", _view("glossary")),
)
