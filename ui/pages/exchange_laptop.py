"""How it stands with one laptop: how far it is believed, what was given and what of it arrived, what can be done.

Knows what is shown; the deeds are the panels'.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QApplication, QFrame, QPushButton, QWidget

from fieldcase.casework.exchange_overview import NAG, Shared, Standing
from fieldcase.casework.new_for import NewFor, kinds_of, new_for
from fieldcase.errors import N_
from fieldcase.model.case import Case
from ui.pages import believe_panels
from ui.pages.exchange_said import age, arrived, believed, newer, unsent
from ui.pages.give_panel import ask_what_to_give
from ui.pages.six_words_panel import WordsPanel
from ui.pages.values import said_moment
from ui.places import ICONS
from ui.widgets.basics import button, clear, column, label
from ui.widgets.flow import flowing
from ui.widgets.line_button import LineButton
from ui.workplace import Workplace

_HOUR_MS = 60 * 60 * 1000


class LaptopView(QFrame):
    """The card of one laptop, made anew where what it shows has changed."""

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self.work, self.words = work, work.words
        self.standing: Standing | None = None
        self._shows: object = None
        self._first: QPushButton | None = None
        self.setProperty("kind", "card")
        self._lines = column(gap=10, edge=16)
        self.setLayout(self._lines)

    def show_standing(self, one: Standing, titles: Mapping[bytes, str], now: int) -> None:
        """Show it; `titles` are those of cases and visits by id, `now` in milliseconds."""
        stands = [(shared.waiting, titles.get(shared.holder.key) if shared.holder else None) for shared in one.shared]
        shows = (one.colleague, stands, one.aside, one.newer, now // _HOUR_MS)
        if shows == self._shows:
            return
        had = QApplication.focusWidget()
        name = had.accessibleName() if had is not None and self.isAncestorOf(had) else ""
        self.standing, self._shows = one, shows
        self.setAccessibleName(one.colleague.label)
        clear(self._lines)
        self._head(one, now)
        self._shared(one, titles)
        self._deeds(one)
        if name:
            same = [widget for widget in self.findChildren(QPushButton) if widget.accessibleName() == name]
            (same[0] if same else self.first_focus()).setFocus()

    def _add(self, *widgets: QWidget) -> None:
        for one in widgets:
            self._lines.addWidget(one)

    def _head(self, one: Standing, now: int) -> None:
        words, colleague = self.words, one.colleague
        good = colleague.checked and colleague.revoked is None
        kind = "chip-good" if good else "chip-bad" if colleague.revoked is not None else "chip-warn"
        since = words(N_("known since {day}")).format(day=said_moment(colleague.since, self.work))
        self._add(
            label(colleague.label, "heading", wrap=True),
            flowing(label(believed(colleague, words), kind), label(since, "chip")),
        )
        if colleague.revoked is not None:
            when = said_moment(colleague.revoked, self.work)
            gone = N_(
                "Believed no longer since {when}: what it writes is kept aside, and nothing is handed over to it."
            )
            self._add(label(words(gone).format(when=when), wrap=True))
        oldest = one.oldest_unsent
        if oldest is not None and colleague.revoked is None:
            number = words.plural("{n} entry was not given yet", "{n} entries were not given yet", unsent(one))
            waits = words(N_("{entries}; the oldest has waited for {time}.")).format(
                entries=number.format(n=unsent(one)), time=age(oldest, now, words)
            )
            self._add(label(waits, "chip-warn" if now - oldest > NAG else "muted", wrap=True))
        if one.aside:
            aside = words.plural(
                "{n} entry of this laptop is kept aside: it is not believed yet.",
                "{n} entries of this laptop are kept aside: they are not believed yet.", one.aside,
            )  # fmt: skip
            self._add(label(aside.format(n=one.aside), "chip-warn", wrap=True))
        if one.newer:
            self._add(label(newer(one.newer, words), "muted", wrap=True))

    def _shared(self, one: Standing, titles: Mapping[bytes, str]) -> None:
        words = self.words
        self._add(label(words(N_("Shared with this laptop")), "strong"))
        if not one.shared:
            self._add(label(words(N_("Nothing yet.")), "muted"))
            return
        for shared in one.shared:
            told = arrived(shared, said_moment(shared.waiting.given, self.work), words)
            if shared.holder is None:
                rest = words(N_("What these refer to: people, places, questionnaires"))
                self._add(label(f"{rest}\n{told}", "muted", wrap=True))
                continue
            title = titles.get(shared.holder.key, "")
            self._add(LineButton(f"{title}\n{told}", self._opening(shared), icon=ICONS[shared.holder.KIND]))

    def _opening(self, shared: Shared) -> Callable[[], None]:
        holder = shared.holder
        assert holder is not None
        return lambda: self.work.go("cases" if isinstance(holder, Case) else "visits", holder.key)

    def _deeds(self, one: Standing) -> None:
        words = self.words
        deeds: list[QPushButton] = []
        if one.colleague.revoked is None:
            deeds.append(
                button(words(N_("Hand over…")), self.give, "", "usb", name=words(N_("Hand over to this laptop")))
            )
            if unsent(one):
                deeds.append(button(words(N_("Hand over all that is new…")), self.give_new, "", "usb"))
            if not one.colleague.checked:
                deeds.append(button(words(N_("Compare six words")), self.compare, "primary"))
            deeds.append(button(words(N_("Believe no longer…")), self.turn_belief, "danger"))
        else:
            deeds.append(button(words(N_("Believe again…")), self.turn_belief))
        self._first = deeds[0]
        self._add(flowing(*deeds))

    def first_focus(self) -> QWidget:
        """The first deed."""
        return self._first or self

    def give(self) -> None:
        """Hand something over to this laptop."""
        if self.standing is not None:
            ask_what_to_give(self.work, self, to=self.standing.colleague.device)

    def give_new(self) -> None:
        """Hand over everything that is shared with this laptop and has work that was never sent, as it was handed over
        last."""
        if self.standing is not None:
            device = self.standing.colleague.device
            self.work.ask(lambda look: new_for(look, device), lambda found: self._give(device, found), self, "new")

    def _give(self, device: bytes, found: tuple[NewFor, ...]) -> None:
        if found:
            new = found[0]
            ask_what_to_give(self.work, self, to=device, kinds=kinds_of(new), ticked=new.holders, terms=new.terms)

    def compare(self) -> None:
        """Compare the six words."""
        if self.standing is not None and self.standing.colleague.revoked is None:
            self.work.asked_for_panel.emit(WordsPanel(self.work, None, self.standing.colleague))

    def turn_belief(self) -> None:
        """Believe it no longer, or again; both are asked first."""
        one = self.standing
        if one is None:
            return
        if one.colleague.revoked is None:
            number = sum(1 for shared in one.shared if shared.holder is not None)
            believe_panels.revoke(self.work, one.colleague, number)
        else:
            believe_panels.again(self.work, one.colleague)
