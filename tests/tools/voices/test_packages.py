"""Tests of tools/voices/packages.py: only the text of sources, nothing is fetched."""

import pytest

from tools.voices.packages import with_non_free


@pytest.mark.parametrize(
    ("sources", "wanted"),
    [
        ("Components: main\n", "Components: main non-free\n"),
        ("Components: main contrib\n", "Components: main contrib non-free\n"),
        ("Components: main non-free-firmware", "Components: main non-free-firmware non-free"),
        ("Components: main non-free contrib\n", "Components: main non-free contrib\n"),
        ("deb mirror bookworm main\n", "deb mirror bookworm main non-free\n"),
        ("deb-src mirror bookworm main\n", "deb-src mirror bookworm main\n"),
        ("# deb mirror bookworm main\n", "# deb mirror bookworm main\n"),
        ("Suites: bookworm\n", "Suites: bookworm\n"),
    ],
)
def test_non_free_joins_main_once(sources, wanted):
    assert with_non_free(sources) == wanted
    assert with_non_free(wanted) == wanted
