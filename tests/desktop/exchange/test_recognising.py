"""Which kind of file it is, by what it holds."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from desktop.core.errors import AppError
from desktop.core.sentences import sentence
from desktop.exchange.files import MB, read_bytes, read_part
from desktop.exchange.found import History, Source
from desktop.exchange.recognising import TendsOwn, read_file
from tests.desktop.exchange import samples
from tests.desktop.exchange.samples import written, zipped

KINDS = {
    "daylio": Source.DAYLIO,
    "daylio-old": Source.DAYLIO,
    "how-we-feel": Source.HOW_WE_FEEL,
    "how-we-feel-keys": Source.HOW_WE_FEEL,
    "how-we-feel-2026": Source.HOW_WE_FEEL,
    "bearable": Source.BEARABLE,
    "state-of-mind": Source.STATE_OF_MIND,
    "insight-timer": Source.INSIGHT_TIMER,
    "meditate": Source.MEDITATE,
}


@pytest.mark.parametrize("name", KINDS)
@pytest.mark.parametrize("called", ["x", "daylio.csv", "bundle.zip"])
def test_a_file_is_known_by_its_header_and_not_by_its_name(tmp_path: Path, name: str, called: str):
    found = read_file(written(tmp_path, samples.TEXTS[name], called))
    assert isinstance(found, History)
    assert found.source is KINDS[name]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16-le", "utf-16-be"])
def test_a_byte_order_mark_says_how_the_text_is_written(tmp_path: Path, encoding: str):
    text = samples.DAYLIO if encoding != "utf-8-sig" else samples.DAYLIO[1:]
    found = read_file(written(tmp_path, text.encode(encoding)))
    assert isinstance(found, History)
    assert len(found.found) == 3


def test_rows_in_another_encoding_are_listed_and_the_others_read(tmp_path: Path):
    text = samples.DAYLIO[1:] + '2024-05-04,,,10:00,good,,,,"müde"\n'
    found = read_file(written(tmp_path, text.encode("cp1252")))
    assert isinstance(found, History)
    assert len(found.found) == 3
    assert [(one.line, "UTF-8" in one.reason) for one in found.unreadable] == [(5, True)]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "empty"),
        (b"hello", "no kind"),
        (b"\0" * 5000, "no text"),
        (b"{", "line 1"),
        (b'{"a": 1}', "no kind"),
        (b"[" * 100_000, "nested too deeply"),
        (b"[" + b"1" * 5000 + b"]", "damaged"),
        (b"PK\x03\x04 and no more", "damaged"),
        (zipped({"a.txt": b"x"}), "no kind"),
        (b"SQLite format 3\0", "restore"),
        (b"<html></html>", "no kind"),
    ],
)
def test_what_is_no_history_is_refused_in_one_sentence(tmp_path: Path, data: bytes, why: str):
    with pytest.raises(AppError) as refused:
        read_file(written(tmp_path, data))
    said = sentence(refused.value)
    assert why in said
    assert "Your journal is as it was." in said


def test_a_file_that_is_not_there_or_a_folder_is_refused(tmp_path: Path):
    for path in (tmp_path / "none.csv", tmp_path):
        with pytest.raises(AppError):
            read_file(path)


def test_a_bomb_unpacks_no_further_than_the_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(read_part, "__defaults__", (MB,))
    path = written(tmp_path, zipped({"backup.daylio": bytes(3 * MB)}))
    with pytest.raises(AppError) as refused:
        read_file(path)
    assert "1 MB" in sentence(refused.value)


def test_a_path_that_leads_out_of_the_zip_leads_nowhere(tmp_path: Path):
    path = written(tmp_path / "in", zipped({"../../x/backup.daylio": b"e30="}))
    with pytest.raises(AppError):
        read_file(path)
    assert [one.name for one in tmp_path.iterdir()] == ["in"]


def test_a_text_that_is_too_large_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(read_bytes, "__defaults__", (100,))
    with pytest.raises(AppError) as refused:
        read_file(written(tmp_path, samples.DAYLIO))
    assert "larger" in sentence(refused.value)


def test_tends_own_files_take_a_road_of_their_own(tmp_path: Path):
    folder = tmp_path / "out"
    csv = written(folder, "id,at\n", "checkins.csv")
    bundle = written(tmp_path, json.dumps({"schema_version": 1}), "b.json")
    packed = written(tmp_path, zipped({"x/bundle.json": b"{}"}), "p.zip")
    assert csv.exists()
    for path in (folder, bundle, packed):
        assert read_file(path) == TendsOwn(path)
