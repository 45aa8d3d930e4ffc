"""Settings: day boundary, sound, practice, appearance. What is changed applies at once."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from desktop.core.limits import MOST_OF_A_LINE
from desktop.core.words import tr
from desktop.services.views import HearingView
from desktop.ui import theme
from desktop.ui.pages.settings_background import BackgroundRow
from desktop.ui.pages.settings_bowl import BowlRow
from desktop.ui.pages.settings_data import DataCard
from desktop.ui.pages.settings_histories import HistoriesCard
from desktop.ui.pages.settings_phrases import PhrasesRow
from desktop.ui.pages.settings_privacy import PrivacyCard
from desktop.ui.pages.settings_readings import ReadingsRow
from desktop.ui.pages.settings_reflection import reflection_row
from desktop.ui.pages.settings_row import ChoiceRow, LevelRow, LineRow, SettingRow, TimeRow
from desktop.ui.pages.settings_voices import VoicesCard
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.listen_button import ListenButton
from desktop.ui.widgets.page import Page, PageHeader
from desktop.ui.widgets.text import SectionTitle


class SettingsPage(Page):
    """Shows settings and says what was chosen."""

    changed = Signal(str, object)  # key of the settings table, value
    listen_pressed = Signal(str)  # voice, bells or background: to hear it, or to stop
    left = Signal()  # the page is out of sight

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Settings"))
        self.rows: dict[str, SettingRow] = {}
        self.body.addWidget(
            PageHeader(tr("Settings"), tr("What you change applies at once and stays here."))
        )
        self._add(tr("Your day"), (*_day_rows(), reflection_row()))
        self.voices = VoicesCard()
        self.body.addWidget(self.voices)
        self._take(self.voices.rows)
        self.readings = _readings_row()
        self._add(tr("Readings"), (self.readings,))
        self.background, self.bowl = _background_row(), _bowl_row()
        self._add(tr("Sound"), _sound_rows(self.background, self.bowl))
        self._add(tr("Practice"), _practice_rows())
        self._add(tr("Your phrases"), _phrase_rows())
        self._add(tr("People"), _people_rows())
        self._add(tr("Appearance"), _appearance_rows())
        self.histories = HistoriesCard()
        self.body.addWidget(self.histories)
        self.privacy = PrivacyCard()
        self.body.addWidget(self.privacy)
        self._take(self.privacy.rows)
        self.data = DataCard()
        self.body.addWidget(self.data)
        self.body.addStretch(1)
        for heard in (self.voices, self.background, self.bowl):
            heard.listen.clicked.connect(self._on_listen)

    def show_settings(self, values: Mapping[str, object]) -> None:
        """Show how everything is set; keys without a row are not ours."""
        for key, value in values.items():
            if key in self.rows:
                self.rows[key].show_value(value)
        if "voice" in values:
            self.voices.show_voice(str(values["voice"]))

    def show_hearing(self, view: HearingView) -> None:
        """Show what is heard just now, and why something is not."""
        for heard in (self.voices, self.background, self.bowl):
            heard.show_hearing(view)

    def show_folder(self, folder: str) -> None:
        """Show where everything is kept."""
        self.data.show_folder(folder)

    def arrange(self, width: int) -> None:
        """Fold every row where two columns have no room."""
        for row in self.rows.values():
            row.fold(not self.two_columns_fit(width))

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        for row in self.rows.values():
            row.leave()
        self.left.emit()

    @Slot()
    def _on_listen(self) -> None:
        pressed = self.sender()
        if isinstance(pressed, ListenButton):
            self.listen_pressed.emit(pressed.what)

    def _add(self, title: str, rows: tuple[SettingRow, ...]) -> None:
        card = self._card(title)
        for row in rows:
            card.body.addWidget(row)
        self._take(rows)

    def _take(self, rows: tuple[SettingRow, ...]) -> None:
        for row in rows:
            self.rows[row.key] = row
            row.changed.connect(self.changed)

    def _card(self, title: str) -> Card:
        card = Card()
        card.body.setSpacing(theme.GAP_24)
        card.body.addWidget(SectionTitle(title))
        self.body.addWidget(card)
        return card


def _day_rows() -> tuple[SettingRow, ...]:
    return (
        TimeRow(
            "day_boundary",
            tr("A day ends at"),
            tr("What you log before this time belongs to the day before."),
        ),
    )


def _background_row() -> BackgroundRow:
    return BackgroundRow("background", tr("Background"), tr("A quiet sound beneath the voice."))


def _bowl_row() -> BowlRow:
    return BowlRow(
        "bowl",
        tr("Bowl"),
        tr("What is struck at the beginning and at the end; a small bell rings between."),
    )


def _sound_rows(background: BackgroundRow, bowl: BowlRow) -> tuple[SettingRow, ...]:
    return (
        ChoiceRow(
            "ward",
            tr("Ward mode"),
            tr("No sound at all, captions always, dim and discreet. Also by S."),
            _on_off(True, False),
        ),
        background,
        ChoiceRow(
            "bells",
            tr("Bells"),
            tr("At the beginning, at the end, and where a practice has them between."),
            _on_off("on", "off"),
        ),
        bowl,
        LevelRow("volume_voice", tr("Volume of the voice"), tr("Also in the player, under V.")),
        LevelRow("volume_bells", tr("Volume of the bells"), tr("Each bell can also be seen.")),
        LevelRow(
            "volume_background",
            tr("Volume of the background"),
            tr("It steps back by itself while the voice speaks."),
        ),
        ChoiceRow(
            "captions_on",
            tr("Captions"),
            tr("Every spoken line as text, so that it works in silence."),
            _on_off(True, False),
        ),
    )


def _readings_row() -> ReadingsRow:
    return ReadingsRow(
        "reading",
        tr("A reading before the voice"),
        tr("Your own voice, or a teacher’s; the voice says the lines that it does not have."),
    )


def _practice_rows() -> tuple[SettingRow, ...]:
    return (
        ChoiceRow(
            "eyes",
            tr("Eyes"),
            tr("Which wording you hear; either is fine."),
            (("closed", tr("Closed")), ("open", tr("Open"))),
        ),
        ChoiceRow(
            "anchor",
            tr("Resting on"),
            tr("Where the attention comes back to, in every practice that has a choice."),
            (
                ("breath", tr("Breath")),
                ("feet", tr("Feet")),
                ("sound", tr("Sounds")),
                ("sight", tr("Sight")),
            ),
        ),
        ChoiceRow(
            "settle_s",
            tr("Settling in"),
            tr("Quiet before the first bell, on top of the minutes you choose."),
            (
                (0, tr("None")),
                (10, tr("10 s")),
                (20, tr("20 s")),
                (30, tr("30 s")),
                (60, tr("60 s")),
            ),
        ),
        ChoiceRow(
            "interval_bell_minutes",
            tr("Bells in the silent sit"),
            tr("How many minutes lie between them."),
            ((0, tr("None")), *((n, tr("{n} min", n=n)) for n in (1, 5, 10, 15, 20, 30))),
        ),
        ChoiceRow(
            "breaths_tenths",
            tr("Paced breathing"),
            tr("Breaths a minute. Whatever is comfortable is right."),
            tuple((tenths, f"{tenths / 10:g}") for tenths in range(45, 71, 5)),
        ),
        ChoiceRow(
            "leave_out_skippable",
            tr("Parts that can be skipped"),
            tr("For instance the step with somebody difficult."),
            ((False, tr("Keep them")), (True, tr("Leave them out"))),
        ),
        ChoiceRow(
            "hide_time",
            tr("Time left"),
            tr("In the player; T shows or hides it there."),
            ((False, tr("Show it")), (True, tr("Hide it"))),
        ),
    )


def _phrase_rows() -> tuple[SettingRow, ...]:
    return (
        PhrasesRow(
            "phrases",
            tr("Wishes in your own words"),
            tr("Up to four wishes for another person, such as “May you be well”."),
        ),
    )


def _people_rows() -> tuple[SettingRow, ...]:
    return (
        LineRow(
            "contact",
            tr("Who I would call"),
            tr("Stands in Help, in “ground me”, and where something was hard."),
            MOST_OF_A_LINE,
        ),
    )


def _appearance_rows() -> tuple[SettingRow, ...]:
    return (
        ChoiceRow(
            "appearance",
            tr("Colours"),
            tr("By day, by night, or as the desktop has it. The player is always dim."),
            (("system", tr("Follow the system")), ("day", tr("Day")), ("night", tr("Night"))),
        ),
        ChoiceRow(
            "text_size",
            tr("Text size"),
            tr("Pages scroll where larger text needs the room."),
            tuple((percent, tr("{n} %", n=percent)) for percent in (100, 125, 150, 175, 200)),
        ),
        ChoiceRow(
            "reduced_motion",
            tr("Motion"),
            tr("Without it the breathing light is a still light."),
            ((False, tr("Slow and little")), (True, tr("None"))),
        ),
    )


def _on_off(on: object, off: object) -> tuple[tuple[object, str], ...]:
    return ((on, tr("On")), (off, tr("Off")))
