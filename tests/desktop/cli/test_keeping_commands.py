"""The journal out of Tend, and back, without a window."""

from __future__ import annotations

import json
import re
import zipfile

import pytest

from desktop.core.paths import own_practices, recordings_folder, settings_file
from desktop.exchange.house import MARK, is_house


@pytest.fixture
def kept(tend, folder):
    """Return the id of a check-in in a folder that has everything else besides."""
    found = tend("check-in", "--able", 6, "--note", "=1+1").out.strip()
    own_practices(folder).mkdir()
    (own_practices(folder) / "mine.toml").write_text("mine")
    (recordings_folder(folder) / "one").mkdir(parents=True)
    (recordings_folder(folder) / "one" / "sound.flac").write_bytes(b"sound")
    (recordings_folder(folder) / ".part").write_bytes(b"half")
    settings_file(folder).write_text('{"minutes": 20}')
    (folder / "logs").mkdir()
    (folder / "logs" / "tend.log").write_text("log")
    return found


def notes(tend):
    return [row["note"] for row in tend("journal", "--json").json]


@pytest.mark.parametrize(
    ("name", "form"), [("out", "csv"), ("out.json", "json"), ("out.ZIP", "zip")]
)
def test_the_ending_says_which_form_it_takes(tend, kept, tmp_path, name, form):
    said = tend("export", tmp_path / name, "--json").json
    assert said == {"path": str(tmp_path / name), "format": form, "records": 1}
    assert (tmp_path / name).is_dir() is (form == "csv")


def test_a_form_that_is_named_wins_over_the_ending(tend, kept, tmp_path):
    assert tend("export", tmp_path / "out.txt", "--format", "json").status == 0
    assert json.loads((tmp_path / "out.txt").read_text("utf-8"))["checkins"][0]["id"] == kept


@pytest.mark.parametrize("name", ["out", "out.json", "out.zip"])
def test_a_name_that_is_taken_is_refused_in_one_sentence(tend, kept, tmp_path, name):
    (tmp_path / name).write_text("mine")
    said = tend("export", tmp_path / name)
    assert (said.status, said.out) == (1, "")
    assert said.err.count("\n") == 1
    assert (tmp_path / name).read_text() == "mine"
    if name != "out":
        assert tend("export", tmp_path / name, "--replace").status == 0


def test_a_copy_is_put_back_and_says_first_what_would_change(tend, kept, tmp_path):
    copy = tmp_path / "copy.db"
    assert tend("backup", copy, "--json").json["records"] == {"checkins": 1}
    tend("check-in", "--able", 2, "--note", "later")
    look = tend("restore", copy, "--dry-run", "--json").json
    assert (look["lost"], look["back"], look["changed"]) == ({"checkins": 1}, {}, {})
    assert (look["restored"], look["before"]) == (False, None)
    assert notes(tend) == ["later", "=1+1"]
    said = tend("restore", copy)
    assert said.status == 0
    assert "before-restore" in said.out
    assert notes(tend) == ["=1+1"]


def test_a_backup_leaves_a_file_of_its_name_alone(tend, kept, tmp_path):
    (tmp_path / "copy.db").write_text("mine")
    assert tend("backup", tmp_path / "copy.db").status == 1
    assert (tmp_path / "copy.db").read_text() == "mine"


def test_a_look_at_a_copy_makes_no_journal(tend, kept, tmp_path, folder):
    tend("backup", tmp_path / "copy.db")
    new = tmp_path / "new"
    said = tend("--data-dir", new, "restore", tmp_path / "copy.db", "--dry-run", "--json")
    assert said.json["back"] == {"checkins": 1}
    assert not (new / "journal.db").exists()


def test_a_whole_house_moves_and_what_was_there_before_stays(tend, kept, tmp_path, folder):
    house, new = tmp_path / "house.zip", tmp_path / "new"
    tend("export", house)
    assert is_house(house)
    with zipfile.ZipFile(house) as archive:
        assert set(archive.namelist()) == {
            *(MARK, "journal.db", "settings.json", "practices/mine.toml"),
            "recordings/one/sound.flac",
        }
    new.mkdir()
    settings_file(new).write_text('{"minutes": 3}')
    tend("--data-dir", new, "check-in", "--able", 1)
    said = tend("--data-dir", new, "restore", house)
    assert said.status == 0, said.err
    assert (own_practices(new) / "mine.toml").read_text() == "mine"
    assert (recordings_folder(new) / "one" / "sound.flac").read_bytes() == b"sound"
    assert json.loads(settings_file(new).read_text())["minutes"] == 20
    [before] = new.glob("before-moving-in*")
    assert json.loads((before / "settings.json").read_text())["minutes"] == 3
    assert len(list((new / "backups").iterdir())) == 1
    assert tend("--data-dir", new, "journal", "--json").json[0]["note"] == "=1+1"
    assert not list(new.glob(".*"))


