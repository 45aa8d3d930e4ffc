"""From which day on the weekly reflection is offered."""

from __future__ import annotations

from desktop.core.words import tr
from desktop.ui.models.dates import WEEKDAYS
from desktop.ui.pages.settings_row import ChoiceRow


def reflection_row() -> ChoiceRow:
    """Return the row of the settings that says so."""
    days = ((day.lower(), tr(day)) for day in WEEKDAYS)
    return ChoiceRow(
        "reflection_day",
        tr("Your week, in eight lines"),
        tr("A quiet line on Now, from this day until Sunday. It can be put away each time."),
        (*days, ("never", tr("Not at all"))),
    )
