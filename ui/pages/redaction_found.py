"""What was found of a word in a document, to be looked over before every place of it is marked.

Each form in which it stands is a line with its pages; a person takes out of the list what is meant of somebody else.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from fieldcase.casework.marked_words import Found
from fieldcase.casework.marks import NAME, NUMBER
from fieldcase.casework.tables import options
from fieldcase.errors import N_
from fieldcase.model.text import folded, in_a_line
from ui.widgets.basics import Combo, button, column, label, row, scrolled
from ui.widgets.check_line import CheckLine
from ui.widgets.overlay import Panel

if TYPE_CHECKING:
    from ui.workplace import Workplace

_LONGEST, _MOST_PAGES, _MOST_FORMS = 80, 8, 200


class FoundPanel(Panel):
    """The forms and their places. `take` gets the places of the forms that stay chosen, and the reason."""

    WIDTH = 560

    def __init__(
        self, work: Workplace, phrase: str, found: Sequence[Found], wordless: int,
        take: Callable[[tuple[Found, ...], str], None],
    ) -> None:  # fmt: skip
        words = work.words
        super().__init__(words(N_("Words that were found")))
        self.work, self._take = work, take
        forms: dict[str, list[Found]] = {}
        for one in found:
            forms.setdefault(folded(one.text), []).append(one)
        self._forms = list(forms.values())
        self.lines = [CheckLine(self._told(places), self._count, on=True) for places in self._forms[:_MOST_FORMS]]
        self.mark = button("", self._mark, "primary")
        why = words(N_("Why it is taken out"))
        self.reason = Combo(why, options("mark_reason", work.language), NUMBER if phrase.strip().isdigit() else NAME)
        self.shut = button(words(N_("Close")), lambda: self.close_panel())
        last = row(self.mark, self.shut)
        last.insertStretch(0, 1)
        quoted = label(f"«{in_a_line(phrase, _LONGEST)}»", "strong", wrap=True)
        parts: list[QWidget] = [label(words(N_("Words that were found")), "heading"), quoted]
        if found:
            parts += [self._listed(), label(why, "label"), self.reason]
        else:
            parts.append(label(words(N_("These words were not found on any page that has words.")), wrap=True))
        if wordless:
            said = words.plural(
                "On {n} page there are no words that the program can read: look at it yourself.",
                "On {n} pages there are no words that the program can read: look at them yourself.", wordless,
            )  # fmt: skip
            parts.append(label(said.format(n=wordless), "warn", wrap=True))
        layout = column(*parts, gap=10, edge=20)
        layout.addLayout(last)
        self.setLayout(layout)
        self.mark.setVisible(bool(found))
        self._count()

    def _listed(self) -> QWidget:
        inside = QWidget()
        held = column(*self.lines, gap=4)
        held.addStretch(1)
        inside.setLayout(held)
        made = scrolled(inside)
        made.setMinimumHeight(min(220, 34 * len(self.lines) + 8))
        return made

    def _told(self, places: Sequence[Found]) -> str:
        pages = list(dict.fromkeys(str(one.page) for one in places))
        listed = ", ".join(pages[:_MOST_PAGES]) + (" …" if len(pages) > _MOST_PAGES else "")
        count = self.work.words.plural("{n} place", "{n} places", len(places)).format(n=len(places))
        said = self.work.words(N_("{what}: {count}, page {pages}"))
        return said.format(what=in_a_line(places[0].text, _LONGEST), count=count, pages=listed)

    def _chosen(self) -> tuple[Found, ...]:
        shown = zip(self._forms, self.lines, strict=False)
        # More forms than can be listed are all meant.
        return tuple(
            one for places in [*(places for places, line in shown if line.box.isChecked()), *self._forms[_MOST_FORMS:]]
            for one in places
        )  # fmt: skip

    def _count(self, _on: bool = True) -> None:
        count = len(self._chosen())
        said = self.work.words.plural("Mark {n} place", "Mark {n} places", count)
        self.mark.setText(said.format(n=count))
        self.mark.setAccessibleName(self.mark.text())
        self.mark.setEnabled(count > 0)

    def first_focus(self) -> QWidget:
        """The button that marks them, where there is anything to mark."""
        return self.mark if self._forms else self.shut

    def _mark(self) -> None:
        chosen, reason = self._chosen(), self.reason.code
        self.close_panel()
        self._take(chosen, reason)
