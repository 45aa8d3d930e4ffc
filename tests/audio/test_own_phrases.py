"""The listener's own phrases: in their places, in their order, at every length."""

from __future__ import annotations

from dataclasses import replace

import pytest

import resources
from audio.errors import PlanError
from audio.first_person import to_self
from audio.frames import MINUTE, RATE, frames
from audio.own_phrases import LEAST_INWARD
from audio.plan import CueKind
from audio.planner import plan
from audio.replan import move, replan
from audio.script import Choices, Say, Script, Wished
from audio.script_parser import read_script
from audio.timeline import compose
from audio.voices.captions import CaptionsVoice, reading_frames
from audio.voices.catalogue import Catalogue
from tests.audio.script_making import CLOSE, FixedVoice, assert_whole, past, script_of, span, texts

VOICE = FixedVoice()
LONG = tuple(
    f"May you, number {n}, be warm, well fed, unhurried, among friends, and free of whatever it is"
    " that keeps you up at night"
    for n in range(4)
)
WISHES = script_of(
    (
        Say("Wish them well.", span(4, 20)),
        Say("May you be safe.", span(4, 20), phrase=1),
        Say("May you be well.", span(4, 20), phrase=2),
        CLOSE,
    ),
    minutes=(1, 1),
)


def own(*phrases: str) -> Choices:
    return Choices(phrases=phrases)


def test_own_phrases_stand_in_their_places_in_order():
    made = plan(WISHES, MINUTE, VOICE, own("Be warm.", "Be dry."))
    assert texts(made) == ["Wish them well.", "Be warm.", "Be dry."]


def test_where_phrases_are_missing_the_written_line_stays():
    assert texts(plan(WISHES, MINUTE, VOICE, own("Be warm."))) == [
        "Wish them well.", "Be warm.", "May you be well.",
    ]  # fmt: skip


def test_phrases_beyond_the_places_change_nothing_else():
    made = plan(WISHES, MINUTE, VOICE, own("Be warm.", "Be dry.", "Be fed.", "Be free."))
    assert texts(made) == ["Wish them well.", "Be warm.", "Be dry."]


def test_wishes_for_oneself_have_the_phrases_turned_round_or_their_own_words():
    to_oneself = [
        replace(cue, to=Wished.SELF) if isinstance(cue, Say) and cue.phrase else cue
        for cue in WISHES.parts[0].cues
    ]
    script = replace(WISHES, parts=(replace(WISHES.parts[0], cues=tuple(to_oneself)),))
    made = plan(script, MINUTE, VOICE, own("May you be warm.", "Be good to yourself."))
    assert texts(made) == ["Wish them well.", "May I be warm.", "May you be well."]


def test_a_phrase_without_words_is_refused():
    with pytest.raises(ValueError, match="words"):
        own("Be warm.", " ")


def test_a_phrase_takes_the_time_of_saying_it_inwardly():
    made = plan(WISHES, MINUTE, CaptionsVoice(), own(LONG[0], "♥"))
    said = {cue.text: cue.frame_count for cue in made.cues if cue.kind is CueKind.SAY}
    assert said[LONG[0]] == reading_frames(LONG[0])
    assert said["♥"] == LEAST_INWARD


def test_phrases_too_long_for_a_length_give_way_to_the_written_ones():
    endless = " ".join("x" * 80)  # 48 s each
    made = plan(WISHES, MINUTE, VOICE, own(endless, endless))
    assert texts(made) == ["Wish them well.", "May you be safe.", "May you be well."]


def test_as_many_phrases_stay_as_there_is_room_for():
    made = plan(WISHES, MINUTE, VOICE, own("Be warm.", " ".join("x" * 70)))
    assert texts(made) == ["Wish them well.", "Be warm.", "May you be well."]


def test_a_minute_more_keeps_own_phrases_ahead():
    script = replace(WISHES, header=replace(WISHES.header, minutes=_minutes(1, 2)))
    wider = replace(script, parts=tuple(_wider(part) for part in script.parts))
    made = plan(wider, MINUTE, VOICE, own("Be warm.", "Be dry."))
    again = replan(wider, made, 5 * RATE, 2 * MINUTE, VOICE)
    assert texts(again) == texts(made)
    second = next(cue.at_frame for cue in made.cues if cue.text == "Be dry.")
    assert texts(move(wider, made, 5 * RATE, second, VOICE))[-1] == "Be dry."


