"""Whether the words of a page stand whole, inside it."""

from PySide6.QtWidgets import QAbstractButton, QLabel

LOWEST = 40  # px: nothing to press is lower than this


def cut_words(page):
    """Return the words that are cut, in a page that scrolls."""
    content, cut = page.widget(), []
    for label in page.findChildren(QLabel):
        if not label.isVisible():
            continue
        wraps = label.hasHeightForWidth()
        high = label.heightForWidth(label.width()) if wraps else label.sizeHint().height()
        right = label.mapTo(content, label.rect().topRight()).x()
        if label.height() < high or right > content.rect().right():
            cut.append(label.text())
    return cut


def low_targets(page):
    """Return what is to be pressed and lower than it may be."""
    buttons = page.findChildren(QAbstractButton)
    return [b.text() for b in buttons if b.isVisible() and b.height() < LOWEST]
