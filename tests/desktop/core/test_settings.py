from __future__ import annotations

import json
import stat

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.core.errors import AppError, ErrorKind
from desktop.core.settings import OPTIONS, Settings


def test_every_option_starts_with_a_value_it_can_hold():
    for key, option in OPTIONS.items():
        assert option.holds(option.default), key


def test_nothing_is_written_until_something_is_set(tmp_path):
    Settings(tmp_path).values()
    assert list(tmp_path.iterdir()) == []


def test_what_is_set_is_there_next_time(tmp_path):
    first = Settings(tmp_path)
    first.put("day_boundary", "05:30")
    first.put("text_size", 150)
    first.put("captions_on", False)
    first.save()
    again = Settings(tmp_path)
    assert (again.get("day_boundary"), again.get("text_size")) == ("05:30", 150)
    assert again.get("captions_on") is False
    assert again.problem is None


def test_the_file_is_its_owners_alone(tmp_path):
    settings_ = Settings(tmp_path)
    settings_.put("minutes", 3)
    settings_.save()
    assert stat.S_IMODE((tmp_path / "settings.json").stat().st_mode) == 0o600


def test_a_key_of_another_version_is_kept(tmp_path):
    (tmp_path / "settings.json").write_text('{"from_the_future": {"a": 1}, "minutes": 3}')
    settings_ = Settings(tmp_path)
    settings_.put("minutes", 5)
    settings_.save()
    stored = json.loads((tmp_path / "settings.json").read_text())
    assert stored == {"from_the_future": {"a": 1}, "minutes": 5}


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("text_size", 99),
        ("text_size", 201),
        ("text_size", 100.0),
        ("text_size", True),
        ("minutes", 0),
        ("appearance", "mauve"),
        ("appearance", None),
        ("captions_on", 1),
        ("day_boundary", "4:00"),
        ("day_boundary", "24:00"),
        ("day_boundary", "04:60"),
        ("day_boundary", "04:00:00"),
        ("day_boundary", "²³:00"),
        ("day_boundary", 4),
        ("contact", "two\nlines"),
        ("contact", " spaced "),
        ("contact", "x" * 121),
        ("phrases", ["one", ""]),
        ("phrases", ["one"] * 5),
        ("phrases", "one"),
        ("phrases", [1]),
    ],
)
def test_an_impossible_value_is_refused_and_one_in_the_file_is_passed_over(tmp_path, key, value):
    settings_ = Settings(tmp_path)
    with pytest.raises(ValueError, match=key):
        settings_.put(key, value)
    (tmp_path / "settings.json").write_text(json.dumps({key: value}))
    assert Settings(tmp_path).get(key) == OPTIONS[key].default


def test_setting_what_already_holds_is_no_change(tmp_path):
    settings_ = Settings(tmp_path)
    assert not settings_.put("text_size", 100)
    assert settings_.put("text_size", 110)
    assert not settings_.put("text_size", 110)


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"null", b"\xff\xfe\x00", b'{"a": \xff}'])
def test_a_damaged_file_is_set_aside_with_one_notice(tmp_path, content):
    path = tmp_path / "settings.json"
    path.write_bytes(content)
    settings_ = Settings(tmp_path)
    assert settings_.values() == {key: option.default for key, option in OPTIONS.items()}
    assert settings_.problem is not None
    assert settings_.problem.kind is ErrorKind.SETTINGS_DAMAGED
    assert settings_.problem.facts["aside"].read_bytes() == content
    settings_.put("minutes", 3)
    settings_.save()
    assert Settings(tmp_path).problem is None


def test_a_file_that_cannot_be_opened_is_not_replaced(tmp_path):
    (tmp_path / "settings.json").mkdir()  # it cannot be read as a file
    (tmp_path / "settings.json" / "kept").write_text("x")
    settings_ = Settings(tmp_path)
    assert settings_.problem is not None
    settings_.put("minutes", 3)
    settings_.save()
    assert (tmp_path / "settings.json.damaged-1" / "kept").read_text() == "x"
    assert Settings(tmp_path).get("minutes") == 3


def test_a_folder_that_cannot_be_made_is_a_kind(tmp_path):
    (tmp_path / "file").write_text("")
    settings_ = Settings(tmp_path / "file" / "below")
    settings_.put("minutes", 3)
    with pytest.raises(AppError):
        settings_.save()


def test_a_practice_is_played_as_it_is_rendered_until_a_volume_is_moved(tmp_path):
    values = Settings(tmp_path).values()
    assert [values[f"volume_{layer}"] for layer in ("voice", "bells", "background")] == [100] * 3


@settings(max_examples=60, deadline=None)
@given(
    st.dictionaries(
        st.one_of(st.sampled_from(sorted(OPTIONS)), st.text(max_size=8)),
        st.one_of(st.none(), st.booleans(), st.integers(), st.text(max_size=6), st.floats()),
        max_size=8,
    )
)
def test_whatever_the_file_holds_every_option_has_a_possible_value(tmp_path_factory, stored):
    folder = tmp_path_factory.mktemp("settings")
    (folder / "settings.json").write_text(json.dumps(stored))
    values = Settings(folder).values()
    assert all(OPTIONS[key].holds(value) for key, value in values.items())


def test_own_words_are_known_and_never_written(tmp_path):
    settings_ = Settings(tmp_path)
    assert settings_.put("phrases", ["May you be warm.", "May you be dry."])
    assert settings_.put("contact", "Anna")
    settings_.put("minutes", 3)
    settings_.save()
    assert settings_.values()["phrases"] == ("May you be warm.", "May you be dry.")
    assert not settings_.put("phrases", ["May you be warm.", "May you be dry."])
    assert json.loads((tmp_path / "settings.json").read_text()) == {"minutes": 3}


def test_own_words_of_an_earlier_version_stay_in_the_file_until_they_are_dropped(tmp_path):
    old = {"contact": "Anna", "phrases": ["May you be warm."], "minutes": 3}
    (tmp_path / "settings.json").write_text(json.dumps(old))
    settings_ = Settings(tmp_path)
    settings_.put("contact", "Berta")
    settings_.save()
    assert Settings(tmp_path).get("contact") == "Anna"
    assert settings_.old_own_words() == {"contact": "Anna", "phrases": ("May you be warm.",)}
    assert settings_.drop_old_own_words()
    assert not settings_.drop_old_own_words()
    settings_.save()
    assert json.loads((tmp_path / "settings.json").read_text()) == {"minutes": 3}
    assert (settings_.get("contact"), settings_.get("phrases")) == ("Berta", ("May you be warm.",))


def test_own_words_come_and_go_with_the_journal(tmp_path):
    settings_ = Settings(tmp_path)
    assert settings_.know_own_words({"contact": "Anna", "phrases": ("",)}) == ["contact"]
    assert settings_.know_own_words({"contact": "Anna"}) == []
    assert settings_.forget_own_words() == ["contact"]
    assert settings_.get("contact") == ""


def test_what_is_put_for_now_holds_and_is_not_saved(tmp_path):
    now = Settings(tmp_path)
    now.put_for_now("ward", True)
    now.put("minutes", 3)
    now.save()
    assert (now.get("ward"), now.values()["ward"]) == (True, True)
    assert not Settings(tmp_path).get("ward")


def test_what_was_put_for_now_ends_with_the_next_choice(tmp_path):
    now = Settings(tmp_path)
    now.put_for_now("ward", True)
    assert not now.put("ward", True)
    assert now.put("ward", False)
    assert not now.get("ward")
    with pytest.raises(ValueError, match="ward"):
        now.put_for_now("ward", "quietly")
