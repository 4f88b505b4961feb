"""The editor of several texts, one a line, which are read together: what is wrong with a line stands below them."""

from __future__ import annotations

from typing import Any

from ui.widgets.fields import Spec, TextField


class LinesField(TextField):
    """Several lines, each of them one text. What is read of a whole is the spec's."""

    def __init__(self, spec: Spec) -> None:
        super().__init__(spec)
        self.text.textChanged.connect(self.check)

    def show_value(self, value: Any, words: str | None = None) -> None:
        """Show the texts, each in its line."""
        super().show_value("", words if words is not None else self.spec.shown(value))
        self.check()

    def value(self) -> Any:
        """The texts, as they are read."""
        text = self.text.toPlainText()
        return self.spec.read(text) if text.strip() else ()
