"""Which items a session has, and how time is shared among them."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from audio.frames import MINUTE
from audio.plan_items import Item, closing, least, lengths, most, select, share, thresholds
from audio.script import Admission, Choices, Remind, Say, Span
from tests.audio.script_making import CLOSE, FixedVoice, script_of, span

VOICE = FixedVoice()
SCRIPT = script_of(
    (
        Say("one", span(4), Admission(until_frames=4 * MINUTE)),
        Remind(("back",), span(60, 90), Admission(from_frames=5 * MINUTE)),
        Say("two", span(4), Admission(from_frames=6 * MINUTE, until_frames=9 * MINUTE)),
        CLOSE,
    ),
    minutes=(4, 10),
)


def item(rest: Span, lead: int = 0) -> Item:
    return Item(0, 0, Say("x", rest), lead, rest, None, -1, None, -1)


def test_thresholds_are_where_the_script_changes():
    assert thresholds(SCRIPT) == [n * MINUTE for n in (4, 5, 6, 9)]


def test_a_session_may_be_planned_as_any_shorter_one_that_differs():
    assert list(lengths(SCRIPT, 7 * MINUTE)) == [n * MINUTE for n in (7, 6, 5, 4)]
    assert list(lengths(SCRIPT, 4 * MINUTE)) == [4 * MINUTE]


def test_the_kept_item_is_there_whatever_the_length():
    def said(keep=None):
        items = select(SCRIPT, 5 * MINUTE, 5 * MINUTE, VOICE, Choices(), keep)
        return [each.source for each in items]

    assert said() == [3]
    assert said((0, 2)) == [2, 3]


def test_items_know_the_reminders_in_force():
    items = select(SCRIPT, 6 * MINUTE, 6 * MINUTE, VOICE, Choices())
    assert [(each.source, each.remind_source) for each in items] == [(2, 1), (3, 1)]


def test_the_closing_bell_takes_the_last_seconds():
    items = select(SCRIPT, 6 * MINUTE, 6 * MINUTE, VOICE, Choices())
    assert items[-1].rest == Span(closing(6 * MINUTE), closing(6 * MINUTE))


rests = st.tuples(st.integers(0, 10**7), st.integers(0, 10**9)).map(
    lambda pair: Span(pair[0], pair[0] + pair[1])
)


@settings(max_examples=150, deadline=None)
@given(st.lists(rests, min_size=1, max_size=40), st.data())
def test_shares_are_exact_and_within_bounds(spans, data):
    items = [item(rest, lead) for lead, rest in enumerate(spans)]
    available = data.draw(st.integers(least(items), most(items)))
    shares = share(items, available)
    assert sum(shares) + sum(each.lead for each in items) == available
    assert all(
        rest.shortest <= got <= rest.longest for rest, got in zip(spans, shares, strict=True)
    )


def test_no_room_at_all_is_no_trouble():
    items = [item(Span(5, 5)), item(Span(7, 7))]
    assert share(items, 12) == [5, 7]