def _minutes(shortest, longest):
    return replace(WISHES.header.minutes, shortest=shortest, usual=shortest, longest=longest)


def _wider(part):
    cues = [replace(cue, rest=span(4, 90)) if isinstance(cue, Say) else cue for cue in part.cues]
    return replace(part, cues=tuple(cues))


def test_a_phrase_that_the_voice_cannot_speak_is_captioned_silence():
    voice = Catalogue().open("slt")
    made = plan(WISHES, MINUTE, voice, own(LONG[0]))
    line = next(line for line in compose(made, voice).spoken if line.text == LONG[0])
    assert not line.is_heard
    assert voice.clip(LONG[0]) is None
    assert line.frame_count == reading_frames(LONG[0]) > frames(10)


def with_places() -> list[Script]:
    scripts = [
        read_script(path, resources.shared_lines())
        for path in sorted(resources.practices().glob("*.toml"))
    ]
    return [script for script in scripts if _has_places(script)]


def _has_places(script: Script) -> bool:
    cues = [cue for part in script.parts for cue in part.cues]
    return any(isinstance(cue, Say) and cue.phrase for cue in cues)


@pytest.fixture(scope="module", params=with_places(), ids=lambda script: script.header.id)
def script(request) -> Script:
    return request.param


def minutes_of(script: Script) -> range:
    return range(script.header.minutes.shortest, script.header.minutes.longest + 1)


def test_four_long_phrases_fit_at_every_minute(script):
    voice = Catalogue().open("slt")
    for minutes in minutes_of(script):
        made = plan(script, minutes * MINUTE, voice, own(*LONG))
        assert_whole(made)
        if minutes >= script.header.minutes.shortest + 3:  # below, the last ones may give way
            written = plan(script, minutes * MINUTE, voice)
            wanted = {_said(script, cue, LONG) for cue in written.cues if _phrase_of(script, cue)}
            assert wanted <= set(texts(made)), minutes
        assert plan(script, minutes * MINUTE, voice, own(*LONG)) == made


def test_phrases_of_eight_words_stand_in_every_place_from_two_minutes_on(script):
    voice = Catalogue().open("slt")
    eight = tuple(f"May you {' '.join([word] * 6)}" for word in ("rest", "eat", "laugh", "sleep"))
    for minutes in minutes_of(script):
        if minutes == 1:  # where there may be room for the written ones alone
            continue
        written = plan(script, minutes * MINUTE, voice)
        places = [cue for cue in written.cues if _phrase_of(script, cue)]
        made = plan(script, minutes * MINUTE, voice, own(*eight))
        turned = tuple(map(to_self, eight))
        assert [text for text in texts(made) if text in (*eight, *turned)] == [
            _said(script, cue, eight) for cue in places
        ]


def _said(script: Script, cue, phrases: tuple[str, ...]) -> str | None:
    """The phrase that stands where a written line stood."""
    phrase = phrases[_phrase_of(script, cue) - 1]
    line = script.parts[cue.part].cues[cue.source]
    return to_self(phrase) if line.to is Wished.SELF else phrase


def _phrase_of(script: Script, cue) -> int:
    line = script.parts[cue.part].cues[cue.source]
    said = cue.kind is CueKind.SAY and isinstance(line, Say)
    return (line.phrase or 0) if said else 0


def test_phrases_of_sixty_words_still_end_on_the_promised_second(script):
    endless = tuple(f"{letter} " * 59 + letter for letter in "abcd")
    for minutes in minutes_of(script):
        assert_whole(plan(script, minutes * MINUTE, CaptionsVoice(), own(*endless)))


def test_a_minute_more_or_less_is_exact_with_long_phrases(script):
    voice = Catalogue().open("slt")
    usual = script.header.minutes.usual
    made = plan(script, usual * MINUTE, voice, own(*LONG))
    changed = 0
    for at_frame in range(0, made.total_frames, made.total_frames // 20):
        for step in (-1, 1):
            try:
                again = replan(script, made, at_frame, made.total_frames + step * MINUTE, voice)
            except PlanError:
                continue
            assert_whole(again)
            assert past(again, at_frame) == past(made, at_frame)
            changed += 1
    assert changed
