"""The button that lets something be heard, and falls silent; with the words on why it cannot."""

from __future__ import annotations

from desktop.core.words import tr
from desktop.services.views import HearingView
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.text import SoftText


class ListenButton(Button):
    """Listen, or stop listening. Its `words` are for its owner to place."""

    def __init__(self, what: str, name: str, kind: str = "secondary") -> None:
        """Let `what` be heard, as a `HearingView` names it; a person knows it as `name`."""
        super().__init__(tr("Listen"), kind)
        self.what, self._name = what, name
        self.words = SoftText("")
        self.show_hearing(HearingView())

    def show_hearing(self, view: HearingView) -> None:
        """Show whether it is heard, and why it is not."""
        mine = view.what == self.what
        self.setText(tr("Stop listening") if mine and view.is_on else tr("Listen"))
        self.setAccessibleName(f"{self.text()}: {self._name}")
        self.updateGeometry()
        self.words.setText(view.message if mine else "")
        self.words.setVisible(bool(self.words.text()))
