"""SQLCipher: the one place that imports it, once a locked journal is opened and not before.

Its errors are not `sqlite3.Error`, so it has a sqlite-utils of its own, bound to it: loaded a
second time, under another name, with `pysqlite3` standing for it, which sqlite-utils looks for.
"""

from __future__ import annotations

import sys
from functools import cache
from importlib.util import find_spec, module_from_spec, spec_from_file_location
from types import ModuleType
from typing import cast

import sqlcipher3
from sqlcipher3 import dbapi2

from desktop.journal.key import Key
from desktop.journal.sqlite import Database, hidden

_NAME = "desktop_sqlite_utils_of_sqlcipher"
_STAND_INS = {"pysqlite3": sqlcipher3, "pysqlite3.dbapi2": dbapi2}


class CipherConnection(dbapi2.Connection):  # type: ignore[misc]
    """A connection that knows its key, so that a copy of its file can have the same one."""

    key: Key | None = None


def connect(place: str, key: Key | None, busy_timeout_s: float) -> CipherConnection:
    """Connect to the file `place`, a path or a `file:` URI; nothing of it is read yet.

    Without a key the file is a plain one: to be read from, or written to, by a conversion.
    """
    connection = cast(
        CipherConnection,
        dbapi2.connect(
            place,
            timeout=busy_timeout_s,
            isolation_level=None,
            uri=place.startswith("file:"),
            factory=CipherConnection,
        ),
    )
    try:
        connection.execute("PRAGMA cipher_log_level = NONE").fetchall()  # it would print
        if key is not None:
            connection.set_key(key.text)
            connection.key = key
        connection.execute("PRAGMA temp_store = MEMORY").fetchall()
    except BaseException:
        connection.close()
        raise
    return connection


def database(connection: CipherConnection) -> Database:
    """Return sqlite-utils' database on a connection, bound to the same library."""
    return cast(Database, _sqlite_utils().Database(connection, execute_plugins=False, strict=True))


@cache
def _sqlite_utils() -> ModuleType:
    found = find_spec("sqlite_utils")
    if found is None or found.origin is None:
        raise ModuleNotFoundError("sqlite-utils is not installed", name="sqlite_utils")
    spec = spec_from_file_location(
        _NAME, found.origin, submodule_search_locations=found.submodule_search_locations
    )
    if spec is None or spec.loader is None:
        raise ImportError("sqlite-utils cannot be loaded a second time", name="sqlite_utils")
    module = module_from_spec(spec)
    before = {name: sys.modules.get(name) for name in _STAND_INS}
    sys.modules.update(_STAND_INS)
    sys.modules[_NAME] = module
    try:
        with hidden("pandas"):
            spec.loader.exec_module(module)
    finally:
        for name, was in before.items():
            if was is None:
                del sys.modules[name]
            else:
                sys.modules[name] = was
    return module
