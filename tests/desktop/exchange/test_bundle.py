"""What is wrong with a file is said in one sentence, or listed with its line; nothing half-done."""

from __future__ import annotations

import json
import zipfile
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.core.errors import AppError, ErrorKind
from desktop.core.sentences import sentence
from desktop.exchange.bundle import Bundle, is_bundle
from desktop.exchange.going_out import StoppedError, write_bundle, write_folder
from desktop.exchange.zips import SafeZip
from tests.desktop.exchange.conftest import all_of, by_kind, one_of_each, put_in

HEAD = '{"format": "tend-journal", "schema_version": 1'


@pytest.fixture
def bundle(full, tmp_path, fake_clock):
    write_bundle(full, tmp_path / "bundle.json", fake_clock.now())
    return tmp_path / "bundle.json"


@pytest.fixture
def folder(full, tmp_path, fake_clock):
    write_folder(full, tmp_path / "out", fake_clock.now())
    return tmp_path / "out"


def refusal(path):
    """Return why a file is refused, as it is said."""
    with pytest.raises(AppError) as caught:
        list(Bundle(path).lines())
    assert caught.value.kind is ErrorKind.BUNDLE_REFUSED
    return sentence(caught.value)


def listed(path):
    return [(line.place, line.reason) for line in Bundle(path).lines() if line.record is None]


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b"null", b"\xff\xfe", b'{"format": "other"}', b"PK\x03\x04", b"a,b\n1,2\n"],
)
def test_what_tend_did_not_write_is_refused(tmp_path, content):
    path = tmp_path / "file"
    path.write_bytes(content)
    assert refusal(path).endswith("Your journal is as it was.")
    assert not is_bundle(path)


def test_what_is_not_there_is_said(tmp_path):
    assert "there is no such file" in refusal(tmp_path / "none")
    (tmp_path / "empty").mkdir()
    assert "it is no journal that Tend wrote" in refusal(tmp_path / "empty")


@pytest.mark.parametrize("late", [False, True])
def test_a_newer_version_is_refused_wherever_it_says_so(tmp_path, late):
    version = '"schema_version": 2'
    rest = f'"checkins": [{"1," * 5000} 1]'
    path = tmp_path / "bundle.json"
    parts = [rest, version] if late else [version, rest]
    path.write_text(f'{{"format": "tend-journal", {", ".join(parts)}}}')
    assert "a newer version of Tend wrote it" in refusal(path)


def test_a_file_that_ends_too_early_is_refused_with_its_line(bundle):
    text = bundle.read_text("utf-8")
    bundle.write_text(text[: text.index('"marks"') + 30], encoding="utf-8")
    lines = text[: text.index('"marks"')].count("\n") + 2  # in its first record
    assert f"ends too early: line {lines}" in refusal(bundle)


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_no_damage_to_a_bundle_is_a_foreign_error(tmp_path_factory, data):
    path = tmp_path_factory.mktemp("b") / "bundle.json"
    lines = [HEAD, ', "checkins": [', json.dumps({"id": "c", "at": "2026-03-04T09:30:00+01:00"})]
    text = "\n".join([*lines, ', {"id": 1}, 7, null, [], {"at": [[[1]]]}', "]}"])
    raw = bytearray(text.encode())
    for _ in range(data.draw(st.integers(1, 4))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    path.write_bytes(bytes(raw[: data.draw(st.integers(0, len(raw)))]))
    with suppress(AppError):
        list(Bundle(path).lines())


GOOD = {
    "id": "c9",
    "at": "2026-03-03T20:30:00+01:00",
    "zone": "",
    "day": "2026-03-03",
    "week": "2026-W10",
    "able": 4,
}


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("id", ""),
        ("id", 7),
        ("at", "2026-03-03T20:30:00"),
        ("at", "yesterday"),
        ("at", "0001-01-01T00:00:00+00:00"),
        ("at", "9999-12-31T23:59:59-23:00"),
        ("day", "2026-W10-1"),
        ("day", "2026-02-30"),
        ("week", "2026-W60"),
        ("week", "last"),
        ("able", 11),
        ("able", True),
        ("able", 4.0),
        ("able", 10**30),
        ("energy", "high"),
        ("words", "steady"),
        ("words", [1]),
        ("words", [["a"]]),
        ("words", ["a", "b", "c", "d"]),
        ("note", None),
        ("note", "\ud800"),
        ("moment", "later"),
        ("entered", ""),
        ("source", 3),
    ],
)
def test_an_impossible_value_is_listed_with_its_line(tmp_path, other, field, value):
    path = tmp_path / "bundle.json"
    rows = [GOOD, {**GOOD, "id": "c8", field: value}]
    path.write_text(f'{HEAD},\n"checkins": [\n{",".join(json.dumps(r) + chr(10) for r in rows)}]}}')
    taken = other.whole.take_in(Bundle(path).lines())
    assert taken.new == {"checkins": 1}
    [left] = taken.unreadable
    assert left.place == "line 4"
    assert left.reason


