"""Where a page stands in a test: inside a plain window, as it stands inside the real one."""

from PySide6.QtWidgets import QWidget


def hosted(qtbot, page, width=1180, height=760):
    """Show `page` filling a window; the window is closed with the test."""
    host = QWidget()
    qtbot.addWidget(host, before_close_func=lambda _: page.hide())
    host.resize(width, height)
    page.setParent(host)
    page.setGeometry(0, 0, width, height)
    page.show()
    host.show()
    qtbot.waitExposed(host)
    if page.focusPolicy():
        page.setFocus()
    qtbot.host = host  # lives as long as the test
    return page
