"""Words on their way to the journal, where it answers late, never, or with a failure."""

from __future__ import annotations

from desktop.core.errors import AppError, ErrorKind
from desktop.journal.records import Draft
from desktop.services.unkept_words import UnkeptWords


class Kept:
    """What the journal has of words that wait."""

    def __init__(self, *drafts):
        self._drafts = {draft.form: draft for draft in drafts}

    def drafts(self):
        return list(self._drafts.values())

    def put_draft(self, draft):
        self._drafts[draft.form] = draft


class Asked:
    """A journal that does nothing by itself, and remembers what it was asked."""

    def __init__(self):
        self.asked = []

    def ask(self, work, done=None, failed=None):
        self.asked.append((work, done, failed))


def words(text):
    return Draft(form="role-model", answers=(("who", text),))


def test_at_the_close_words_join_those_that_wait_and_were_never_read(qapp):
    journal, kept = Asked(), Kept(words("The porter"))
    unkept = UnkeptWords(journal, lambda: words("My aunt"))
    unkept.find("role-model", lambda _waiting: None)
    unkept.close()
    for work, _, _ in journal.asked:  # and nobody hears an answer
        work(kept)
    assert kept.drafts() == [words("My aunt\nThe porter")]


def test_where_they_could_not_be_read_they_are_asked_for_again(qapp):
    journal = Asked()
    unkept = UnkeptWords(journal, lambda: words("My aunt"))
    unkept.find("role-model", lambda _waiting: None)
    ((_, _, failed),) = journal.asked
    failed(AppError(ErrorKind.FOLDER_MISSING))
    unkept.write()
    assert len(journal.asked) == 2
    kept = Kept(words("The porter"))
    work, done, _ = journal.asked[-1]
    done(work(kept))
    journal.asked[-1][0](kept)
    assert kept.drafts() == [words("My aunt\nThe porter")]
