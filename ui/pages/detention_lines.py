"""The lines of an urgent detention on the screen: what happened on the left, what cannot wait on the right.

Knows which lines stand where and which are only asked after another; what they come to is casework's. Refuses to have a
line for a name.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fieldcase.casework import detention_lines as asked
from fieldcase.casework.tables import offered
from fieldcase.errors import N_
from fieldcase.model.declare import field_named
from fieldcase.model.detention import Detention
from fieldcase.model.said import said_instant, said_quantity
from fieldcase.model.typed import Since, Unreadable, read_quantity, read_since
from fieldcase.model.values import Instant
from ui.widgets.answer_row import AnswerLine, AnswerRow
from ui.widgets.basics import WIDE_GAP, Ground, button, card, column, label, row
from ui.widgets.chooser import Chooser
from ui.widgets.fields import LineField, Spec, Unread
from ui.widgets.turns import Turns

if TYPE_CHECKING:
    from ui.workplace import Workplace

_NAMES = {
    asked.SINCE: N_("Since when (14:00, yesterday 23:30, an hour ago)"), asked.PLACE: N_("Where"),
    "police_said": N_("What the police said, in their words"), "article_said": N_("Article they named"),
    "substance": N_("Substance"), asked.WEIGHT: N_("Weight (0.8 g)"), "size_said": N_("Size they named"),
    asked.GENDER: N_("Gender"), asked.AGE_BAND: N_("Age"), "lawyer": N_("Lawyer"),
    "lawyer_words": N_("About the lawyer"), "interpreter": N_("Interpreter"),
    "relatives_told": N_("Relatives were told"), "injured": N_("Injuries"), "injuries": N_("Which, and from what"),
    "doctor": N_("Seen by a doctor"), "withdrawal": N_("Withdrawal"), asked.TREATMENTS: N_("Must not stop"),
    "treatment_given": N_("Is it given"), "children_home": N_("Children at home"),
    "children_words": N_("Who is with them"),
}  # fmt: skip
_ABOUT_HOUR = N_("about {when}")
# A line that is asked only after another has this answer; "" for any.
_AFTER = {"injuries": ("injured", "yes"), "children_words": ("children_home", "yes"),
          "treatment_given": (asked.TREATMENTS, ""), "lawyer_words": ("lawyer", "")}  # fmt: skip
_RIGHT = ("lawyer", "lawyer_words", "interpreter", "relatives_told", "injured", "injuries", "doctor", "withdrawal",
          asked.TREATMENTS, "treatment_given", "children_home", "children_words")  # fmt: skip
_NAME_WIDTH = 130
# Shorter than the vocabulary, whose words a form and a dossier have room for.
_SHORT = {
    "presence": {"yes": N_("is there"), "called": N_("called"), "refused": N_("refused"), "no": N_("none"),
                 "not_needed": N_("not needed"), "unknown": N_("not known")},
    "yes_no": {"yes": N_("yes"), "no": N_("no"), "unknown": N_("not known")},
}  # fmt: skip


class DetentionLines(Ground):
    """All lines. `edited` comes with the name of a line and what stands in it now."""

    edited = Signal(str, str)
    finished = Signal()

    # All lines are laid out.
    built = Signal()

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self.work, self.words = work, work.words
        self.fields: dict[str, LineField] = {}
        self.rows: dict[str, AnswerRow] = {}
        self._shown: dict[str, QWidget] = {}
        self._order: list[tuple[str, QWidget]] = []
        self.typed_at = Instant(0, 0)
        self._left, self._right = column(gap=6), column(gap=4)
        across = row(card(self._left), card(self._right), gap=WIDE_GAP)
        across.setStretch(0, 1)
        across.setStretch(1, 1)
        self.setLayout(across)
        self._add(self._left, self._first)
        self._turns = Turns(self, [*self._steps(), self._all_there])

    @property
    def is_built(self) -> bool:
        """Whether all lines are laid out."""
        return self._turns.over

    def _first(self) -> list[QWidget]:
        since, country = self._text(asked.SINCE), self._country()
        self._order_of(asked.COUNTRY, self.countries, country)
        return [_beside(since, country)]

    def _steps(self) -> list[Callable[[], None]]:
        """A line or two a turn of the event loop: all at once would hold it up."""
        ages = tuple(code for code, _ in offered("age_band", "en"))[:-1]
        left: list[Callable[[], list[QWidget]]] = [
            lambda: [self._text(asked.PLACE), self._text("police_said")],
            lambda: [self._answers("size_said", *asked.CODES["size_said"])],
            lambda: [_beside(*map(self._text, ("article_said", "substance", asked.WEIGHT)), shares=(1, 1, 1))],
            self._who,
            lambda: [self._answers(asked.GENDER, "gender", ("female", "male", "other"))],
            lambda: [self._answers(asked.AGE_BAND, "age_band", ages)],
        ]
        right = [partial(self._line, name) for name in _RIGHT]
        return [
            *(partial(self._add, self._left, step) for step in left),
            *(partial(self._add, self._right, step) for step in right),
        ]

    def _line(self, name: str) -> list[QWidget]:
        if name in asked.CODES:
            return [self._answers(name, *asked.CODES[name])]
        if name == asked.TREATMENTS:
            return [self._answers(name, "treatment", tuple(self.work.tables.vocabularies["treatment"]))]
        return [self._text(name)]

    def _add(self, to: QVBoxLayout, made: Callable[[], list[QWidget]]) -> None:
        for widget in made():
            to.addWidget(widget)
        self._show_needed()

    def _all_there(self) -> None:
        self._left.addStretch(1)
        self._right.addStretch(1)
        self.built.emit()

    def _order_of(self, name: str, stop: QWidget, whole: QWidget | None = None) -> None:
        self._order.append((name, stop))
        self._shown[name] = whole or stop

    def _text(self, name: str) -> LineField:
        words, language = self.words, self.work.language

        def hour(text: str) -> Since:
            return read_since(text, self.typed_at, language)

        def said_hour(since: Since) -> str:
            when = said_instant(since.at, words)
            return words(_ABOUT_HOUR).format(when=when) if since.about else when

        spec = Spec(name, words(_NAMES[name]))
        if name == asked.SINCE:
            spec = Spec(name, spec.label, read=self._heard(hour), said=said_hour)
        elif name == asked.WEIGHT:
            spec = Spec(name, spec.label, read=self._heard(lambda text: read_quantity(text, language)),
                        said=lambda value: said_quantity(value, words).replace("\xa0", " "))  # fmt: skip
        made = self.fields[name] = LineField(spec)
        made.line.textEdited.connect(lambda text: self._typed(name, text))
        made.entered.connect(lambda: self.go_on(name))
        self._order_of(name, made)
        return made

    def _heard(self, read: Callable[[str], object]) -> Callable[[str], object]:
        def reading(text: str) -> object:
            try:
                return read(text)
            except Unreadable as wrong:
                raise Unread(self.words(wrong.sentence)) from None

        return reading

    def _typed(self, name: str, text: str) -> None:
        self.edited.emit(name, text)
        if name == asked.SINCE:
            self.fields[name].check()

    def _answers(self, name: str, vocabulary: str, codes: tuple[str, ...]) -> AnswerLine:
        labels = dict(offered(vocabulary, self.work.language))
        labels |= {code: self.words(text) for code, text in _SHORT.get(vocabulary, {}).items()}
        title, many = self.words(_NAMES[name]), name == asked.TREATMENTS
        answers = self.rows[name] = AnswerRow(title, many=many)
        answers.show_choices([(code, labels[code]) for code in codes], ())
        answers.chosen.connect(lambda chosen: self._chose(name, chosen))
        answers.entered.connect(lambda: self.go_on(name))
        made = AnswerLine(title, answers, _NAME_WIDTH)
        self._order_of(name, answers, made)
        return made

    def _chose(self, name: str, chosen: tuple[str, ...]) -> None:
        self.edited.emit(name, " ".join(chosen))
        self._show_needed()

    def _country(self) -> QWidget:
        words = self.words
        about = field_named(Detention, "country").about.label
        self.countries = Chooser(words(about), words(N_("take {what} away")), many=False)
        self.countries.offer(offered("country", words.language))
        self.countries.changed.connect(
            lambda: self.edited.emit(asked.COUNTRY, str(next(iter(self.countries.chosen), "")))
        )  # fmt: skip
        self.countries.line.returnPressed.connect(lambda: self.go_on(asked.COUNTRY))
        self.countries.entered.connect(lambda: self.go_on(asked.COUNTRY))
        held = QWidget()
        held.setLayout(column(label(words(about), "label"), self.countries, gap=3))
        return held

    def _who(self) -> list[QWidget]:
        words = self.words
        self.people = Chooser(words(N_("Who: a pseudonym")), words(N_("take {what} away")), many=False)
        self.people.changed.connect(self._chose_person)
        self.people.line.returnPressed.connect(lambda: self.go_on(asked.WHO))
        self.another = button(words(N_("Another word")), lambda: self.edited.emit(asked.PSEUDONYM, ""), "flat")
        self.people.set_beside(self.another)
        self.people.entered.connect(lambda: self.go_on(asked.WHO))
        self._order_of(asked.WHO, self.people)
        return [label(words(N_("Who: a pseudonym. Write no name anywhere.")), "label"), self.people]

    def _chose_person(self) -> None:
        chosen = next(iter(self.people.chosen), b"")
        self.edited.emit(asked.WHO, bytes(chosen).hex())

    def offer_people(self, pseudonym: str, known: tuple[tuple[bytes, str], ...], chosen: bytes) -> None:
        """Offer a new pseudonym first, then everybody known; one of them is chosen."""
        new = self.words(N_("{pseudonym} (new)")).format(pseudonym=pseudonym)
        self.people.offer(((b"", new), *known))
        self.people.choose((chosen,))

    def show_lines(self, lines: Mapping[str, str]) -> None:
        """Show what stands in the lines."""
        for name, field in self.fields.items():
            field.show_value("", lines.get(name, ""))
        for name, answers in self.rows.items():
            answers.show_choices(answers.lines.choices, tuple(lines.get(name, "").split()))
        country = lines.get(asked.COUNTRY, "")
        self.countries.choose((country,) if country else ())
        self._show_needed()

    def _show_needed(self) -> None:
        """Show a line that is asked after another only where it has its answer, or words already."""
        for name, (before, answer) in _AFTER.items():
            if name not in self._shown or before not in self.rows:
                continue
            chosen = self.rows[before].lines.chosen
            kept = name in self.fields and bool(self.fields[name].words())
            kept = kept or (name in self.rows and bool(self.rows[name].lines.chosen))
            self._shown[name].setVisible(kept or (answer in chosen if answer else bool(chosen)))

    def go_on(self, name: str) -> None:
        """The focus to the line after this one; behind the last all is asked."""
        names = [one for one, _ in self._order]
        for _, stop in self._order[names.index(name) + 1 :]:
            if stop.isVisibleTo(self):
                stop.setFocus()
                return
        self.finished.emit()

    def first_line(self) -> QWidget:
        """Since when: what the clock counts from."""
        return self.fields[asked.SINCE]


def _beside(*widgets: QWidget, shares: tuple[int, ...] = (3, 2)) -> QWidget:
    held, line = QWidget(), row(*widgets)
    for at, (widget, share) in enumerate(zip(widgets, shares, strict=True)):
        line.setStretch(at, share)
        line.setAlignment(widget, Qt.AlignmentFlag.AlignTop)
    held.setLayout(line)
    return held
