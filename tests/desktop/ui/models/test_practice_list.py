"""The library as a list."""

from datetime import date

from PySide6.QtCore import Qt

from desktop.services.views import PracticeSummary
from desktop.ui.models.practice_filter import PracticeFilter
from desktop.ui.models.practice_list import PracticeListModel, PracticeRole

TODAY = date(2026, 11, 22)


def practice(practice_id, family, title, last_used=None):
    return PracticeSummary(
        practice_id,
        title,
        family,
        f"What {title} is for.",
        "Sitting",
        3,
        10,
        45,
        last_used=last_used,
    )


LIBRARY = (
    practice("body-scan", "mbsr", "Body scan", date(2026, 11, 21)),
    practice("at-the-door", "between-patients", "At the door"),
    practice("whole-round", "loving-kindness", "The whole round"),
    practice("awareness-of-breath", "mbsr", "Awareness of breath"),
)


def titles(model):
    return [model.index(row).data() for row in range(model.rowCount())]


def test_the_model_keeps_qts_rules(qtmodeltester):
    model = PracticeListModel()
    model.show(LIBRARY, TODAY)
    qtmodeltester.check(model)


def test_practices_stand_beneath_their_family_in_the_librarys_order():
    model = PracticeListModel()
    model.show(LIBRARY, TODAY)
    assert titles(model) == [
        "Loving-kindness", "The whole round",
        "MBSR", "Body scan", "Awareness of breath",
        "Between patients", "At the door",
    ]  # fmt: skip


def test_a_family_tend_does_not_know_still_shows():
    model = PracticeListModel()
    model.show([*LIBRARY, practice("own", "mine", "My own")], TODAY)
    assert titles(model)[-2:] == ["mine", "My own"]


def test_a_heading_cannot_be_chosen():
    model = PracticeListModel()
    model.show(LIBRARY, TODAY)
    assert model.flags(model.index(0)) == Qt.ItemFlag.NoItemFlags
    assert model.flags(model.index(1)) & Qt.ItemFlag.ItemIsSelectable


def test_a_search_keeps_what_holds_every_word():
    model = PracticeListModel()
    model.show(LIBRARY, TODAY)
    model.search("mbsr BREATH")
    assert titles(model) == ["MBSR", "Awareness of breath"]
    model.search("")
    assert len(titles(model)) == 7


def test_a_search_without_a_match_leaves_nothing():
    model = PracticeListModel()
    model.show(LIBRARY, TODAY)
    model.search("zither")
    assert model.rowCount() == 0
    assert model.first_practice_row() == -1


def test_a_row_tells_its_lengths_purpose_and_last_use():
    model = PracticeListModel()
    model.show(LIBRARY, TODAY)
    row = model.index(model.row_of("body-scan"))
    assert row.data(PracticeRole.MINUTES) == "3–45 min"
    assert row.data(PracticeRole.DETAIL) == "Sitting · last practised yesterday"
    spoken = row.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Body scan, 3–45 min. What Body scan is for."


def test_an_unknown_practice_has_no_row():
    model = PracticeListModel()
    model.show(LIBRARY, TODAY)
    assert model.row_of("nowhere") == -1


def test_favourites_stand_once_and_first_and_say_their_family():
    model = PracticeListModel()
    model.show(LIBRARY, TODAY)
    model.show_favourites(("awareness-of-breath", "body-scan", "gone"))
    assert titles(model) == [
        "Favourites", "Body scan", "Awareness of breath",
        "Loving-kindness", "The whole round",
        "Between patients", "At the door",
    ]  # fmt: skip
    row = model.index(model.row_of("body-scan"))
    assert row.data(PracticeRole.DETAIL) == "MBSR · Sitting · last practised yesterday"
    assert row.data(PracticeRole.IS_FAVOURITE) is True
    assert str(row.data(Qt.ItemDataRole.AccessibleTextRole)).startswith("Favourite: Body scan")


def test_a_favourite_no_more_goes_back_to_its_family():
    model = PracticeListModel()
    model.show(LIBRARY, TODAY)
    model.show_favourites(("body-scan",))
    model.show_favourites(())
    assert titles(model)[2:4] == ["MBSR", "Body scan"]
    assert "Favourites" not in titles(model)


def test_a_filter_hides_what_is_not_wanted():
    model = PracticeListModel()
    model.show(LIBRARY, TODAY)
    model.show_favourites(("body-scan",))
    model.filter(PracticeFilter(favourites_only=True))
    assert titles(model) == ["Favourites", "Body scan"]
    model.filter(PracticeFilter(minutes=2))
    assert titles(model) == []