@pytest.mark.parametrize("name", ["../journal.db", "practices/../../x.toml", "/etc/x"])
def test_a_house_whose_names_point_elsewhere_is_refused(tend, kept, tmp_path, folder, name):
    house = tmp_path / "house.zip"
    tend("export", house)
    with zipfile.ZipFile(house, "a") as archive:
        archive.writestr(name, b"x")
    said = tend("restore", house)
    assert said.status == 1
    assert "names that point elsewhere" in said.err
    assert notes(tend) == ["=1+1"]
    assert not list(folder.glob(".*"))


@pytest.mark.parametrize("content", [b"", b"no", b"PK\x03\x04"])
def test_what_is_no_copy_is_refused_in_one_sentence(tend, kept, tmp_path, content):
    (tmp_path / "file").write_bytes(content)
    said = tend("restore", tmp_path / "file")
    assert (said.status, said.err.count("\n")) == (1, 1)
    assert notes(tend) == ["=1+1"]


def test_a_folder_is_never_replaced(tend, kept, tmp_path):
    assert tend("export", tmp_path / "out", "--replace").status == 2


@pytest.mark.parametrize("name", ["out", "out.json"])
def test_what_was_exported_comes_in_again_without_loss(tend, kept, tmp_path, name):
    tend("export", tmp_path / name)
    new = ("--data-dir", tmp_path / "new")
    look = tend(*new, "import", tmp_path / name, "--dry-run", "--json").json
    assert (look["new"], look["already_here"], look["unreadable"]) == (1, 0, [])
    counted, things, way_back = tend(*new, "import", tmp_path / name).out.splitlines()
    assert counted == "Tend: 1 new, 0 already here, 0 cannot be read."
    assert things == "New: 1 check-in."
    assert tend(*new, "journal", "--json").json == tend("journal", "--json").json
    again = tend(*new, "import", tmp_path / name).out.splitlines()
    assert again == [
        "Tend: 0 new, 1 already here, 0 cannot be read.",
        "Here already: 1 check-in.",
    ]
    [import_id] = re.findall(r"“undo-import (\w+)”", way_back)
    assert tend(*new, "undo-import", import_id).status == 0
    assert tend(*new, "journal", "--json").json == []


def test_the_journal_is_copied_before_an_export_comes_in(tend, kept, tmp_path, folder):
    tend("export", tmp_path / "out.json")
    tend("check-in", "--able", 3)
    tend("import", tmp_path / "out.json")
    assert not (folder / "backups").exists()  # nothing was new
    new = tmp_path / "new"
    tend("--data-dir", new, "check-in", "--able", 1)
    tend("--data-dir", new, "import", tmp_path / "out.json")
    [copy] = (new / "backups").iterdir()
    assert "before-import" in copy.name


@pytest.mark.parametrize("command", [("backup",), ("export", "--format", "json")])
@pytest.mark.parametrize("name", ["journal.db", "journal.db-wal", "settings.json", "practices/a"])
def test_nothing_goes_out_over_what_tend_keeps_itself(tend, folder, kept, command, name):
    said = tend(*command, folder / name, "--replace")
    assert (said.status, "Choose another place" in said.err) == (1, True)
    assert [row["id"] for row in tend("journal", "--json").json] == [kept]
    assert settings_file(folder).read_text() == '{"minutes": 20}'


def test_a_link_to_the_journal_is_the_journal(tend, folder, kept, tmp_path):
    (tmp_path / "link.json").symlink_to(folder / "journal.db")
    assert tend("export", tmp_path / "link.json", "--replace").status == 1
    assert [row["id"] for row in tend("journal", "--json").json] == [kept]


def test_a_copy_may_be_made_among_the_copies(tend, folder, kept):
    (folder / "backups").mkdir(exist_ok=True)
    assert tend("backup", folder / "backups" / "before-my-leave.db").status == 0
