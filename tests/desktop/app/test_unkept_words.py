"""A process in which somebody writes is killed: the words stand there when it is opened again."""

from __future__ import annotations

import pytest

from desktop.app.entry_desk import EntryDesk
from desktop.services.views import EntryDraft
from desktop.ui.pages.entry import EntryPage
from tests.desktop.journal.processes import kill_after, start


@pytest.mark.parametrize("wait_s", [0.3, 0.5])
def test_words_stand_in_the_form_again_after_a_kill(qtbot, folder, journal, tasks, wait_s):
    taken = kill_after(start(str(folder), module="tests.desktop.app.writer"), wait_s)
    page = EntryPage()
    qtbot.addWidget(page)
    EntryDesk(page, journal, page).open(EntryDraft("role-model"))
    tasks.let_go()
    words = dict(page.draft().answers)["who"].split()
    assert len(words) >= int(taken[-1]) > 0
    assert words == [str(number + 1) for number in range(len(words))]
    assert not page.waiting.isHidden()
    found = []
    journal.ask(lambda opened: found.append(opened.is_empty()))
    tasks.let_go()
    assert found == [True]
