"""The card about privacy: what is said before a passphrase is set, and what has to be typed."""

from __future__ import annotations

import pytest

from desktop.ui.pages.settings_privacy import PrivacyCard

PHRASE = "seven old bells"


@pytest.fixture
def card(qtbot) -> PrivacyCard:
    card = PrivacyCard()
    qtbot.addWidget(card)
    card.asked = []
    card.set_requested.connect(lambda new: card.asked.append(("set", new)))
    card.change_requested.connect(lambda old, new: card.asked.append(("change", old, new)))
    card.remove_requested.connect(lambda old: card.asked.append(("remove", old)))
    return card


def said(card: PrivacyCard) -> str:
    return " ".join(text.text() for text in card.form._said)


def test_before_it_is_set_the_card_says_that_there_is_no_way_back_and_what_stays_plain(card):
    card.set.click()
    for words in ("no way back", "settings", "recordings", "export", "SSD", "deleted"):
        assert words in said(card)


def test_it_is_set_only_once_all_of_it_is_typed_twice_and_known(card):
    card.set.click()
    card.form.go_on.click()
    assert "no new passphrase" in card.form.problem.text()
    card.form.new.setText(PHRASE)
    card.form.again.setText("seven old bell")
    card.form.go_on.click()
    assert "not the same" in card.form.problem.text()
    card.form.again.setText(PHRASE)
    card.form.go_on.click()
    assert "no way back" in card.form.problem.text()
    assert card.asked == []
    card.form.no_way_back.setChecked(True)
    card.form.go_on.click()
    card.form.go_on.click()
    assert card.asked == [("set", PHRASE)]


def test_what_was_refused_can_be_mended_and_sent_again(card):
    card.set.click()
    card.form.new.setText("short")
    card.form.again.setText("short")
    card.form.no_way_back.setChecked(True)
    card.form.go_on.click()
    card.show_problem("A little longer, please.")
    assert card.form.problem.text() == "A little longer, please."
    assert card.form.new.text() == "short"
    for field in (card.form.new, card.form.again):
        field.setText(PHRASE)
    card.form.go_on.click()
    assert card.asked == [("set", "short"), ("set", PHRASE)]


def test_with_a_passphrase_it_can_be_changed_taken_away_and_locked(card):
    card.show_state(True)
    assert card.set.isHidden()
    assert not card.auto_lock.isHidden()
    card.change.click()
    card.form.old.setText(PHRASE)
    card.form.new.setText("nine new bells")
    card.form.again.setText("nine new bells")
    card.form.go_on.click()
    card.show_state(True)
    card.remove.click()
    card.form.old.setText(PHRASE)
    card.form.go_on.click()
    assert card.asked == [("change", PHRASE, "nine new bells"), ("remove", PHRASE)]


def test_what_was_typed_is_forgotten_when_the_form_closes(card):
    card.set.click()
    card.form.new.setText(PHRASE)
    card.form.cancel.click()
    assert card.form.new.text() == ""
    assert not card.buttons.isHidden()
