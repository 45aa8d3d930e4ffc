"""The record of a course is written off the interface thread; what became of it is told there."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.app.course_desk import CourseDesk
from desktop.core.errors import ErrorKind
from desktop.course.reading import shipped_courses
from desktop.services.course_service import CourseService
from desktop.services.tasks import ThreadTasks
from desktop.ui.pages.course import CoursePage
from desktop.ui.printing import course_record


@pytest.fixture
def courses(journal, tasks) -> CourseService:
    tasks.holds = False
    courses = CourseService(journal, shipped_courses, str.title)
    courses.refresh()
    courses.show_course("eight-weeks")
    courses.begin("short")
    return courses


@pytest.fixture
def desk(qtbot, courses, settings) -> Iterator[CourseDesk]:
    page, threads = CoursePage(), ThreadTasks()
    qtbot.addWidget(page)
    yield CourseDesk(page, courses, None, settings, threads, page)
    threads.close()


def test_the_record_is_written_in_a_thread_and_then_told_of(
    desk, qtbot, tmp_path: Path, monkeypatch
):
    threads = []
    save = course_record.save_course_record

    def noted(record, path):
        threads.append(threading.current_thread())
        save(record, path)

    monkeypatch.setattr(course_record, "save_course_record", noted)
    with qtbot.waitSignal(desk.saved, timeout=20_000) as told:
        desk.save_record(tmp_path / "record")
    assert told.args == [str(tmp_path / "record.pdf")]
    assert (tmp_path / "record.pdf").read_bytes().startswith(b"%PDF-")
    assert threads[0] is not threading.main_thread()


def test_a_folder_that_takes_nothing_is_told_of(desk, qtbot, tmp_path: Path):
    with qtbot.waitSignal(desk.failed, timeout=20_000) as told:
        desk.save_record(tmp_path / "nowhere" / "record.pdf")
    assert told.args[0].kind is ErrorKind.FILE_NOT_WRITTEN
    assert list(tmp_path.glob("*.pdf")) == []


def test_a_name_that_gets_an_ending_replaces_no_other_file(desk, qtbot, tmp_path: Path):
    (tmp_path / "Dr. Ann.pdf").write_text("somebody's own")
    with qtbot.waitSignal(desk.failed, timeout=20_000) as told:
        desk.save_record(tmp_path / "Dr. Ann")
    assert told.args[0].kind is ErrorKind.NAME_TAKEN
    assert [path.name for path in tmp_path.glob("Dr*")] == ["Dr. Ann.pdf"]
    assert (tmp_path / "Dr. Ann.pdf").read_text() == "somebody's own"
