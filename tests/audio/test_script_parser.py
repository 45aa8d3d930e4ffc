"""Scripts from their files: what is read, and the message for each thing that can be wrong."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from audio.errors import ScriptError
from audio.frames import MINUTE
from audio.script import (
    Admission,
    Anchor,
    BellKind,
    Eyes,
    PartKind,
    Remind,
    Ring,
    Rules,
    Say,
    Script,
    Span,
    Wished,
)
from audio.script_cues import FIELDS
from audio.script_parser import HEADER, PART, read_header, read_script
from tests.audio.script_making import scripts, span, toml_of, written

MANUAL = Path(__file__).parents[2] / "docs" / "script-format.md"
SCRIPT = """\
title = "Three breaths"
family = "mbsr"
purpose = "A pause."
posture = "Any"
language = "en"
credit = "Tend"
tradition = "MBSR"
minutes = { shortest = 2, usual = 3, longest = 8 }

[[part]]
name = "Arriving"   # ["not a header"]
kind = "arrive"
cues = [
  { bell = "open" },
  { say = "Sit as you like.", rest = "4s" },
  # { say = "Left out.", rest = "1x" },
  { say = "Or stand # still.", rest = "6s..20s", when = "eyes-open", from = 3, until = 5.5 },
]

[[part]]
name = "Breath"
skippable = true
cues = [
  { remind = ["Back again.", "Here."], every = "60s..90s" },
  { say = "The feet.", rest = "1m..2.5m", anchor = ["feet", "sound"], announces = true },
  { say = "And on", flow = true }, { phrase = 2, else = "May I be well.", rest = "5s" },
  { use = "orient.three-sights" },
]

