"""Beginning a letter from a template: which one, in which language, about which site, to which organisation.

Everything is filled in as far as records know it; Enter alone begins the letter. Knows choices; the sentences and what
fills their places are casework's.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fieldcase.casework import letter_templates
from fieldcase.casework.letter_templates import Wanted
from fieldcase.casework.tables import options
from fieldcase.errors import N_
from fieldcase.i18n import LANGUAGE_NAMES, LANGUAGES
from fieldcase.model.fieldwork import Organisation, Site
from ui.widgets.basics import Combo, Ground, button, column, label, row, scrolled
from ui.widgets.chips import Chips
from ui.widgets.choice_lines import ChoiceLines
from ui.widgets.overlay import Panel

if TYPE_CHECKING:
    from fieldcase.casework.look import Look
    from fieldcase.model.ids import CampaignId, ScopeId
    from fieldcase.model.letters import Letter
    from ui.workplace import Workplace

_LEAD = N_(
    "The letter speaks on behalf of many and names nobody. Places in braces are for you to fill; until then they stay "
    "marked."
)
_OWN = N_("As the template says: {addressee}")
_NO_SITE = N_("Not in this list")
_LEAST, _MOST = 220, 560
# What stands above and below the choices, in pixels, at a text whose lines are so high.
_REST, _LINE = 210, 19


class TemplatePanel(Panel):
    """The choices. `scope` is where the letter is kept (None: the register); `then` is called with the letter begun.

    `earlier` is the letter that a reminder is about, `deadline` a sentence on its last day and the rule behind it.
    """

    WIDTH = 640

    def __init__(
        self,
        work: Workplace,
        scope: ScopeId | None,
        then: Callable[[Letter], None],
        *,
        campaign: CampaignId | None = None,
        earlier: Letter | None = None,
        deadline: str = "",
        template: str = "",
    ) -> None:
        told = work.words
        super().__init__(told(N_("Letter from a template")))
        self.work, self.words, self._then = work, told, then
        self._scope, self._campaign = scope or work.desk.register, campaign
        self._earlier, self._deadline = earlier, deadline
        self._sites: dict[str, Site] = {}
        self._organisations: dict[str, Organisation] = {}
        self.kinds = ChoiceLines(told(N_("Which letter")))
        self._code = template or ("reminder" if earlier is not None else letter_templates.CODES[0])
        self.kinds.chosen.connect(lambda values: self._choose(values[0]) if values else None)
        self.kinds.installEventFilter(self)
        named = tuple((code, LANGUAGE_NAMES[code]) for code in LANGUAGES)
        self.language = Chips(told(N_("Language of the letter")), named, self._language_first())
        self.language.changed.connect(lambda _code: self._show_addressees())
        self.site = Combo(told(N_("Site")))
        self.organisation = Combo(told(N_("Addressee")))
        self.country = Combo(told(N_("Country")), (("", "—"), *options("country", told.language)))
        self._site_named, self._country_named = (label(told(N_("Site")), "label"), label(told(N_("Country")), "label"))
        self.go = button(told(N_("Begin the letter")), self.begin, "primary", "file-plus")
        last = row(button(told(N_("Cancel")), lambda: self.close_panel()), self.go)
        last.insertStretch(0, 1)
        lead = label(told(N_("Letter from a template")), "heading", wrap=True)
        self.setLayout(column(lead, self._middle(), last, gap=10, edge=20))
        self._choose(self._code)
        work.ask(self._looked, self._came, self, "templates")

    def _middle(self) -> QWidget:
        told = self.words
        inside = Ground()
        held: QVBoxLayout = column(
            label(told(_LEAD), "muted", wrap=True), self.kinds, label(self.language.accessibleName(), "label"),
            self.language, self._site_named, self.site, label(told(N_("Addressee")), "label"), self.organisation,
            self._country_named, self.country, gap=6,
        )  # fmt: skip
        held.setContentsMargins(0, 0, 8, 0)
        held.addStretch(1)
        inside.setLayout(held)
        self.area = scrolled(inside)
        return self.area

    def showEvent(self, event: QShowEvent) -> None:
        """Take the height that the window has, as far as there is something to show."""
        super().showEvent(event)
        rest = _REST * max(1.0, self.fontMetrics().height() / _LINE)
        self.area.setMinimumHeight(round(max(_LEAST, min(_MOST, self.window().height() - rest))))

    def first_focus(self) -> QWidget:
        """The list of letters: a digit chooses, Enter begins."""
        return self.kinds

    def _language_first(self) -> str:
        known = self._earlier.language if self._earlier is not None else ""
        return known if known in LANGUAGES else self.words.language

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter in the list begins the letter on whose line a person stands."""
        enter = isinstance(event, QKeyEvent) and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if watched is self.kinds and enter and event.type() == QEvent.Type.KeyPress:
            self._choose(self.kinds.lines.choices[self.kinds.currentIndex().row()][0])
            self.begin()
            return True
        return False

    def _looked(self, look: Look) -> tuple[tuple[Site, ...], tuple[Organisation, ...], Site | None, str]:
        site, country = letter_templates.where_it_begins(look, self._scope)
        return look.all(Site), look.all(Organisation), site, country

    def _came(self, came: tuple[tuple[Site, ...], tuple[Organisation, ...], Site | None, str]) -> None:
        sites, organisations, site, country = came
        self._sites = {one.id.hex(): one for one in sites if one.name}
        self._organisations = {one.id.hex(): one for one in organisations if one.name}
        self.site.clear()
        self.site.addItem(self.words(_NO_SITE), "")
        for key, one in sorted(self._sites.items(), key=lambda pair: pair[1].name):
            self.site.addItem(", ".join(part for part in (one.name, one.settlement) if part), key)
        self.site.choose(site.id.hex() if site is not None else "")
        self.country.choose(country or (self._earlier.country if self._earlier is not None else ""))
        self._show_addressees()

    def _show_addressees(self) -> None:
        kept = self.organisation.code
        chosen = next(one for one in letter_templates.templates() if one.code == self._code)
        own = str(chosen.read["addressee"][self.language.code])
        first = self.words(_OWN).format(addressee=own) if own else self.words(N_("Those of the earlier letter"))
        self.organisation.clear()
        self.organisation.addItem(first, "")
        for key, one in sorted(self._organisations.items(), key=lambda pair: pair[1].name):
            self.organisation.addItem(one.name, key)
        self.organisation.choose(kept)

    def _choose(self, code: str) -> None:
        self._code = code
        told = self.words
        shown = [
            one for one in letter_templates.templates() if one.code != "reminder" or self._earlier is not None
        ]  # a reminder is of a letter
        self.kinds.show_choices([(one.code, one.title(told.language)) for one in shown], (code,))
        wants = next(one for one in shown if one.code == code).wants_site()
        for widget in (self._site_named, self.site):
            widget.setVisible(wants)
        self._show_addressees()

    def begin(self) -> None:
        """Keep the letter and hand it to whoever asked."""
        site = self._sites.get(self.site.code) if self.site.isVisibleTo(self) else None
        wanted = Wanted(
            self._scope, site, self._organisations.get(self.organisation.code), self.country.code, self._campaign,
            self._earlier, self._deadline,
        )  # fmt: skip
        work, code, language, then = self.work, self._code, self.language.code, self._then
        self.close_panel()
        said = work.words(N_("The letter is begun. Fill the places in braces."))
        work.do(lambda desk: letter_templates.begin(desk, code, language, wanted), then, said)
