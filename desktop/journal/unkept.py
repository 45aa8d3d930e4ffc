"""The words that stand in a form and are not kept yet. Used by the repository alone.

They are no entries: nothing that lists, counts or sums entries looks here.
"""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from desktop.journal.records import Draft
from desktop.journal.rows import Row, read_record
from desktop.journal.sqlite import Database


def put(db: Database, draft: Draft) -> None:
    """Keep a draft in place of the one before it, inside the caller's transaction."""
    db.table("drafts").upsert(draft_row(draft), pk="form")


def drop(db: Database, form: str) -> None:
    """Forget the draft of a form, if there is one."""
    db.execute("DELETE FROM drafts WHERE form = ?", [form])


def drafts(db: Database) -> list[Draft]:
    """Return every draft."""
    return [draft_of(row) for row in db.query("SELECT * FROM drafts ORDER BY form")]


def draft_row(draft: Draft) -> dict[str, Any]:
    """Return the row that keeps `draft`."""
    return {
        "form": draft.form,
        "answers": json.dumps(draft.answers, ensure_ascii=False),
        "local": None if draft.at is None else draft.at.isoformat(),
    }


def draft_of(row: Row) -> Draft:
    """Return the draft kept in `row`.

    Raises:
        AppError: the row holds what no draft can; the file is damaged.
    """
    return read_record({**row, "id": row["form"]}, _draft_of)


def _draft_of(row: Row) -> Draft:
    return Draft(
        form=row["form"],
        answers=tuple((question, words) for question, words in json.loads(row["answers"])),
        at=None if row["local"] is None else datetime.fromisoformat(row["local"]),
    )
