"""Values as the cells of a CSV file, and back, so that no spreadsheet takes one for a formula.

A text that begins as a formula would, or with the sign that keeps it from being one, takes that
sign (') in front; on the way in it loses it. So every text comes back as it was.
"""

from __future__ import annotations

import json

from desktop.exchange.columns import Form, Value
from desktop.journal.records import FieldError

SIGN = "'"
# https://owasp.org/www-community/attacks/CSV_Injection; the wide forms are Excel's in East Asia.
_BEGINS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", SIGN)
_NUMBERS = (Form.WHOLE, Form.WHOLE_OR_NONE, Form.NUMBER)


def cell_of(form: Form, value: Value) -> str:
    """Return the cell that keeps `value`; nothing is an empty cell."""
    if value is None:
        return ""
    if form is Form.SWITCH:
        return "true" if value else "false"
    if form in _NUMBERS:
        return repr(value)
    text = json.dumps(value, ensure_ascii=False) if form is Form.LIST else str(value)
    return f"{SIGN}{text}" if text.startswith(_BEGINS) or _begins_later(text) else text


def value_of(name: str, form: Form, cell: str) -> Value:
    """Return the value that `cell` keeps.

    Raises:
        ValueError: it keeps none of this form.
    """
    if form in _NUMBERS:
        return _number(name, form, cell.strip())
    if form is Form.SWITCH:
        return _switch(name, cell.strip().casefold())
    text = cell.removeprefix(SIGN)
    if form is Form.LIST:
        return _list(name, text)
    return None if form is Form.TEXT_OR_NONE and not text else text


def _begins_later(text: str) -> bool:
    """Say whether white space alone stands before the beginning of a formula."""
    return text[:1].isspace() and text.lstrip().startswith(_BEGINS)


def _number(name: str, form: Form, cell: str) -> Value:
    if not cell and form is Form.WHOLE_OR_NONE:
        return None
    try:
        return float(cell) if form is Form.NUMBER else int(cell)
    except ValueError as error:
        raise FieldError(name, cell[:40] or "empty", "a number") from error


def _switch(name: str, cell: str) -> bool:
    if cell not in ("true", "false"):  # a spreadsheet writes them large
        raise FieldError(name, cell[:40] or "empty", "true or false")
    return cell == "true"


def _list(name: str, text: str) -> Value:
    if not text:
        return []
    try:
        return json.loads(text, parse_constant=_refuse)
    except (ValueError, RecursionError) as error:
        raise FieldError(name, text[:40], "a JSON list") from error


def _refuse(name: str) -> float:
    raise ValueError(f"{name} is no number")
