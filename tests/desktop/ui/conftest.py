"""The look that a test leaves behind is the one it found."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from desktop.ui import theme


@pytest.fixture(autouse=True)
def _the_look_goes_back() -> Iterator[None]:
    """Put day and 100 % back wherever a test, or its failure, left another look."""
    yield
    app = QApplication.instance()
    if isinstance(app, QApplication) and (theme.scale() != 1.0 or theme.tokens() is not theme.DAY):
        theme.apply(app)
