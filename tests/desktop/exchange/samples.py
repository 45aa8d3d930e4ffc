"""Small made-up exports in the shapes that other programs write. No line is a real person's."""

from __future__ import annotations

import base64
import io
import json
import zipfile
from pathlib import Path
from typing import Any

DAYLIO = (
    "\ufefffull_date,date,weekday,time,mood,activities,scales,note_title,note\n"
    '2024-05-03,May 3,Friday,8:30 pm,rad,"friends | good meal","","Walk","By the river<br>slowly"\n'
    '2024-05-02,May 2,Thursday,19:05,sparkly,"","","",""\n'
    '2024-05-01,May 1,Wednesday,07:10,awful,"night shift | coffee","","","tired &amp; cold"\n'
)
DAYLIO_OLD = (
    "full_date,date,weekday,time,mood,activities,note_title,note\n"
    '2021-02-28,28. Februar,Sonntag,22:00,schlecht,"","",""\n'
)
HOW_WE_FEEL = (
    "Date,Mood,Tags (People),Tags (Places),Tags (Events),Exercise,Sleep,Notes,Reflections,"
    "Takeaways\n"
    '2026 Sun May 17 3:39 PM,Joyful; Calm,Myself,Home,,,,"slow day",,\n'
)
HOW_WE_FEEL_KEYS = (
    "Date,Mood Key,Tags Key (People),Tags Key (Places),Tags Key (Events),Exercise,Sleep,Notes,"
    "Reflections,Takeaways\n"
    "2025 Mon Mar 3 8:00 AM,mood_burned_out,family,work,,,,,,\n"
)
HOW_WE_FEEL_2026 = (
    "Date,Locale,Mood Keys,Mood,Tags (People),Tags (Places),Tags (Events),Notes,Reflections,"
    "Takeaways\n"
    "2026 Tue Jan 6 9:15 PM,de_DE,tired;worried,müde;besorgt,,Arbeit,,,,\n"
)
BEARABLE = (
    "date,date formatted,weekday,time of day,category,rating/amount,detail,notes\n"
    "3rd Apr 2024,2024-04-03,Wednesday,am,Mood,7,,\n"
    "3rd Apr 2024,2024-04-03,Wednesday,21:15,Mood,1,Sad,long day\n"
    "3rd Apr 2024,2024-04-03,Wednesday,am,Energy,4,,\n"
    "3rd Apr 2024,2024-04-03,Wednesday,all day,Sleep,7:45,,\n"
    "3rd Apr 2024,2024-04-03,Wednesday,pm,Symptom,2,Headache,\n"
)
STATE_OF_MIND = (
    "Start,End,Kind,Labels,Associations,Valence,Valence Classification\n"
    "2026-01-09 15:34:06 -0500,2026-01-09 15:34:06 -0500,Momentary Emotion,"
    "Calm | Content | Grateful | Hopeful,Work | Family,0.4285,Pleasant,\n"
    "2026-01-10 21:00:00 -0500,2026-01-10 21:00:00 -0500,Daily Mood,,,-1,Very Unpleasant,\n"
)
INSIGHT_TIMER = (
    "Started At,Duration,Preset,Activity\r\n"
    "04/20/2026 08:21:14,0:45:0,Morning sit,Meditation\r\n"
    "10/15/2024 6:30:00 AM,0:5:3,,Walking\r\n"
)
MEDITATE = "start_time_unix,duration_secs,mode,label,note\n1714723200,600,timed,Breath,quiet\n"
ANY = "day;score;words\n13.02.2024;3,5;slept badly\n14.02.2024 08:30;;only a note\n"

TEXTS = {
    "daylio": DAYLIO,
    "daylio-old": DAYLIO_OLD,
    "how-we-feel": HOW_WE_FEEL,
    "how-we-feel-keys": HOW_WE_FEEL_KEYS,
    "how-we-feel-2026": HOW_WE_FEEL_2026,
    "bearable": BEARABLE,
    "state-of-mind": STATE_OF_MIND,
    "insight-timer": INSIGHT_TIMER,
    "meditate": MEDITATE,
    "any": ANY,
}


