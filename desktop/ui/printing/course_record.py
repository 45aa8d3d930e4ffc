"""A course on paper: which weeks were practised, on which days, for how long.

It says what was done and nothing of how the person was; nobody certifies anything with it.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from html import escape
from itertools import groupby
from pathlib import Path

from PySide6.QtCore import QBuffer, QEventLoop, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import QFont, QPageLayout, QPageSize, QPdfWriter, QTextDocument

from desktop.core.errors import AppError, ErrorKind
from desktop.core.files import write_whole
from desktop.core.words import plural, tr
from desktop.services.course_views import CourseRecord, WeekRecord
from desktop.ui.models.dates import short_day

_MARGIN_MM = 20.0
_DPI = 300
_HARD = "\u00a0"  # a space at which no line is broken
# Lengths are dots of the page: a text document takes no other unit here. One weight: of each
# font the PDF takes a part in one call, 5 ms in which no other thread gets on with Python.
_STYLE = """
body { color: #23302E; }
h1 { font-size: 20pt; font-weight: 400; margin-bottom: 20px; }
p { font-size: 10pt; margin-top: 8px; margin-bottom: 40px; }
td, th { font-size: 10pt; vertical-align: top; }
th { color: #5C6A66; font-weight: 400; text-align: left; }
.soft { color: #5C6A66; }
"""


def save_course_record(record: CourseRecord, path: Path) -> None:
    """Write the record as one A4 PDF with text that can be selected; whole, or not at all.

    In any thread: the document, its layout and the PDF are made and left in it. Qt's text documents
    and painters may be used so; see "Thread-Support in Qt Modules" in its manual.

    Raises:
        AppError: the file could not be written.
    """
    # A text document's own timers ask for what an event loop brings; a bare thread has none.
    QEventLoop()
    try:
        write_whole(path, pdf_of(_document(record)))
    except AppError as error:
        raise AppError(ErrorKind.FILE_NOT_WRITTEN, error.detail, path=path) from error


def pdf_of(document: QTextDocument) -> bytes:
    """Return a document as a PDF of A4 pages."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(tr("Course record"))
    writer.setCreator(tr("Tend"))
    writer.setResolution(_DPI)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    margins = QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM)
    writer.setPageMargins(margins, QPageLayout.Unit.Millimeter)
    document.documentLayout().setPaintDevice(writer)
    document.setPageSize(QSizeF(writer.pageLayout().paintRectPixels(_DPI).size()))
    document.print_(writer)
    return bytes(buffer.data().data())


def _document(record: CourseRecord) -> QTextDocument:
    document = QTextDocument()
    font = QFont()
    font.setPointSizeF(10)
    document.setDefaultFont(font)
    document.setDocumentMargin(0)
    document.setDefaultStyleSheet(_STYLE)
    document.setHtml(record_html(record))
    return document


def record_html(record: CourseRecord) -> str:
    """Return the record as the subset of HTML that a text document knows."""
    head = (
        f"<h1>{escape(record.title)}</h1><p class='soft'>{escape(record.below)}</p>"
        f"<p>{escape(_standing(record))}</p>"
    )
    names = (tr("Week"), tr("Practice days"), tr("Minutes"), tr("Practised"))
    header = "".join(f"<th>{escape(name)}</th>" for name in names)
    rows = "".join(_row(week, record.made) for week in record.weeks)
    foot = tr(
        "Made by Tend on {day}, from the sittings in the journal. It says what was practised, "
        "not how it went, and is not a certificate.",
        day=short_day(record.made) + f" {record.made.year}",
    )
    table = f"<table width='100%' cellspacing='0' cellpadding='8'><tr>{header}</tr>{rows}</table>"
    return f"<body>{head}{table}<p class='soft'><br/>{escape(foot)}</p></body>"


def _row(week: WeekRecord, today: date) -> str:
    days = plural(len(week.days), "{n} day", "{n} days")
    if week.days:
        days += f" ({_days(week.days, today)})"
    practised = ", ".join(f"{title}{_HARD}{minutes}" for title, minutes in week.practised)
    cells = (week.label, days, str(week.minutes), practised or "\u2013")
    return "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in cells) + "</tr>"


def _standing(record: CourseRecord) -> str:
    if record.begun is None:
        return record.standing + "."
    begun = short_day(record.begun) + f" {record.begun.year}"
    return record.standing + ", " + tr("begun on {day}", day=begun) + "."


def _days(days: Iterable[date], today: date) -> str:
    """Return "2, 3, 5 Mar, 1 Apr": each month once, and no line broken within a day."""
    words: list[str] = []
    for _, of_month in groupby(days, key=lambda day: day.replace(day=1)):
        *others, last = of_month
        words += [*(str(day.day) for day in others), short_day(last, today).replace(" ", _HARD)]
    return ", ".join(words)
