"""What each kind of written entry asks, in the order of its form. Pure data, in plain words.

A question's key is what the journal keeps, and never changes; its words may.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from desktop.journal.records import EntryKind


@dataclass(frozen=True, slots=True)
class Question:
    """One field of a form."""

    key: str
    words: str
    hint: str = ""  # stands in the empty field


@dataclass(frozen=True, slots=True)
class Form:
    """All that a kind of entry asks."""

    title: str  # of one entry: "A pleasant moment"
    many: str  # of all of them: "Pleasant moments"
    why: str  # a sentence above the questions
    questions: tuple[Question, ...]


_NOTICED = (
    Question("body", "What did the body do?", "Shoulders, breath, hands, face"),
    Question("mind", "What went through the mind, and what mood came with it?"),
)

FORMS: Mapping[EntryKind, Form] = MappingProxyType(
    {
        EntryKind.PLEASANT: Form(
            "A pleasant moment",
            "Pleasant moments",
            "However small. The idea is to have noticed it while it was there.",
            (
                Question("what", "What was it?", "Warm light on the corridor floor"),
                *_NOTICED,
                Question("now", "What is here now, as you write it down?"),
            ),
        ),
        EntryKind.UNPLEASANT: Form(
            "An unpleasant moment",
            "Unpleasant moments",
            "A mild one will do. Nothing has to be solved here; it is looked at, and left.",
            (
                Question("what", "What was it?", "The printer, again"),
                *_NOTICED,
                Question("now", "What is here now, as you write it down?"),
            ),
        ),
        EntryKind.STUCK: Form(
            "A stuck moment",
            "Stuck moments",
            "When you noticed you were running on rails, or bracing against what was there.",
            (
                Question("what", "What was going on?"),
                *_NOTICED,
                Question("did", "What did you do, and did anything else seem possible?"),
            ),
        ),
        EntryKind.CONVERSATION: Form(
            "A difficult conversation",
            "Difficult conversations",
            "No names: a role is enough. Write what you would want to remember, not the minutes.",
            (
                Question("with", "With whom, and about what?", "A relative, about waiting"),
                Question("wanted", "What did you want from it?"),
                Question("theirs", "What may the other have wanted?"),
                Question("body", "How was it in the body, during and after?"),
                Question("came", "What came of it, or what is still open?"),
            ),
        ),
        EntryKind.ROLE_MODEL: Form(
            "Someone I saw care well",
            "People I saw care well",
            "No name is needed: a role will do. Write what anyone in the room could have seen.",
            (
                Question("who", "Who was it?", "The night porter"),
                Question("did", "What did they do that could be seen or heard?"),
                Question("value", "What seemed to matter to them behind it?"),
                Question("try", "What small part of it might you try?"),
            ),
        ),
        EntryKind.GOOD_THINGS: Form(
            "Three good things",
            "Good things",
            "One is enough; three if they come. Small and exact is better than grand.",
            (
                Question("one", "One good thing"),
                Question("two", "Another"),
                Question("three", "And one more"),
                Question("part", "What had somebody, or you, to do with it?"),
            ),
        ),
        EntryKind.WEEK_NOTE: Form(
            "A note at the week\u2019s end",
            "Notes at a week\u2019s end",
            "For nobody but you: what this week of the course was like.",
            (
                Question("noticed", "What did you notice?"),
                Question("hard", "What was hard, or dull, or did not work?"),
                Question("keep", "What would you like to keep?"),
            ),
        ),
    }
)

# Practices after which there is something to write down.
WRITTEN_AFTER: Mapping[str, EntryKind] = MappingProxyType(
    {
        "a-role-model": EntryKind.ROLE_MODEL,
        "three-good-things": EntryKind.GOOD_THINGS,
        "after-a-hard-conversation": EntryKind.CONVERSATION,
    }
)