def written(folder: Path, data: str | bytes, name: str = "export.csv") -> Path:
    """Write a file and return where it is."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def daylio_entries() -> dict[str, Any]:
    """Return what is in a backup: one entry with its offset, one without."""
    return {
        "version": 15,
        "customMoods": [
            {"id": 1, "custom_name": "", "mood_group_id": 1, "predefined_name_id": 1},
            {"id": 5, "custom_name": "stormy", "mood_group_id": 4, "predefined_name_id": -1},
        ],
        "tags": [{"id": 3, "name": "garden"}, {"id": 4, "name": "night shift"}],
        "dayEntries": [
            {
                "id": 11, "minute": 30, "hour": 20, "day": 3, "month": 4, "year": 2024,
                "datetime": 1714761000000, "timeZoneOffset": 7200000, "mood": 5,
                "note": "rain<br>all day", "note_title": "", "tags": [3, 4, 99],
            },
            {
                "id": 10, "minute": 5, "hour": 7, "day": 31, "month": 11, "year": 2023,
                "datetime": 1704002700000, "mood": 1, "note": "", "tags": [],
            },
        ],
    }  # fmt: skip


def daylio_backup(entries: object) -> bytes:
    """Return a backup that holds these entries."""
    return zipped({"backup.daylio": base64.b64encode(json.dumps(entries).encode())})


def state_of_mind_json() -> dict[str, Any]:
    """Return what Health Auto Export writes as JSON."""
    item = {
        "id": "A1",
        "start": "2026-01-09T20:34:06Z",
        "end": "2026-01-09T20:34:06Z",
        "kind": "momentary_emotion",
        "labels": ["calm"],
        "associations": ["work"],
        "valence": 0.25,
        "valenceClassification": 5,
    }
    return {"data": {"stateOfMind": [item]}}


DOCTYPE = "<!DOCTYPE HealthData [\n<!ELEMENT HealthData (ExportDate,Me,Record*)>\n]>\n"
BROKEN_DOCTYPE = (
    "<!DOCTYPE HealthData [\n<!ELEMENT HealthData (ExportDate,Me,(Record|X)*\n<!ATT\n]>\n"
)
MINDFUL = (
    ' <Record type="HKCategoryTypeIdentifierMindfulSession" sourceName="{source}" '
    'device="&lt;&lt;HKDevice: {device}&gt;&gt;" startDate="{start}" endDate="{end}" '
    'value="HKCategoryValueNotApplicable"/>\n'
)
HEART = (
    ' <Record type="HKQuantityTypeIdentifierHeartRate" sourceName="Watch" unit="count/min" '
    'startDate="2018-05-21 19:21:15 -0800" endDate="2018-05-21 19:21:15 -0800" value="61"/>\n'
)


def mindful(start: str, end: str, source: str = "Sit", device: str = "0x1") -> str:
    """Return the record of one session."""
    return MINDFUL.format(start=start, end=end, source=source, device=device)


def health(*records: str, doctype: str = DOCTYPE) -> str:
    """Return an export with these records between others."""
    head = f'<?xml version="1.0" encoding="UTF-8"?>\n{doctype}<HealthData locale="en_GB">\n'
    return head + HEART + "".join(records) + HEART + "</HealthData>\n"


TWO_SESSIONS = health(
    mindful("2018-05-21 19:21:15 -0800", "2018-05-21 19:31:15 -0800"),
    mindful("2018-05-21 19:21:15 -0800", "2018-05-21 19:31:15 -0800", device="0x2"),
    mindful("2018-05-22 06:00:00 -0800", "2018-05-22 06:00:03 -0800"),
)


def zipped(parts: dict[str, bytes]) -> bytes:
    """Return a zip of these parts."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in parts.items():
            file.writestr(name, data)
    return whole.getvalue()


def health_zip(xml: str, name: str = "apple_health_export/export.xml") -> bytes:
    """Return a zip such as a phone makes."""
    return zipped({"apple_health_export/export_cda.xml": b"<x/>", name: xml.encode()})
