"""The player: every key and signal, each of its screens, and nothing left running."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QWidget

from desktop.services.views import PlayerView, PlayState
from desktop.ui import theme
from desktop.ui.pages.player import PlayerPage
from desktop.ui.player import playing
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.text import Text
from tests.desktop.ui.pages.hosting import hosted

PLAYING = PlayerView(
    PlayState.PLAYING,
    "Leaving the shift behind",
    "Wishing yourself well",
    "May I be at ease with how today went.",
    elapsed_s=115,
    total_s=300,
    bell_progress=0.33,
    has_next_part=True,
)


@pytest.fixture
def page(qtbot):
    page = PlayerPage(today=lambda: date(2026, 11, 22))
    page.show_view(PLAYING)
    return hosted(qtbot, page)


def spied(signal):
    return QSignalSpy(signal)


def said(spy):
    return [spy.at(n) for n in range(spy.count())]


def words(screen):
    """Return all words that can be seen on a screen."""
    labels = [label.text() for label in screen.findChildren(Text) if label.isVisible()]
    buttons = [button.text() for button in screen.findChildren(QPushButton) if button.isVisible()]
    return " | ".join(labels + buttons)


def button(screen, text):
    return next(b for b in screen.findChildren(Button) if b.text() == text and b.isVisible())


KEYS = [
    (Qt.Key.Key_Space, "pause_toggled", []),
    (Qt.Key.Key_Escape, "end_requested", []),
    (Qt.Key.Key_B, "away_requested", []),
    (Qt.Key.Key_G, "ground_requested", []),
    (Qt.Key.Key_Left, "cue_moved", [-1]),
    (Qt.Key.Key_Right, "cue_moved", [1]),
    (Qt.Key.Key_Plus, "minutes_changed", [1]),
    (Qt.Key.Key_Equal, "minutes_changed", [1]),
    (Qt.Key.Key_Minus, "minutes_changed", [-1]),
    (Qt.Key.Key_M, "voice_toggled", []),
    (Qt.Key.Key_C, "captions_toggled", []),
    (Qt.Key.Key_T, "time_toggled", []),
    (Qt.Key.Key_N, "part_skipped", []),
    (Qt.Key.Key_S, "ward_toggled", []),
]


@pytest.mark.parametrize(("key", "signal", "carried"), KEYS)
def test_each_key_says_what_it_means_once(page, qtbot, key, signal, carried):
    spy = spied(getattr(page, signal))
    qtbot.keyClick(page, key)
    assert said(spy) == [carried]


@pytest.mark.parametrize("key", [Qt.Key.Key_M, Qt.Key.Key_B, Qt.Key.Key_Space])
def test_a_key_with_control_held_is_not_the_players(page, qtbot, key):
    spies = [spied(getattr(page, name)) for _, name, _ in KEYS]
    qtbot.keyClick(page, key, Qt.KeyboardModifier.ControlModifier)
    assert all(spy.count() == 0 for spy in spies)


BUTTONS = [
    ("Called away (B)", "away_requested", []),
    ("Ground me (G)", "ground_requested", []),
    ("End (Esc)", "end_requested", []),
    ("−1 min", "minutes_changed", [-1]),
    ("+1 min", "minutes_changed", [1]),
    ("Voice on", "voice_toggled", []),
    ("Captions on", "captions_toggled", []),
    ("Next part (N)", "part_skipped", []),
]


@pytest.mark.parametrize(("text", "signal", "carried"), BUTTONS)
def test_each_button_says_what_it_means_once(page, qtbot, text, signal, carried):
    spy = spied(getattr(page, signal))
    qtbot.mouseClick(button(page.playing, text), Qt.MouseButton.LeftButton)
    assert said(spy) == [carried]


def test_a_click_leaves_the_space_key_to_the_pause(page, qtbot):
    spy = spied(page.pause_toggled)
    qtbot.mouseClick(button(page.playing, "Captions on"), Qt.MouseButton.LeftButton)
    qtbot.keyClick(page.focusWidget() or page, Qt.Key.Key_Space)
    assert spy.count() == 1


def test_every_button_can_be_reached_by_tab_and_is_high_enough(page):
    for control in page.playing.findChildren(QPushButton):
        assert control.focusPolicy() & Qt.FocusPolicy.TabFocus
        assert control.text() or control.accessibleName()
        if control.isVisible():
            assert control.height() >= theme.TARGET


def test_the_line_the_part_and_the_time_left_are_shown(page):
    shown = words(page.playing)
    assert "Leaving the shift behind · Wishing yourself well" in shown
    assert page.playing.caption.text() == "May I be at ease with how today went."
    assert page.playing.time_left.accessibleName() == "3:05 left"


def test_captions_turned_off_leave_the_line_out(page):
    page.show_view(changed(captions_on=False))
    assert page.playing.caption.text() == ""
    assert "Captions off" in words(page.playing)


def test_a_part_that_many_leave_out_says_that_it_can_be_skipped(page):
    page.show_view(changed(skippable=True))
    assert "Skip this part (N)" in words(page.playing)
    page.show_view(changed(skippable=False))
    assert "Skip this part" not in words(page.playing)


def test_in_the_last_part_there_is_nothing_to_skip_to_and_nothing_moves(page):
    before = page.playing.light.geometry()
    page.show_view(changed(has_next_part=False))
    QApplication.processEvents()
    assert "part (N)" not in words(page.playing)
    assert page.playing.light.geometry() == before


BREATH = {"caption": "", "breath_s": 10.0}


def test_a_paced_breath_is_said_while_no_line_is(page):
    page.show_view(changed(**BREATH, breath_phase=0.2))
    assert page.playing.caption.text() == "In"
    page.show_view(changed(**BREATH, breath_phase=0.5))
    assert page.playing.caption.text() == "Out"
    page.show_view(changed(breath_s=10.0, breath_phase=0.6))
    assert page.playing.caption.text() == PLAYING.caption
    page.show_view(changed(caption=""))
    assert page.playing.caption.text() == ""


@pytest.mark.parametrize(("reduced", "said"), [(False, ""), (True, "Out")])
def test_without_captions_words_pace_only_where_the_light_is_still(page, reduced, said):
    page.show_settings({"reduced_motion": reduced})
    page.show_view(changed(**BREATH, breath_phase=0.5, captions_on=False))
    assert page.playing.caption.text() == said


def test_the_time_can_be_hidden(page):
    page.show_view(changed(hidden_time=True))
    assert page.playing.time_left.accessibleName() == "Show the time"


def test_why_there_is_no_sound_stands_beneath_the_line(page):
    page.show_view(changed(silent_reason="No sound device: captions only"))
    assert "No sound device: captions only" in words(page.playing)


def test_a_message_goes_before_the_reason_for_silence(page):
    page.show_view(changed(silent_reason="No sound", message="It stops at 15 minutes."))
    assert "It stops at 15 minutes." in words(page.playing)
    assert "No sound" not in words(page.playing)


def test_pausing_says_so_and_offers_to_go_on(page):
    page.show_view(changed(state=PlayState.PAUSED))
    assert "Paused" in words(page.playing)
    assert page.playing.pause_button.accessibleName() == "Go on"


# Without sound


WARD = {"ward": True, "by_eye": True}


def test_a_bell_that_may_not_be_heard_is_said_in_a_word_and_told_once(page, monkeypatch):
    told = []
    monkeypatch.setattr(playing, "announce", lambda _widget, words: told.append(words))
    page.show_view(changed(bell_ringing=True))
    assert "Bell" not in words(page.playing)
    page.show_view(changed(by_eye=True, bell_ringing=True))
    page.show_view(changed(by_eye=True, bell_ringing=True, bell_progress=0.01))
    assert "Bell" in words(page.playing)
    page.show_view(changed(by_eye=True))
    assert "Bell" not in words(page.playing)
    assert told == ["Bell"]


def test_ward_mode_is_said_with_the_key_that_ends_it_and_has_no_volumes(page, qtbot):
    qtbot.keyClick(page, Qt.Key.Key_V)
    assert page.playing.sound.isVisible()
    page.show_view(changed(**WARD))
    assert not page.playing.sound.isVisible()
    shown = words(page.playing)
    assert "Ward mode: S ends it" in shown
    assert "Volumes" not in shown
    assert "Voice" not in shown
    spy = spied(page.voice_toggled)
    for key in (Qt.Key.Key_V, Qt.Key.Key_M):
        qtbot.keyClick(page, key)
    assert not page.playing.sound.isVisible()
    assert spy.count() == 0
    page.show_view(PLAYING)
    assert "Ward mode" not in words(page.playing)


@pytest.mark.parametrize("text", ["Ward mode: S ends it", "Ward mode: no sound at all (S)"])
def test_ward_mode_begins_and_ends_by_a_button_too(page, qtbot, text):
    spy = spied(page.ward_toggled)
    if "ends" in text:
        page.show_view(changed(**WARD))
    else:
        qtbot.keyClick(page, Qt.Key.Key_V)
    qtbot.mouseClick(button(page.playing, text), Qt.MouseButton.LeftButton)
    assert spy.count() == 1


def test_in_ward_mode_the_whole_player_is_darker_until_it_is_left(page):
    before = page.grab().toImage()
    page.show_view(changed(**WARD))
    assert theme.tokens() is theme.WARD
    dark = page.grab().toImage()
    for x, y in ((5, 5), (590, 300), (5, 700)):
        assert dark.pixelColor(x, y).lightness() < before.pixelColor(x, y).lightness()
    page.hide()
    assert theme.tokens() is not theme.WARD
    page.show()
    assert theme.tokens() is theme.WARD
    page.show_view(PLAYING)
    assert theme.tokens() is theme.NIGHT
    assert page.grab().toImage().pixelColor(590, 300) == before.pixelColor(590, 300)


def test_the_key_for_ward_mode_works_on_every_screen_but_the_neutral_one(page, qtbot):
    spy = spied(page.ward_toggled)
    qtbot.keyClick(page, Qt.Key.Key_G)
    qtbot.keyClick(page, Qt.Key.Key_S)
    assert spy.count() == 1
    page.show_view(changed(state=PlayState.LEAVING))
    qtbot.keyClick(page, Qt.Key.Key_S)
    assert spy.count() == 2
    page.show_view(changed(state=PlayState.AWAY))
    qtbot.keyClick(page, Qt.Key.Key_S)
    assert spy.count() == 2


def changed(**values):
    return replace(PLAYING, **values)


# Called away


def test_the_neutral_screen_comes_with_the_key_and_the_silence_before_it(page, qtbot):
    shown_when_asked = []
    page.away_requested.connect(lambda: shown_when_asked.append(page.away.isVisible()))
    qtbot.keyClick(page, Qt.Key.Key_B)
    assert shown_when_asked == [False]
    assert page.away.isVisible()


def test_the_neutral_screen_does_not_betray_what_it_is(page):
    page.show_view(changed(state=PlayState.AWAY))
    seen = words(page).casefold()
    for telling in ("shift", "medit", "practice", "breath", "tend", "mind", "kind"):
        assert telling not in seen


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_B])
def test_one_key_comes_back(page, qtbot, key):
    page.show_view(changed(state=PlayState.AWAY))
    spy = spied(page.back_requested)
    qtbot.keyClick(page, key)
    assert spy.count() == 1


def test_escape_ends_kindly_from_the_neutral_screen(page, qtbot):
    page.show_view(changed(state=PlayState.AWAY))
    spy = spied(page.end_requested)
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert spy.count() == 1


def test_both_ways_on_are_buttons_too(page, qtbot):
    page.show_view(changed(state=PlayState.AWAY))
    back, end = spied(page.back_requested), spied(page.end_requested)
    qtbot.mouseClick(button(page.away, "Go on"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(button(page.away, "End, keep these minutes"), Qt.MouseButton.LeftButton)
    assert (back.count(), end.count()) == (1, 1)


def test_called_away_while_grounding_shows_the_neutral_screen(page, qtbot):
    qtbot.keyClick(page, Qt.Key.Key_G)
    qtbot.keyClick(page, Qt.Key.Key_B)
    assert page.away.isVisible()


# Grounding


def test_grounding_names_feet_sights_place_day_and_the_emergency_number(page, qtbot):
    qtbot.keyClick(page, Qt.Key.Key_G)
    seen = words(page.grounding)
    for part in ("feet", "five things", "where you are", "Sunday 22 Nov"):
        assert part in seen
    assert "If you might harm yourself, call your country’s emergency number now." in seen


@pytest.mark.parametrize("key", [Qt.Key.Key_G, Qt.Key.Key_Escape, Qt.Key.Key_Return])
def test_one_key_goes_back_from_grounding(page, qtbot, key):
    qtbot.keyClick(page, Qt.Key.Key_G)
    spy = spied(page.ground_closed)
    qtbot.keyClick(page, key)
    assert spy.count() == 1
    assert page.playing.isVisible()


def test_grounding_stays_while_views_keep_coming(page, qtbot):
    qtbot.keyClick(page, Qt.Key.Key_G)
    page.show_view(changed(elapsed_s=116))
    page.show_view(changed(state=PlayState.PAUSED))
    assert page.grounding.isVisible()


def test_one_can_end_from_grounding(page, qtbot):
    qtbot.keyClick(page, Qt.Key.Key_G)
    spy = spied(page.end_requested)
    qtbot.mouseClick(button(page.grounding, "End, keep these minutes"), Qt.MouseButton.LeftButton)
    assert spy.count() == 1


# Leaving


@pytest.fixture
def leaving(page):
    page.show_view(changed(state=PlayState.LEAVING, elapsed_s=300))
    return page


def test_when_it_is_over_it_asks_how_one_leaves_and_says_what_was_kept(leaving):
    assert "How are you leaving?" in words(leaving)
    assert "5 minutes kept." in words(leaving)


@pytest.mark.parametrize(
    ("practised_s", "said"),
    [
        (9.9, "Under ten seconds, so no time is kept."),
        (10.0, "Your time here is kept."),
        (61.0, "1 minute kept."),
    ],
)
def test_what_is_said_to_be_kept_is_kept(leaving, practised_s, said):
    leaving.leaving.show_minutes(practised_s)
    assert said in words(leaving)


def test_minutes_that_could_not_be_kept_are_not_said_to_be(leaving):
    leaving.show_time_not_kept()
    assert "minutes kept" not in words(leaving)
    assert "could not be kept" in words(leaving)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape])
def test_the_question_can_be_skipped_by_one_key(leaving, qtbot, key):
    spy = spied(leaving.finished)
    qtbot.keyClick(leaving, key)
    assert spy.count() == 1


def test_one_click_on_the_pad_is_a_whole_answer(leaving, qtbot):
    spy = spied(leaving.leaving_check_in)
    pad = leaving.leaving.check_in.pad
    where = pad.point_of(40, -20).toPoint()
    qtbot.mouseClick(pad, Qt.MouseButton.LeftButton, pos=where)
    (draft,) = spy.at(0)
    assert draft.moment == "after"
    assert abs(draft.pleasantness - 40) <= 2
    assert draft.able is None


def test_the_able_row_opens_in_place_and_completes_the_same_check_in(leaving, qtbot):
    spy = spied(leaving.leaving_check_in)
    pad = leaving.leaving.check_in.pad
    qtbot.mouseClick(pad, Qt.MouseButton.LeftButton, pos=QPoint(60, 60))
    leaving.show_saved("abc")
    qtbot.keyClick(leaving.window().focusWidget(), Qt.Key.Key_7)
    (draft,) = spy.at(1)
    assert (draft.able, draft.amends) == (7, "abc")


def test_that_was_hard_is_met_and_offers_grounding(leaving, qtbot):
    hard, ground = spied(leaving.hard_said), spied(leaving.ground_requested)
    qtbot.mouseClick(button(leaving.leaving, "That was hard"), Qt.MouseButton.LeftButton)
    assert hard.count() == 1
    assert "someone you trust" in words(leaving)
    qtbot.mouseClick(button(leaving.leaving, "Ground me (G)"), Qt.MouseButton.LeftButton)
    assert ground.count() == 1
    assert "End, keep these minutes" not in words(leaving.grounding)
    qtbot.keyClick(leaving, Qt.Key.Key_Escape)
    assert leaving.leaving.isVisible()


def test_another_sitting_begins_with_a_clean_question(leaving, qtbot):
    qtbot.mouseClick(leaving.leaving.check_in.pad, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(button(leaving.leaving, "That was hard"), Qt.MouseButton.LeftButton)
    leaving.show_view(PLAYING)
    leaving.show_view(changed(state=PlayState.LEAVING))
    assert leaving.leaving.check_in.pad.value is None
    assert "That was hard" in words(leaving)


def test_a_check_in_that_could_not_be_stored_says_so(leaving, qtbot):
    qtbot.mouseClick(leaving.leaving.check_in.pad, Qt.MouseButton.LeftButton)
    leaving.show_not_saved()
    assert "Not saved yet" in words(leaving)


def test_undo_and_say_more_are_passed_on(leaving, qtbot):
    undone, more = spied(leaving.leaving_undone), spied(leaving.say_more_requested)
    qtbot.mouseClick(leaving.leaving.check_in.pad, Qt.MouseButton.LeftButton)
    leaving.show_saved("abc")
    qtbot.mouseClick(button(leaving.leaving, "Say more…"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(button(leaving.leaving, "Undo"), Qt.MouseButton.LeftButton)
    assert (undone.count(), more.count()) == (1, 1)


# Volumes


def test_v_opens_the_volumes_and_escape_closes_them_first(page, qtbot):
    ended = spied(page.end_requested)
    qtbot.keyClick(page, Qt.Key.Key_V)
    assert page.playing.sound.isVisible()
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert not page.playing.sound.isVisible()
    assert ended.count() == 0


def test_volumes_are_shown_without_being_said_and_said_when_moved(page, qtbot):
    spy = spied(page.volume_changed)
    page.show_settings({"volume_voice": 80, "volume_bells": 60, "volume_background": 40})
    assert spy.count() == 0
    qtbot.keyClick(page, Qt.Key.Key_V)
    qtbot.keyClick(page.window().focusWidget(), Qt.Key.Key_Right)
    assert said(spy) == [["voice", 85]]


def test_background_eyes_and_anchor_are_shown(page):
    page.show_settings({"background": "rain", "eyes": "open", "anchor": "feet"})
    page.playing.toggle_sound()
    assert "Rain, eyes open, resting on the feet" in words(page.playing)


# Dim, quiet, small


def test_it_is_dim_by_day_and_leaves_the_day_as_it_was(page):
    assert theme.tokens().night
    page.hide()
    assert not theme.tokens().night


def test_no_dialogue_ever_appears(page, qtbot):
    for key, _, _ in KEYS:
        qtbot.keyClick(page, key)
    assert page.findChildren(QDialog) == []


def test_hidden_nothing_runs(page):
    page.show_view(changed(caption="Another line."))
    page.hide()
    page.show_view(changed(caption="And another.", elapsed_s=130))
    assert [timer for timer in page.findChildren(QTimer) if timer.isActive()] == []


def test_reduced_motion_from_the_settings_keeps_everything_still(page):
    page.show_settings({"reduced_motion": True})
    page.show_view(changed(caption="Another line."))
    assert not page.playing.caption.is_fading
    assert page.playing.light.scale == 1.0


@pytest.mark.parametrize("percent", [100, 200])
def test_nothing_is_cut_in_a_small_window(qtbot, qapp, percent):
    theme.apply(qapp, False, percent)
    try:
        page = hosted(qtbot, PlayerPage(), 900, 600)
        message = "It stops at fifteen minutes with this practice."
        page.show_view(changed(message=message, skippable=True))
        QApplication.processEvents()
        assert page.minimumSizeHint().width() <= 900
        assert page.minimumSizeHint().height() <= 600
        for widget in page.playing.findChildren(QWidget):
            if widget.isVisible() and not isinstance(widget, type(page.playing.sound)):
                inside = page.rect().contains(
                    widget.rect().translated(widget.mapTo(page, QPoint(0, 0)))
                )
                assert inside, widget
        page.hide()
    finally:
        theme.apply(qapp, False, 100)
