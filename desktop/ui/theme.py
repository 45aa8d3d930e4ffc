"""The look: colours, type and space, by day and by night. Knows no page and no setting.

Widgets ask for `tokens()` and `font(role)` as they paint, so that a change of appearance is one new
palette and one new application font: Qt then repaints and measures again by itself.
"""

from __future__ import annotations

from PySide6.QtGui import QColor, QFont, QFontMetrics, QPalette
from PySide6.QtWidgets import QApplication

GAP_8, GAP_12, GAP_16, GAP_24, GAP_40, GAP_48 = 8, 12, 16, 24, 40, 48
RADIUS_ROW, RADIUS_BUTTON, RADIUS_CARD = 10, 12, 16
TARGET = 40  # px: nothing to press is lower than this


class Tokens:
    """The colours of one appearance; the table is in `look.md`'s order."""

    paper: QColor  # window
    rail: QColor  # navigation
    card: QColor  # surfaces
    ink: QColor  # text
    soft: QColor  # secondary text
    line: QColor  # hairlines: decoration only
    edge: QColor  # outlines of buttons, chips, inputs
    tide: QColor  # the one thing to do, the data line
    tide_soft: QColor  # selected ground, bands
    clay: QColor  # a person's own marks
    sand: QColor  # quiet data
    on_tide: QColor  # text on tide
    tide_deep: QColor  # tide under the pointer
    shade: QColor  # a breath of warmth at the unpleasant side of the pad

    def __init__(self, night: bool, *colours: str) -> None:
        self.night = night
        for name, colour in zip(Tokens.__annotations__, colours, strict=True):
            setattr(self, name, QColor(colour))


DAY = Tokens(
    False, "#F6F3EE", "#EFEAE2", "#FFFFFF", "#23302E", "#5C6A66", "#E3DDD3", "#76817D", "#2F6F6A",
    "#DCEAE7", "#A2562C", "#D9CDBB", "#FFFFFF", "#285F5B", "#F3E4DA",
)  # fmt: skip
NIGHT = Tokens(
    True, "#141A1B", "#101516", "#1C2425", "#E6E3DC", "#9AA8A4", "#2B3536", "#788682", "#7FBFB6",
    "#21393A", "#E0A27C", "#4A4A42", "#141A1B", "#93CDC5", "#33302C",
)  # fmt: skip
# For a room where even a lamp disturbs: half as bright as by night, every pair legible.
WARD = Tokens(
    True, "#0B0E0F", "#080B0C", "#14191A", "#A3A19B", "#868F8C", "#1A2122", "#67726F", "#639790",
    "#172526", "#AF8163", "#363630", "#0B0E0F", "#70A39C", "#1D1A17",
)  # fmt: skip

# role → size in px at 100 %, weight, line height as a share of the size
_ROLES = {
    "small": (13, QFont.Weight.Normal, 1.5),
    "small-strong": (13, QFont.Weight.DemiBold, 1.5),
    "body": (15, QFont.Weight.Normal, 1.5),
    "strong": (15, QFont.Weight.Medium, 1.5),
    "bold": (15, QFont.Weight.DemiBold, 1.5),
    "section": (17, QFont.Weight.DemiBold, 1.4),
    "brand": (20, QFont.Weight.DemiBold, 1.4),
    "page": (29, QFont.Weight.Medium, 1.25),
    "caption": (26, QFont.Weight.Normal, 1.5),
    "number": (40, QFont.Weight.Medium, 1.25),
}

# tone → the palette's role of the same colour: a painter of a widget with this foreground role
# starts with a pen of it
_TONES = {
    "ink": QPalette.ColorRole.WindowText,
    "soft": QPalette.ColorRole.PlaceholderText,
    "tide": QPalette.ColorRole.Link,
    "on_tide": QPalette.ColorRole.HighlightedText,
}

# For QApplication, so that Fusion is there from the start: setStyle() afterwards costs 8 ms.
ARGUMENTS = ("-style", "fusion")

_current = DAY
_dimmed = _quiet = False
_percent = 100
_families: list[str] = []
_fonts: dict[str, QFont] = {}
_metrics: dict[str, QFontMetrics] = {}


def apply(
    app: QApplication, night: bool = False, text_percent: int = 100, *, ward: bool = False
) -> None:
    """Give the whole application its look; again whenever the person changes it."""
    global _percent
    if not _families:
        _families.extend(_desktop_families(app.font().family()))
    _percent = max(100, min(200, text_percent))
    _fonts.clear()
    _metrics.clear()
    recolour(app, night, ward=ward)
    app.setFont(font("body"))


def recolour(app: QApplication, night: bool, *, ward: bool) -> None:
    """Give the whole application other colours; `ward` is darker than night, by day too."""
    global _current
    _current = WARD if ward else NIGHT if night else DAY
    app.setPalette(_palette(_current))


def tokens() -> Tokens:
    """Return the colours in force."""
    return dim_tokens() if _dimmed else _current


def dim_tokens() -> Tokens:
    """Return the colours of what is dim by day too."""
    return WARD if _quiet or _current is WARD else NIGHT


def dim(dimmed: bool, *, quiet: bool = False) -> None:
    """Show the night colours by day too, for as long as a full window wants them (the player).

    `quiet` makes them darker still.
    """
    global _dimmed, _quiet
    _dimmed, _quiet = dimmed, dimmed and quiet


def scale() -> float:
    """Return how large text is: 1.0 … 2.0."""
    return _percent / 100


def font(role: str) -> QFont:
    """Return the font of a role, as `_ROLES` names them."""
    found = _fonts.get(role)
    if found is None:
        size, weight, _ = _ROLES[role]
        found = QFont()
        if _families:
            found.setFamilies(_families)
        found.setPixelSize(round(size * scale()))
        found.setWeight(weight)
        _fonts[role] = found
    return found


def metrics(role: str) -> QFontMetrics:
    """Return the measures of a role's font."""
    found = _metrics.get(role)
    if found is None:
        found = _metrics[role] = QFontMetrics(font(role))
    return found


def line_height(role: str) -> int:
    """Return the height of a line of text in px."""
    size, _, share = _ROLES[role]
    return round(size * scale() * share)


def role_of(tone: str) -> QPalette.ColorRole:
    """Return the palette's role that holds a tone's colour; ink's for one that has none."""
    return _TONES.get(tone, QPalette.ColorRole.WindowText)


def _desktop_families(family: str) -> list[str]:
    """Return the desktop's own font; where it names none, those Linux desktops tend to have."""
    if family in ("", "Sans", "Sans Serif", "sans-serif", "DejaVu Sans"):
        return ["Inter", "Cantarell", "Noto Sans", family or "Sans Serif"]
    return [family]


def _palette(look: Tokens) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette()
    for colour, keys in (
        (
            look.ink,
            (role.WindowText, role.Text, role.ButtonText, role.BrightText, role.ToolTipText),
        ),
        (look.card, (role.Button, role.Base, role.Light, role.Midlight, role.ToolTipBase)),
        (look.paper, (role.Window, role.AlternateBase)),
        (look.line, (role.Mid, role.Dark, role.Shadow)),
        (look.soft, (role.PlaceholderText,)),
        (look.tide, (role.Highlight, role.Link, role.LinkVisited, role.Accent)),
        (look.on_tide, (role.HighlightedText,)),
    ):
        for key in keys:
            palette.setColor(key, colour)
    for key in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, key, look.soft)
    return palette
