"""What a score came to, and what is said of a questionnaire before it is entered."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.core.words import tr
from desktop.services.life_views import QuestionnaireForm
from desktop.ui import theme
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.chip import Flow
from desktop.ui.widgets.text import SectionTitle, Text


class ScoreResult(Card):
    """What a score came to: calm, and no more than is known."""

    def __init__(self) -> None:
        super().__init__()
        self.title, self.words, self.people = SectionTitle(""), Text(""), Text("")
        self.another = Button(tr("Enter another"))
        self.back = Button(tr("Back to the journal"))
        ways = Flow(gap=theme.GAP_12)
        ways.add(self.another)
        ways.add(self.back)
        self.body.setSpacing(theme.GAP_16)
        for part in (self.title, self.words, self.people, ways):
            self.body.addWidget(part)
        self.hide()

    def show_score(self, title: str, sentences: Sequence[str], signpost: str) -> None:
        """Show it; a line that is empty takes no room."""
        self.title.setText(title)
        for text, said in ((self.words, "\n".join(sentences)), (self.people, signpost)):
            text.setText(said)
            text.setVisible(bool(said))
        self.show()


def about_form(form: QuestionnaireForm) -> str:
    """Return its name, its items, and what its lowest answer means where that is not plain."""
    each = tr("{name}. {n} items", name=tr(form.name), n=form.items)
    if form.items == 1:
        each = tr("{name}. One item", name=tr(form.name))
    ends = tr("each from {low} to {high}", low=form.lowest, high=form.highest)
    said = f"{each}, {ends}."
    if form.lowest_means:
        means = {"low": form.lowest, "words": tr(form.lowest_means)}
        said = f"{each}, {ends}; " + tr("{low} is “{words}”.", **means)
    return said
