"""Mindful minutes out of Apple Health's export, whole or damaged."""

from __future__ import annotations

import tracemalloc
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from desktop.core.errors import AppError
from desktop.exchange.found import History, Source, Stopped
from desktop.exchange.recognising import read_file
from tests.desktop.exchange.samples import (
    BROKEN_DOCTYPE,
    HEART,
    TWO_SESSIONS,
    health,
    health_zip,
    mindful,
    written,
    zipped,
)

SESSION = mindful("2018-05-21 19:21:15 -0800", "2018-05-21 19:31:15 -0800")


def history(path: Path) -> History:
    found = read_file(path)
    assert isinstance(found, History)
    assert found.source is Source.APPLE_HEALTH
    return found


def test_a_session_is_a_sitting_once_however_often_it_stands_there(tmp_path: Path):
    found = history(written(tmp_path, health_zip(TWO_SESSIONS), "export.zip"))
    [one] = found.found
    assert one.at == datetime(2018, 5, 22, 3, 21, 15, tzinfo=UTC)
    assert (one.practised_s, one.title, one.line) == (600, "Sit", 7)
    assert found.left_out == (("the same record again", 1),)
    assert [(bad.line, "ten seconds" in bad.reason) for bad in found.unreadable] == [(9, True)]


def test_the_device_of_a_record_changes_nothing_of_what_it_is_known_by(tmp_path: Path):
    both = [
        history(written(tmp_path, health(SESSION.replace("0x1", device)), f"{device}.xml"))
        for device in ("0x1", "0x2")
    ]
    ids = {one.found[0].source_id(one.source) for one in both}
    assert len(ids) == 1


@pytest.mark.parametrize("name", ["apple_health_export/export.xml", "Export/Dati.xml", "a/b/c.XML"])
def test_the_export_is_found_whatever_its_language_calls_it(tmp_path: Path, name: str):
    assert len(history(written(tmp_path, health_zip(TWO_SESSIONS, name), "x")).found) == 1


def test_a_malformed_doctype_is_skipped(tmp_path: Path):
    xml = health(SESSION, doctype=BROKEN_DOCTYPE)
    assert history(written(tmp_path, xml, "export.xml")).found[0].line == 8


@pytest.mark.parametrize("named", ["TF-8", "9" * 400, "utf-16"])
def test_an_encoding_that_is_none_is_read_as_what_a_phone_writes(tmp_path: Path, named: str):
    xml = TWO_SESSIONS.replace("UTF-8", named)
    assert len(history(written(tmp_path, xml)).found) == 1


def test_an_entity_of_its_own_is_refused_and_expands_to_nothing(tmp_path: Path):
    bomb = '<!DOCTYPE HealthData [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>\n'
    xml = health(SESSION, SESSION.replace("Sit", "&b;").replace("19:21", "20:00"), doctype=bomb)
    found = history(written(tmp_path, xml))
    assert len(found.found) == 1
    assert "entity" in found.unreadable[0].reason


def test_what_stands_before_a_break_is_read_and_the_break_is_listed(tmp_path: Path):
    xml = health(SESSION)
    found = history(written(tmp_path, xml[: xml.index("</HealthData>") - 30]))
    assert len(found.found) == 1
    assert "cut short" in found.unreadable[0].reason


def test_a_damaged_part_of_the_zip_is_listed(tmp_path: Path):
    xml = health(SESSION, *(HEART.replace("61", str(n)) for n in range(20_000)))
    data = bytearray(health_zip(xml))
    middle = data.index(b"export.xml") + len(data) // 2
    data[middle : middle + 64] = bytes(64)
    found = history(written(tmp_path, bytes(data)))
    assert len(found.unreadable) == 1


def test_nesting_and_endless_tags_end_the_reading(tmp_path: Path):
    found = history(written(tmp_path, health(SESSION, "<a>" * 1000)))
    assert "deeper" in found.unreadable[0].reason
    endless = health(SESSION, "<Record a='" + "x" * 20_000_000 + "'/>")
    found = history(written(tmp_path, zipped({"e.xml": endless.encode()})))
    assert "longer" in found.unreadable[0].reason
    assert len(found.found) == 1


def test_a_record_with_half_a_time_is_listed(tmp_path: Path):
    bad = mindful("2018-05-21 19:21:15", "2018-05-21 19:31:15 -0800") + mindful("", "soon")
    found = history(written(tmp_path, health(bad)))
    assert [one.line for one in found.unreadable] == [7, 8]


def test_other_xml_is_no_export(tmp_path: Path):
    with pytest.raises(AppError):
        read_file(written(tmp_path, "<?xml version='1.0'?><svg/>", "a.xml"))


def test_it_stops_when_asked(tmp_path: Path):
    path = written(tmp_path, health_zip(TWO_SESSIONS))
    with pytest.raises(Stopped):
        read_file(path, progress=lambda done: False)


def test_memory_does_not_grow_with_the_file(tmp_path: Path):
    peaks = []
    for times in (1, 8):
        path = tmp_path / f"{times}.zip"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as whole:
            whole.writestr("export.xml", health(SESSION, HEART * (5_000 * times)))
        tracemalloc.start()
        history(path)
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < peaks[0] + 2_000_000