[[part]]
name = "Room"
kind = "orient"
cues = [{ say = "Look.", rest = "4s" }, { bell = "close" }]
"""

SHARED = """\
[orient]
three-sights = [
  { say = "One sight.", rest = "4s" },
  { say = "Two sights.", rest = "4s", from = 3 },
]
"""


def read(folder, text: str | bytes = SCRIPT, shared: str | None = SHARED) -> Script:
    beside = written(folder, shared, "lines.toml") if shared is not None else None
    return read_script(written(folder, text), beside)


def test_a_wish_may_be_for_oneself(tmp_path):
    text = SCRIPT.replace("phrase = 2,", 'phrase = 2, to = "self",')
    [wish] = [cue for part in read(tmp_path, text).parts for cue in part.cues if phrase_of(cue)]
    assert (wish.phrase, wish.to) == (2, Wished.SELF)


def phrase_of(cue):
    return cue.phrase if isinstance(cue, Say) else None


def test_a_script_is_read_whole(tmp_path):
    script = read(tmp_path)
    assert (script.header.id, script.header.title) == ("made", "Three breaths")
    assert script.header.rules is Rules.FULL
    arriving, breath, room = script.parts
    assert (arriving.name, arriving.kind, arriving.skippable) == (
        *("Arriving", PartKind.ARRIVE, False),
    )
    assert arriving.cues == (
        Ring(BellKind.OPEN, span(4), line=14),
        Say("Sit as you like.", span(4), line=15),
        Say(
            "Or stand # still.",
            span(6, 20),
            Admission(3 * MINUTE, 5 * MINUTE + MINUTE // 2, eyes=Eyes.OPEN),
            line=17,
        ),
    )
    assert (breath.line, breath.kind, breath.skippable) == (20, PartKind.THEME, True)
    feet = Admission(anchors=frozenset({Anchor.FEET, Anchor.SOUND}))
    assert breath.cues == (
        Remind(("Back again.", "Here."), span(60, 90), line=24),
        Say("The feet.", span(60, 150), feet, announces=True, line=25),
        Say("And on", Span(0, 0), flow=True, line=26),
        Say("May I be well.", span(5), phrase=2, line=26),
        Say("One sight.", span(4), line=27),
        Say("Two sights.", span(4), Admission(from_frames=3 * MINUTE), line=27),
    )
    assert room.cues[-1] == Ring(BellKind.CLOSE, line=33)


def test_the_header_alone_is_the_same(tmp_path):
    assert read_header(written(tmp_path, SCRIPT)) == read(tmp_path).header


def test_the_header_is_read_without_looking_at_the_parts(tmp_path):
    head, _, _ = SCRIPT.partition("[[part]]")
    assert read_header(written(tmp_path, head + "[[part]]\n???")).title == "Three breaths"


def test_a_text_that_looks_like_a_part_does_not_end_the_header(tmp_path):
    purpose = 'purpose = """A\n[[part]]\npause."""'
    text = SCRIPT.replace('purpose = "A pause."', purpose)
    assert read_header(written(tmp_path, text)).purpose == "A [[part]] pause."


def test_windows_line_ends_and_a_byte_order_mark_do_no_harm(tmp_path):
    text = SCRIPT.replace("\n", "\r\n").encode("utf-8-sig")
    assert read(tmp_path, text) == read(tmp_path)


def test_a_part_lends_its_admission_to_its_cues(tmp_path):
    text = SCRIPT.replace('name = "Breath"', 'name = "Breath"\nfrom = 4\nanchor = "feet"')
    cues = read(tmp_path, text).parts[1].cues
    assert {cue.admission.from_frames for cue in cues} == {4 * MINUTE}
    assert {cue.admission.anchors for cue in cues} == {frozenset({Anchor.FEET})}


def test_shared_lines_take_the_admission_of_their_use(tmp_path):
    use = '{ use = "orient.three-sights", from = 2.5, until = 6 }'
    text = SCRIPT.replace('{ use = "orient.three-sights" }', use)
    one, two = read(tmp_path, text).parts[1].cues[-2:]
    assert (one.admission.from_frames, one.admission.until_frames) == (MINUTE * 5 // 2, MINUTE * 6)
    assert two.admission.from_frames == 3 * MINUTE


def test_a_bell_between_may_be_left_to_the_listener(tmp_path):
    text = SCRIPT.replace('{ bell = "open" },', '{ bell = "interval", every = "chosen" },')
    bell = read(tmp_path, text).parts[0].cues[0]
    assert bell == Ring(BellKind.INTERVAL, chosen=True, line=14)
    assert bell.recurs


def test_a_part_may_pace_the_breath(tmp_path):
    text = SCRIPT.replace("skippable = true", "paced = true")
    assert [part.paced for part in read(tmp_path, text).parts] == [False, True, False]


def test_sleep_needs_no_closing_bell(tmp_path):
    text = SCRIPT.replace("minutes =", 'rules = "sleep"\nminutes =')
    text = text.replace(', { bell = "close" }', "")
    assert isinstance(read(tmp_path, text).parts[-1].cues[-1], Say)


WRONG = [
    # (what stands in the script, what is there instead, line, field, found, allowed)
    ('title = "Three breaths"', "", 1, "title", "nothing", 'needs title = "…"'),
    ('title = "Three breaths"', "title = 3", 1, "title", "3", "text in quotes"),
    ('title = "Three breaths"', 'title = " "', 1, "title", '" "', "words"),
    ('title = "Three breaths"', 'titel = "X"', 1, "titel", "unknown field", '"title"?'),
    ('family = "mbsr"', 'family = "mbrs"', 2, "family", '"mbrs"', 'did you mean "mbsr"?'),
    ('family = "mbsr"', "", 1, "family", "nothing", "one of loving-kindness"),
    ("longest = 8 }", "longest = 2 }", 8, "minutes", "2, 3, 2", "shortest ≤ usual ≤ longest"),
    ("longest = 8 }", "longest = 8.5 }", 8, "longest", "8.5", "whole number from 1"),
    ("longest = 8 }", "longest = 9999 }", 8, "longest", "9999", "to 720"),
    ("shortest = 2,", "shortest = true,", 8, "shortest", "true", "whole number"),
    ("usual = 3, ", "", 8, "usual", "nothing", "whole number"),
    ("usual = 3,", "usually = 3,", 8, "usually", "unknown field", '"usual"?'),
    ("minutes = {", "minutes = 3 #", 8, "minutes", "3", "table of fields"),
    ("minutes =", 'rules = "sleeep"\nminutes =', 8, "rules", '"sleeep"', '"sleep"?'),
    ('name = "Arriving"', 'nam = "Arriving"', 11, "nam", "unknown field", '"name"?'),
    ('name = "Arriving"', "", 10, "name", "nothing", "a part needs name"),
    ('kind = "arrive"', 'kind = "arriving"', 12, "kind", '"arriving"', '"arrive"?'),
    ("skippable = true", 'skippable = "yes"', 22, "skippable", '"yes"', "true or false"),
    ("skippable = true", 'paced = "yes"', 22, "paced", '"yes"', "true or false"),
    ('bell = "open"', 'bell = "interval", every = "chosn"', 14, "every", '"chosn"', "such as"),
    ('rest = "4s" },\n  #', 'rets = "4s" },\n  #', 15, "rets", "unknown field", '"rest"?'),
    ('rest = "4s" },\n  #', 'rest = "4" },\n  #', 15, "rest", '"4"', '"6s..20s"'),
    ('rest = "4s" },\n  #', "rest = 4 },\n  #", 15, "rest", "4", "a time such as"),
    ('rest = "4s" },\n  #', 'rest = "9s..4s" },\n  #', 15, "rest", '"9s..4s"', "shorter time"),
    ('rest = "4s" },\n  #', 'rest = "99999m" },\n  #', 15, "rest", '"99999m"', "at most 720"),
    (', rest = "4s" },\n  #', "},\n  #", 15, "rest", "nothing", "flow = true"),
    ('say = "Sit as you like."', 'say = "…"', 15, "say", '"…"', "words that can be spoken"),
    ('say = "Sit as you like.", ', "", 15, "cue", "none of them", "just one of say, phrase"),
    ('say = "Sit', 'sya = "Sit', 15, "sya", "unknown field", '"say"?'),
    ('say = "Sit', 'bell = "open", say = "Sit', 15, "cue", "say and bell", "just one of"),
    ('"eyes-open"', '"eye-open"', 17, "when", '"eye-open"', '"eyes-open"?'),
    ('"eyes-open"', '"anchor-feet"', 17, "when", '"anchor-feet"', 'anchor = "feet"'),
    ("from = 3,", "from = 6,", 17, "until", "5.5", "more minutes than from"),
    ("from = 3,", "from = 9, ", 17, "from", "9", "the longest session, 8"),
    ("from = 3, until = 5.5", "until = 2", 17, "until", "2", "the shortest session, 2"),
    ("from = 3,", 'from = "3",', 17, "from", '"3"', "minutes as a number"),
    ("from = 3,", "from = nan,", 17, "from", "nan", "minutes as a number"),
    ('bell = "open"', 'bell = "opne"', 14, "bell", '"opne"', '"open"?'),
    ('bell = "open"', 'bell = "open", every = "5m"', 14, "every", '"5m"', '"interval"'),
    ('bell = "open"', 'bell = "open", every = "chosen"', 14, "every", '"chosen"', 'such as "4s"'),
    ('bell = "open"', 'bell = "interval", every = "5s"', 14, "every", '"5s"', '"10s"'),
    ('bell = "open"', 'bell = "close"', 14, "bell", "a closing bell before the end", "last cue"),
    ('["Back again.", "Here."]', '"Back."', 24, "remind", '"Back."', "a list of lines"),
    ('["Back again.", "Here."]', "[]", 24, "remind", "a list", "a list of lines"),
    ('["Back again.", "Here."]', "[1]", 24, "remind", "1", "text in quotes"),
    ('every = "60s..90s"', 'every = "1s"', 24, "every", '"1s"', '"10s"'),
    ('["feet", "sound"]', '["feet", "hands"]', 25, "anchor", '"hands"', "one of breath, feet"),
    ('["feet", "sound"]', "[]", 25, "anchor", "a list", "one of breath"),
    ("announces = true", "announce = true", 25, "announce", "unknown field", '"announces"?'),
    ("phrase = 2", 'phrase = 2, to = "sefl"', 26, "to", '"sefl"', '"self"?'),
    ('say = "And on"', 'say = "And on", to = "self"', 26, "to", "unknown field", "say"),
    ("phrase = 2", "phrase = 0", 26, "phrase", "0", "whole number from 1 to 12"),
    (', else = "May I be well."', "", 26, "else", "nothing", 'needs else = "…"'),
    ('"orient.three-sights"', '"orient.two"', 27, "use", '"orient.two"', "orient.three-sights"),
    ('"orient.three-sights"', "7", 27, "use", "7", "text in quotes"),
    (', { bell = "close" }', "", 33, "bell", "no closing bell", "is the last cue"),
    ('{ bell = "close" }', '{ bell = "close", from = 3 }', 33, "from", "unknown field", "bell"),
    ('kind = "orient"', "skippable = true", 33, "bell", "that may be left out", "every session"),
    ("cues = [{ say", "cue = [{ say", 33, "cue", "unknown field", '"cues"?'),
    ('cues = [{ say = "Look.", rest = "4s" }, { bell = "close" }]', "", 30, "cues", "no cues", ""),
    ('{ say = "Look.", rest = "4s" }, ', "3, ", 33, "cues", "3", "a cue is a table of fields"),
    ('name = "Room"', "name = Room", 31, "TOML", "invalid value", "TOML 1.0"),
    ('name = "Room"', 'name = "Room', 31, "TOML", "illegal character", "TOML 1.0"),
    ('name = "Room"', 'name = "A"\nname = "B"', 32, "TOML", "overwrite", "TOML 1.0"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("before", "after", "line", "field", "found", "allowed"),
    WRONG,
    ids=[f"{row[3]}: {row[4]}" for row in WRONG],
)
def test_a_mistake_is_told_with_its_line_field_and_remedy(
    tmp_path, before, after, line, field, found, allowed
):
    assert before in SCRIPT
    with pytest.raises(ScriptError) as caught:
        read(tmp_path, SCRIPT.replace(before, after, 1))
    error = caught.value
    assert (error.file, error.line, error.field) == ("made.toml", line, field)
    assert found in error.found
    assert allowed in error.allowed


@pytest.mark.parametrize(
    ("shared", "line", "field"),
    [
        (SHARED.replace('rest = "4s", from', 'rets = "4s", from'), 4, "rets"),
        (SHARED.replace('say = "One sight.", rest = "4s"', 'use = "orient.x"'), 3, "use"),
        (SHARED.replace('"One sight."', "1"), 3, "say"),
        ("[orient", 1, "TOML"),
    ],
)
def test_a_mistake_in_the_shared_lines_is_told_in_their_file(tmp_path, shared, line, field):
    with pytest.raises(ScriptError) as caught:
        read(tmp_path, shared=shared)
    assert (caught.value.file, caught.value.line, caught.value.field) == ("lines.toml", line, field)


def test_a_use_without_shared_lines_is_told(tmp_path):
    with pytest.raises(ScriptError, match="there is no file of shared lines"):
        read(tmp_path, shared=None)


def test_a_cue_that_contradicts_its_part_is_told(tmp_path):
    text = SCRIPT.replace('name = "Breath"', 'name = "Breath"\nanchor = "sight"')
    with pytest.raises(ScriptError, match="line 26: cue: never spoken"):
        read(tmp_path, text)


@pytest.mark.parametrize("reader", [read_header, read_script])
def test_a_file_that_cannot_be_read_is_told(tmp_path, reader):
    for path in (tmp_path / "missing.toml", tmp_path):
        with pytest.raises(ScriptError, match="a file that can be read"):
            reader(path)


@pytest.mark.parametrize("reader", [read_header, read_script])
def test_text_in_another_encoding_is_told_with_its_line(tmp_path, reader):
    with pytest.raises(ScriptError) as caught:
        reader(written(tmp_path, SCRIPT.replace("A pause.", "Eine Übung.").encode("latin-1")))
    assert (caught.value.line, caught.value.found) == (3, "the byte 0xdc")


def test_a_huge_file_is_refused_without_reading_it_whole(tmp_path):
    with pytest.raises(ScriptError, match="more than 1 MB"):
        read(tmp_path, b"#" * 1_000_001)


@pytest.mark.parametrize("depth", [10, *range(300, 520, 7), 100_000])
def test_brackets_nested_however_deep_are_refused(tmp_path, depth):
    with pytest.raises(ScriptError):
        read(tmp_path, "x = " + "[" * depth + "]" * depth)


def test_the_example_in_the_manual_is_a_script(tmp_path):
    manual = MANUAL.read_text(encoding="utf-8")
    example = manual.partition("```toml\n")[2].partition("```")[0]
    script = read(tmp_path, example)
    assert [part.name for part in script.parts] == ["Arriving", "The room"]


def test_the_manual_names_every_field():
    manual = MANUAL.read_text(encoding="utf-8")
    names = {name for fields in FIELDS.values() for name in fields} | {*HEADER, *PART}
    assert {name for name in names if f"`{name}" not in manual and f"[{name}" not in manual} == {
        "else"
    }


QUIET = [HealthCheck.function_scoped_fixture]


@settings(max_examples=60, deadline=None, suppress_health_check=QUIET)
@given(scripts())
def test_a_script_written_out_is_read_back(tmp_path, script):
    read_back = read(tmp_path, toml_of(script))
    parts = [
        replace(part, line=0, cues=tuple(replace(cue, line=0) for cue in part.cues))
        for part in read_back.parts
    ]
    assert Script(read_back.header, tuple(parts)) == script


@settings(max_examples=150, deadline=None, suppress_health_check=QUIET)
@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
@example(b"a = '''\n''''\n")
def test_any_bytes_are_read_or_refused_in_words(tmp_path, content):
    refused_in_words(tmp_path, content)


@settings(max_examples=150, deadline=None, suppress_health_check=QUIET)
@given(st.data())
def test_a_damaged_script_is_read_or_refused_in_words(tmp_path, data):
    content = bytearray(SCRIPT.encode())
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(content) - 1))
        length = data.draw(st.integers(0, 20))
        content[at : at + length] = data.draw(
            st.binary(max_size=3)
            | st.sampled_from(['"', "]", "{", "=", "\n", "inf", "-1", "[[part]]", "'''", "\\u0000"])
            .map(str.encode)
        )  # fmt: skip
    refused_in_words(tmp_path, bytes(content))


def refused_in_words(folder, content: bytes) -> None:
    for reader in (read_header, lambda path: read(folder, content)):
        refusal = None
        try:
            reader(written(folder, content))
        except ScriptError as error:
            refusal = error
        if refusal is not None:
            assert 1 <= refusal.line <= content.count(b"\n") + 1
            assert refusal.found
            assert refusal.allowed
