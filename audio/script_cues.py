"""The cues of a part: lines, bells, reminders, shared lines. Knows no header and no planner."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from audio.frames import MINUTE, RATE
from audio.script import (
    Admission,
    Anchor,
    BellKind,
    Cue,
    Eyes,
    Minutes,
    Remind,
    Ring,
    Say,
    Span,
    Wished,
)
from audio.script_fields import Fields
from audio.script_source import Place, Source, did_you_mean

KINDS = ("say", "phrase", "bell", "remind", "use")
ADMISSION = ("from", "until", "when", "anchor")
FIELDS = {
    "say": ("say", "rest", *ADMISSION, "flow", "announces"),
    "phrase": ("phrase", "to", "else", "rest", *ADMISSION, "flow", "announces"),
    "bell": ("bell", "rest", *ADMISSION, "every"),
    "remind": ("remind", "every", *ADMISSION),
    "use": ("use", *ADMISSION),
}
OPENING_REST = Span(4 * RATE, 4 * RATE)
REMIND_EVERY = Span(90 * RATE, 180 * RATE)
LEAST_EVERY = 10 * RATE
CHOSEN = "chosen"  # how often is the listener's to say


class CueReader:
    """Reads the cues of one script; `shared` holds the lines that `use` names, if there are any."""

    def __init__(self, source: Source, minutes: Minutes, shared: Source | None) -> None:
        self._source, self._minutes, self._shared = source, minutes, shared

    def cues(self, part: Fields) -> tuple[Cue, ...]:
        """Return the cues of a part, each within what the part itself admits.

        Raises:
            ScriptError: a field is missing, unknown or wrong.
        """
        place, values = (*part.place, "cues"), part.value("cues")
        around = admission_of(part, self._minutes)
        if not isinstance(values, list) or not values:
            raise self._source.error(place, "no cues", "a list of at least one cue")
        return tuple(
            cue
            for index, value in enumerate(values)
            for cue in self._expanded((*place, index), value, around)
        )

    def _expanded(self, place: Place, value: object, around: Admission) -> Iterator[Cue]:
        fields = Fields(self._source, place, value, "a cue")
        kind = _kind(fields)
        admission = within(admission_of(fields, self._minutes), around, fields)
        if kind != "use":
            yield _cue(kind, fields, admission)
            return
        for shared in self._shared_fields(fields):
            inner = within(admission_of(shared), admission, shared)
            yield replace(_cue(_kind(shared), shared, inner), line=fields.line)

    def _shared_fields(self, fields: Fields) -> list[Fields]:
        name = fields.text("use")
        if self._shared is None:
            raise fields.wrong("use", "there is no file of shared lines")
        found: object = self._shared.table
        for step in name.split("."):
            found = found.get(step) if isinstance(found, dict) else None
        if not isinstance(found, list) or not found:
            raise fields.wrong("use", did_you_mean(name, shared_names(self._shared)))
        steps = tuple(name.split("."))
        tables = [
            Fields(self._shared, (*steps, index), value, "a cue")
            for index, value in enumerate(found)
        ]
        for table in tables:
            if "use" in table:
                raise table.wrong("use", "shared lines are written out")
        return tables


def shared_names(shared: Source) -> list[str]:
    """Return the names that `use` may give, such as `orient.three-sights`."""
    return [".".join(path) for path in _lists(shared.table, ())] or ["a name in the shared lines"]


def _lists(table: dict[str, object], path: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    for name, value in table.items():
        if isinstance(value, dict):
            yield from _lists(value, (*path, name))
        elif isinstance(value, list):
            yield (*path, name)


def _kind(fields: Fields) -> str:
    kinds = [kind for kind in KINDS if kind in fields]
    if len(kinds) == 1:
        fields.only(FIELDS[kinds[0]])
        return kinds[0]
    fields.only(sorted({name for names in FIELDS.values() for name in names}))
    found = " and ".join(kinds) if kinds else "none of them"
    raise fields.source.error(
        fields.place, found, f"a cue has just one of {', '.join(KINDS)}", "cue"
    )


def admission_of(fields: Fields, minutes: Minutes | None = None) -> Admission:
    """Return when the cue or part is there, from its fields `from`, `until`, `when`, `anchor`.

    Bounds that no length within `minutes` can meet are refused.
    """
    start, end = fields.minutes("from"), fields.minutes("until")
    if minutes and start is not None and start > minutes.longest * MINUTE:
        raise fields.wrong("from", f"at most the longest session, {minutes.longest}")
    if minutes and end is not None and end <= minutes.shortest * MINUTE:
        raise fields.wrong("until", f"more than the shortest session, {minutes.shortest}")
    if start is not None and end is not None and start >= end:
        raise fields.wrong("until", "more minutes than from")
    anchor = str(fields.value("when")).removeprefix("anchor-")
    if anchor in list(Anchor):
        raise fields.wrong("when", f'eyes-open or eyes-closed; write anchor = "{anchor}"')
    eyes = fields.name_of("when", Eyes) if "when" in fields else None
    return Admission(start or 0, end, fields.names_of("anchor", Anchor), eyes)


def within(inner: Admission, outer: Admission, fields: Fields) -> Admission:
    """Return the admission of a cue that stands inside a part, or behind a `use`, of its own."""
    ends = [end for end in (inner.until_frames, outer.until_frames) if end is not None]
    start, end = max(inner.from_frames, outer.from_frames), min(ends, default=None)
    anchors = inner.anchors & outer.anchors if outer.anchors and inner.anchors else None
    apart = inner.eyes and outer.eyes and inner.eyes is not outer.eyes
    if apart or anchors == frozenset() or (end is not None and start >= end):
        raise fields.source.error(
            fields.place, "never spoken", "what it asks for agrees with what is around it", "cue"
        )
    return Admission(
        start,
        end,
        inner.anchors | outer.anchors if anchors is None else anchors,
        inner.eyes or outer.eyes,
    )


def _cue(kind: str, fields: Fields, admission: Admission) -> Cue:
    if kind == "bell":
        return _ring(fields, admission)
    if kind == "remind":
        return _remind(fields, admission)
    return _say(kind, fields, admission)


def _say(kind: str, fields: Fields, admission: Admission) -> Say:
    flow, phrase, to = fields.flag("flow"), None, Wished.OTHER
    if kind == "phrase":
        phrase, to = fields.whole("phrase", 12), fields.name_of("to", Wished, Wished.OTHER)
    if "rest" not in fields and not flow:
        raise fields.wrong("rest", 'a line needs a rest of at least "4s", or flow = true')
    rest = fields.span("rest") if "rest" in fields else Span(0, 0)
    return Say(
        text=fields.text("say" if phrase is None else "else"),
        rest=rest,
        admission=admission,
        flow=flow,
        announces=fields.flag("announces"),
        phrase=phrase,
        to=to,
        line=fields.line,
    )


def _ring(fields: Fields, admission: Admission) -> Ring:
    bell = fields.name_of("bell", BellKind)
    if bell is BellKind.CLOSE:
        fields.only(("bell",))
    every = None
    if "every" in fields:
        if bell is BellKind.INTERVAL and fields.value("every") == CHOSEN:
            return Ring(bell, Span(0, 0), admission, None, fields.line, chosen=True)
        span = fields.span("every")
        if bell is not BellKind.INTERVAL or span.room or span.shortest < LEAST_EVERY:
            allowed = 'one time of at least "10s", or "chosen", for bell = "interval"'
            raise fields.wrong("every", allowed)
        every = span.shortest
    rest = OPENING_REST if bell is BellKind.OPEN else Span(0, 0)
    if "rest" in fields:
        rest = fields.span("rest")
    return Ring(bell, rest, admission, every, fields.line)


def _remind(fields: Fields, admission: Admission) -> Remind:
    every = fields.span("every") if "every" in fields else REMIND_EVERY
    if every.shortest < LEAST_EVERY:
        raise fields.wrong("every", 'at least "10s", such as "90s..180s"')
    return Remind(fields.texts("remind"), every, admission, fields.line)
