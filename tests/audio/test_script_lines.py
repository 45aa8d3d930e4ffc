"""Where each field of a TOML text stands."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audio.errors import ScriptError
from audio.script_source import Source, did_you_mean

TEXT = '''\
# a = 0
a = 1  # b = 2
"b.c" = "x = [ {"
d.e = { f = [1, 2], g = { h = 'i}' } }
j = [  # comment ]
  1979-05-27 07:32:00,
  """two
lines "" """, {k = 1}, [
    2,
  ],
]

[l . "m"]
n = """
'"""
o = \'\'\'\'\'\'
[[p]]
q = 1
[[p]]
[p.r]
s = 3
[[p.t]]
u = 1
[[p.t]]
u = 2
'''

PLACES = [
    (("a",), 2),
    (("b.c",), 3),
    (("d", "e", "f", 1), 4),
    (("d", "e", "g", "h"), 4),
    (("j",), 5),
    (("j", 0), 6),
    (("j", 1), 7),
    (("j", 2, "k"), 8),
    (("j", 3, 0), 9),
    (("l", "m"), 13),
    (("l", "m", "n"), 14),
    (("l", "m", "o"), 16),
    (("p", 0, "q"), 18),
    (("p", 1), 19),
    (("p", 1, "r", "s"), 21),
    (("p", 1, "t", 0, "u"), 23),
    (("p", 1, "t", 1, "u"), 25),
    (("p", 1, "t", 1, "missing"), 24),
    (("missing",), 1),
]


@pytest.mark.parametrize(("place", "line"), PLACES)
def test_a_field_is_found_on_its_line(place, line):
    assert Source("x.toml", TEXT).line(place) == line


def test_an_error_names_the_last_field_of_its_place():
    error = Source("x.toml", TEXT).error(("d", "e", "f", 1), "2", "3")
    assert str(error) == "x.toml, line 4: f: 2; 3"


def test_the_nearest_name_is_offered():
    assert did_you_mean("rets", ["say", "rest"]) == 'did you mean "rest"? (one of say, rest)'
    assert did_you_mean("xyz", ["say", "rest"]) == "one of say, rest"


@pytest.mark.parametrize(
    ("text", "line"),
    [("a = 1\nb =", 2), ("a = 1\n\n[a]\n", 3), ("a = 1\nb = 99-99-99\n", 2), ("[[a]]\n[a]", 2)],
)
def test_what_is_no_toml_is_told_with_its_line(text, line):
    with pytest.raises(ScriptError) as caught:
        Source("x.toml", text)
    assert (caught.value.line, caught.value.field) == (line, "TOML")


values = st.recursive(
    st.sampled_from(["1", "'a]'", '"b\\"}"', "true", '"""c\n\'d"""', "'''\"e\n'''", "0.5"]),
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda items: f"[{', '.join(items)}]")
        | st.lists(inner, max_size=3).map(
            lambda items: "{" + ", ".join(f"k{i} = {item}" for i, item in enumerate(items)) + "}"
        )
    ),
    max_leaves=12,
)


@settings(max_examples=100, deadline=None)
@given(st.lists(values, min_size=1, max_size=5))
def test_each_key_is_found_after_any_values(made):
    text = "".join(f"key{index} = {value}\n" for index, value in enumerate(made))
    assert len(tomllib.loads(text)) == len(made)
    source = Source("x.toml", text)
    line = 1
    for index, value in enumerate(made):
        assert source.line((f"key{index}",)) == line
        line += value.count("\n") + 1
