"""The ways in which an interview comes into a visit: asked by a questionnaire, told in own words, typed in
from paper, taken in from another program, refused.

Knows the panels that lead through each; where the visit shows what came of it is the workspace's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldcase.model.fieldwork import Interview

if TYPE_CHECKING:
    from ui.pages.asking_panel import AskingPanel
    from ui.pages.visit_workspace import VisitWorkspace


class Ways:
    """The ways into one visit. Each leaves what was typed before: that is an older deed, undone after this one."""

    def __init__(self, workspace: VisitWorkspace) -> None:
        self._workspace, self.work = workspace, workspace.work

    def ask(self) -> None:
        """Visit mode: the next person, by a questionnaire."""
        panel = self._asking()
        if panel is not None:
            panel.begin()

    def go_on_asking(self, key: bytes) -> None:
        """Visit mode, where an interview was left."""

        def came(interview: Interview | None) -> None:
            panel = self._asking() if interview is not None else None
            if panel is not None and interview is not None:
                panel.go_on(interview)

        self.work.ask(lambda look: look.get(Interview, key), came, self._workspace, "asked")

    def _asking(self) -> AskingPanel | None:
        from ui.pages.asking_panel import AskingPanel

        if self._workspace.visit is None:
            return None
        self._workspace.leave()
        panel = AskingPanel(self.work, self._workspace.visit, self._workspace.show_interview)
        self.work.asked_for_panel.emit(panel)
        return panel

    def interview(self) -> None:
        """The three questions, then a new interview in the person's own words."""
        from ui.pages.visit_consent import ConsentPanel

        if self._workspace.visit is not None:
            self._workspace.leave()
            self.work.asked_for_panel.emit(ConsentPanel(self.work, self._workspace.visit, self._made))

    def _made(self, interview: Interview) -> None:
        from ui.pages.visit_met import MetPanel

        self._workspace.show_interview(interview.key)
        self.work.asked_for_panel.emit(MetPanel(self.work, interview, self._workspace.begin_telling))

    def refuse(self) -> None:
        """Keep a refusal."""
        from ui.pages.visit_consent import RefusalPanel

        if self._workspace.visit is not None:
            self._workspace.leave()
            self.work.asked_for_panel.emit(RefusalPanel(self.work, self._workspace.visit))

    def type_in(self) -> None:
        """Type in a form that was filled in on paper."""
        from ui.pages.typing_in_choice import type_in

        if self._workspace.visit is not None:
            self._workspace.leave()
            type_in(self.work, self._workspace.visit, self._workspace)

    def take_in(self) -> None:
        """Take answers in that were collected with Kobo or ODK."""
        from ui.pages.answers_import import choose_files

        workspace = self._workspace
        if workspace.visit is not None:
            workspace.leave()
            choose_files(self.work, workspace.visit, workspace, workspace.read)
