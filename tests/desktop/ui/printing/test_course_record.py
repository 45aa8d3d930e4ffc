from __future__ import annotations

import errno
import os
from dataclasses import replace
from datetime import date

import pytest

from desktop.core.errors import AppError, ErrorKind
from desktop.services.course_views import CourseRecord, WeekRecord
from desktop.services.tasks import ThreadTasks
from desktop.ui.printing.course_record import record_html, save_course_record

RECORD = CourseRecord(
    "Eight weeks of mindfulness",
    "In the MBSR tradition",
    "1 of 8 weeks complete, short days",
    date(2026, 3, 4),
    (
        WeekRecord("1 · Whole", (date(2026, 3, 4), date(2026, 3, 9)), 30, (("Body scan", 30),)),
        WeekRecord("2 · <How we see>", (), 0, ()),
    ),
    date(2026, 11, 24),
)


def test_the_record_is_one_page_with_its_words_in_it(qapp, tmp_path):
    path = tmp_path / "record.pdf"
    save_course_record(RECORD, path)
    data = path.read_bytes()
    assert data.startswith(b"%PDF-")
    assert data.count(b"/Type /Page\n") == 1
    assert list(tmp_path.iterdir()) == [path]


def test_a_whole_course_is_one_page(qapp, tmp_path):
    days = tuple(date(2026, 3, 28 + n) if n < 4 else date(2026, 4, n - 3) for n in range(6))
    practised = (("Movement standing", 90), ("Awareness of breath", 60), ("The whole round", 30))
    week = WeekRecord("7 · Looking after yourself", days, 180, practised)
    path = tmp_path / "record.pdf"
    save_course_record(replace(RECORD, weeks=(week,) * 9), path)
    assert path.read_bytes().count(b"/Type /Page\n") == 1


def test_the_days_of_a_week_name_each_month_once():
    days = (date(2026, 3, 30), date(2026, 3, 31), date(2026, 4, 1), date(2025, 4, 2))
    week = replace(RECORD.weeks[0], days=days)
    html = record_html(replace(RECORD, weeks=(week,))).replace("\u00a0", " ")
    assert "4 days (30, 31 Mar, 1 Apr, 2 Apr 2025)" in html


def test_it_says_what_was_practised_and_what_it_is_not():
    html = record_html(RECORD)
    html = html.replace("\u00a0", " ")
    for words in ("begun on 4 Mar 2026.", "2 days (4, 9 Mar)", "Body scan 30"):
        assert words in html
    for words in ("not a certificate", "24 Nov 2026"):
        assert words in html
    assert "2 · &lt;How we see&gt;" in html


def test_a_place_that_takes_no_file_is_said_and_leaves_nothing(qapp, tmp_path):
    with pytest.raises(AppError) as caught:
        save_course_record(RECORD, tmp_path / "nowhere" / "record.pdf")
    assert caught.value.kind is ErrorKind.FILE_NOT_WRITTEN
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_leaves_the_old_record_and_no_part_of_a_new_one(qapp, tmp_path, monkeypatch):
    def full(_handle):
        raise OSError(errno.ENOSPC, "No space left on device")

    path = tmp_path / "record.pdf"
    path.write_text("old")
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(AppError) as caught:
        save_course_record(RECORD, path)
    assert caught.value.kind is ErrorKind.FILE_NOT_WRITTEN
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_record_that_stands_there_is_replaced_whole(qapp, tmp_path):
    path = tmp_path / "record.pdf"
    path.write_text("old")
    save_course_record(RECORD, path)
    assert path.read_bytes().startswith(b"%PDF-")


def test_a_long_record_is_written_in_a_thread_without_a_word_of_qts(qapp, qtbot, tmp_path):
    path = tmp_path / "record.pdf"
    days = tuple(date(2026, 3, day) for day in range(1, 29))
    practised = (("Body scan", 120), ("Awareness of breath", 60), ("Sitting", 120))
    week = WeekRecord("1 · A long week", days, 300, practised)
    tasks = ThreadTasks()
    tasks.run("files", lambda: save_course_record(replace(RECORD, weeks=(week,) * 24), path))
    tasks.close()
    assert path.read_bytes().count(b"/Type /Page\n") > 1
