"""The lines of a paper form that is being typed in: what each is called, what its answer says, what may be typed.

A line takes what was typed and tells what went wrong; nothing of the window is known here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from fieldcase.casework import typed_answers, typing_rows
from fieldcase.casework.typed_answers import REFUSED, UNKNOWN, Kind, NotTyped
from fieldcase.errors import N_, AnswerNotTaken
from fieldcase.forms.declared import Control

if TYPE_CHECKING:
    from fieldcase.casework.asking import Asking, Rows
    from fieldcase.i18n import Words

# Choices by their numbers hang on no day.
_NO_DAY = date.min
MARKS = {UNKNOWN: N_("does not know"), REFUSED: N_("refused to answer")}
_NOT_FITTING = N_("This does not fit the question: check it against the paper, or go on with Enter.")
_MORE = N_("Is there one more on paper? 1 – yes, Enter – no, 0 – take the last one away")
_NOT_OFFERED = N_("This choice is not offered after the answers above.")


class Line:
    """One line. A heading is never stopped at; one that is `needed` is not passed over without an answer."""

    heading = False
    needed = False

    def __init__(self, number: str, label: str) -> None:
        self.number, self.label = number, label

    def stands(self) -> bool:
        """Whether it is to be typed now."""
        return True

    def said(self) -> str:
        """What its answer says; empty without one."""
        return ""

    def again(self) -> str:
        """Its answer as it would be typed."""
        return ""

    def remark(self) -> str:
        """What is told under its question."""
        return ""

    def choices(self) -> tuple[str, ...]:
        """The choices in the order of their numbers."""
        return ()

    def take(self, typed: str) -> str:
        """Take what was typed; a sentence where it was taken and does not fit. NotTyped where it was not taken."""
        raise NotTyped(typed)


class Heading(Line):
    """The heading of a section."""

    heading = True

    def stands(self) -> bool:
        """Never."""
        return False


class PersonLine(Line):
    """A question that stands before the form's own: consent, the person, whether we met. `kept` does the rest."""

    def __init__(
        self, number: str, label: str, choices: tuple[tuple[str, str], ...], *, about: str = "",
        stands: Callable[[], bool], kept: Callable[[str], None], needed: bool = False,
    ) -> None:  # fmt: skip
        super().__init__(number, label)
        self.code, self.needed = "", needed
        self._offered, self._about, self._stands, self._kept = choices, about, stands, kept

    def stands(self) -> bool:
        """As whoever made it says."""
        return self._stands()

    def said(self) -> str:
        """The label of what was chosen."""
        return dict(self._offered).get(self.code, self.code)

    def again(self) -> str:
        """The number of what was chosen."""
        codes = [code for code, _ in self._offered]
        return str(codes.index(self.code) + 1) if self.code in codes else self.code

    def remark(self) -> str:
        """What it means."""
        return self._about

    def choices(self) -> tuple[str, ...]:
        """The labels."""
        return tuple(label for _, label in self._offered)

    def take(self, typed: str) -> str:
        """One number of one choice; nothing is no answer."""
        kind = Kind(Control.SELECT_ONE, "string", tuple(code for code, _ in self._offered))
        read = typed_answers.read("" if typed in typed_answers.SIGNS else typed, kind, _NO_DAY, "en")
        if not read.value:
            raise NotTyped(N_("Type the number that is ticked on paper."))
        self.code = read.value
        self._kept(read.value)
        return ""


class MetLine(PersonLine):
    """Whether we met before: two numbers, or the pseudonym as it stands on paper."""

    def __init__(
        self, number: str, label: str, choices: tuple[tuple[str, str], ...], known: Mapping[str, bytes], *,
        about: str, stands: Callable[[], bool], kept: Callable[[str], None], same: Callable[[bytes], None],
    ) -> None:  # fmt: skip
        super().__init__(number, label, choices, about=about, stands=stands, kept=kept)
        self._known, self._same = known, same

    def take(self, typed: str) -> str:
        """1, 2, or a pseudonym that is known here."""
        text = typed.strip()
        if text in ("1", "2"):
            return super().take(text)
        found = next((name for name in self._known if name.casefold() == text.casefold()), None)
        if found is None:
            raise NotTyped(N_("This pseudonym is not known here. Type 1, 2, or the pseudonym as it is on the paper."))
        self.code = found
        self._same(self._known[found])
        return ""


