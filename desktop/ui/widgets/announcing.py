"""Says a sentence to screen readers, politely: after what they are reading."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, sentence: str) -> None:
    """Say `sentence`, as news of `widget`; do nothing where no screen reader listens."""
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

    if sentence and QAccessible.isActive():
        news = QAccessibleAnnouncementEvent(widget, sentence)
        news.setPoliteness(QAccessible.AnnouncementPoliteness.Polite)
        QAccessible.updateAccessibility(news)