@pytest.mark.parametrize(
    ("kind", "row"),
    [
        ("entries", {"kind": "pleasant", "answers": ["ab"]}),
        ("entries", {"kind": "pleasant", "answers": [["what"]]}),
        ("entries", {"kind": "pleasant", "answers": []}),
        ("scores", {"questionnaire": "who-5", "totals": [["total", 10**40]]}),
        ("scores", {"questionnaire": "who-5", "totals": [["total", None]]}),
        ("scores", {"questionnaire": "who-5", "answers": [None]}),
        ("reflections", {"answers": [1]}),
        ("reflections", {"answers": [[1], 2, 3, 4, 0, 0, 0, 0]}),
        ("shifts", {"end": "2026-03-03T20:30:00+01:00", "kind": "night"}),
        ("marks", {"name": "", "until": None}),
        ("imports", {"source": "x", "file_name": "y", "added": -1}),
        ("sittings", {"practice_id": "x", "planned_s": 0}),
        ("course", {"course_id": "x", "step": "fly"}),
    ],
)
def test_every_kind_refuses_what_it_cannot_hold(tmp_path, kind, row):
    path = tmp_path / "bundle.json"
    placed = {name: GOOD[name] for name in ("id", "at", "zone", "day", "week")}
    path.write_text(f"{HEAD}, {json.dumps(kind)}: [{json.dumps(placed | row)}]}}")
    [(place, reason)] = listed(path)
    assert place == "line 1"
    assert reason


def test_a_bundle_in_another_layout_and_order_is_read(bundle, other):
    content = json.loads(bundle.read_text("utf-8"))
    kinds = {name: content.pop(name) for name in reversed(list(content)) if name != "format"}
    turned = {"format": content["format"], **kinds}
    bundle.write_text(json.dumps(turned, indent=4, ensure_ascii=True), encoding="utf-8-sig")
    other.whole.take_in(Bundle(bundle).lines())
    assert all_of(other) == by_kind(one_of_each())


def test_a_bundle_is_read_once_even_where_the_first_kinds_are_empty(
    journal, tmp_path, fake_clock, monkeypatch
):
    put_in(journal, one_of_each()[2:3])
    write_bundle(journal, tmp_path / "bundle.json", fake_clock.now())
    read = []
    monkeypatch.setattr(
        Bundle, "_one_pass", lambda _self, kinds, _watched: read.append(len(kinds)) or iter(())
    )
    list(Bundle(tmp_path / "bundle.json").lines())
    assert read == [11]


def test_a_file_that_a_spreadsheet_saved_again_is_read(folder, other):
    path = folder / "sittings.csv"
    text = path.read_text("utf-8-sig")
    path.write_text(text.replace("false", "FALSE").replace("\r\n", "\n"), encoding="utf-8")
    other.whole.take_in(Bundle(folder).lines())
    assert all_of(other) == by_kind(one_of_each())


def test_lines_of_a_table_that_cannot_be_read_are_listed(folder, other):
    path = folder / "marks.csv"
    text = path.read_text("utf-8-sig")
    with path.open("a", encoding="utf-8", newline="") as file:
        file.write("m2,too,few\r\n")
        file.write(text.splitlines()[1].replace("m1", "m3").replace("2026-03-09", "2020-01-01"))
    taken = other.whole.take_in(Bundle(folder).lines())
    assert taken.added == 12
    assert [(one.place, one.reason) for one in taken.unreadable] == [
        ("marks.csv, line 3", "it has 3 cells instead of 8"),
        ("marks.csv, line 4", "until is 2020-01-01; a day that is not before its first"),
    ]


def test_bytes_that_are_no_text_are_listed(folder):
    path = folder / "marks.csv"
    path.write_bytes(path.read_bytes().replace(b"new ward", b"new \xff ward"))
    assert [place for place, _ in listed(folder)] == ["marks.csv, line 2"]


def test_a_table_without_a_column_is_refused_by_its_name(folder):
    path = folder / "marks.csv"
    path.write_text(path.read_text("utf-8-sig").replace("name,", "title,"), encoding="utf-8")
    assert "marks.csv has no column “name”" in refusal(folder)


def test_a_stop_takes_everything_back(bundle, other):
    with pytest.raises(StoppedError):
        other.whole.take_in(Bundle(bundle).lines(lambda done: False))
    assert other.is_empty()


@pytest.mark.parametrize(
    "name", ["../bundle.json", "/bundle.json", "a/../../bundle.json", "C:\\bundle.json", "a//b"]
)
def test_a_zip_whose_names_point_elsewhere_is_refused(tmp_path, name):
    path = tmp_path / "packed.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(name, f"{HEAD}}}")
    assert "names that point elsewhere" in refusal(path)


def test_a_zip_that_says_or_is_more_than_allowed_is_refused(bundle, tmp_path):
    path = tmp_path / "packed.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(bundle, "bundle.json")
    with pytest.raises(AppError) as caught:
        Bundle(path, largest=1000)
    assert "GB unpacked" in sentence(caught.value)
    with SafeZip(path) as archive:
        archive._left = 100  # it said less than it is
        with pytest.raises(AppError):
            list(archive.pieces("bundle.json"))


def test_a_zip_with_a_flipped_bit_is_refused(bundle, tmp_path):
    path = tmp_path / "packed.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(bundle, "bundle.json")
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 0xFF
    path.write_bytes(content)
    assert "damaged" in refusal(path)