class QuestionLine(Line):
    """A question of the form."""

    def __init__(
        self, asking: Asking, row: typing_rows.Row, words: Words, today: date, begun: Callable[[], bool],
        kept: Callable[[Rows], None],
    ) -> None:  # fmt: skip
        super().__init__(row.number, row.label)
        self.row, self._asking, self._words, self._today = row, asking, words, today
        self._begun, self._kept = begun, kept

    def stands(self) -> bool:
        """Whether it is asked after what was answered before, of somebody who agreed to be asked."""
        return self._begun() and typing_rows.stands(self._asking, self.row)

    def said(self) -> str:
        """The labels or the words of the answer, or why there is none."""
        text, mark = typing_rows.said(self.row)
        return self._words(MARKS[mark]) if mark else text

    def again(self) -> str:
        """The numbers or the words."""
        place = self.row.place
        return typed_answers.shown(place.value, place.mark, self.row.kind) if place is not None else ""

    def remark(self) -> str:
        """The hint."""
        return self.row.asked.hint if self.row.asked is not None else ""

    def choices(self) -> tuple[str, ...]:
        """The labels, as on paper."""
        return tuple(label for _, label in self.row.asked.choices) if self.row.asked is not None else ()

    def take(self, typed: str) -> str:
        """Answer or mark the question; what is to be written is handed on."""
        self._kept(self.rows(typed))
        seen = self._asking.session.view(self.row.ref)
        return "" if seen.valid else seen.message or self._words(_NOT_FITTING)

    def rows(self, typed: str) -> Rows:
        """Answer or mark the question in memory; the rows to be written. NotTyped, and nothing changed."""
        session, ref = self._asking.session, self.row.ref
        read = typed_answers.read(typed, self.row.kind, self._today, self._words.language)
        self._refuse_what_is_not_offered(read.value)
        try:
            step = session.mark(ref, read.mark) if read.mark else session.answer(ref, read.value)
        except AnswerNotTaken:
            raise NotTyped(N_("This is no answer to this question. Check it against the paper.")) from None
        rows = dict(step.rows)
        if not read.mark and not read.value and session.view(ref).mark:
            rows.update(session.mark(ref, "").rows)
        return rows

    def _refuse_what_is_not_offered(self, value: str) -> None:
        place = self.row.place
        if place is not None and place.offered is not None and self.choices():
            chosen = value.split() if self.row.asked is not None and self.row.asked.several else [value]
            if any(one and one not in place.offered for one in chosen):
                raise NotTyped(_NOT_OFFERED)


class MoreLine(Line):
    """Behind the last instance of a repeat: one more, or none."""

    def __init__(
        self, asking: Asking, row: typing_rows.Row, words: Words, begun: Callable[[], bool],
        grown: Callable[[Rows], None],
    ) -> None:  # fmt: skip
        super().__init__("", words(N_("One more: {what}?")).format(what=row.label or "—"))
        self.row, self._asking, self._words, self._begun, self._grown = row, asking, words, begun, grown

    def stands(self) -> bool:
        """Whether its repeat is asked."""
        return self._begun() and typing_rows.stands(self._asking, self.row)

    def remark(self) -> str:
        """What may be typed."""
        return self._words(_MORE)

    def take(self, typed: str) -> str:
        """1 adds one, 0 takes the last one away, anything else goes on."""
        session, text = self._asking.session, typed.strip()
        if text == "1":
            self._grown(session.add_repeat(self.row.ref).rows)
        elif text == "0":
            count = next((one.count for one in session.repeats() if one.ref == self.row.ref), 0)
            if count:
                self._grown(session.remove_repeat(f"{self.row.ref}[{count}]").rows)
        elif text not in ("", "2", "-"):
            raise NotTyped(_MORE)
        return ""
