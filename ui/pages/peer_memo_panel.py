"""The memo for peer workers."""

from ui.widgets.overlay import Panel


class PeerMemoPanel(Panel):
    """The panel."""

    def __init__(self, work: object, country: str) -> None:
        super().__init__("x")
