"""Once the journal has a passphrase, no file of the app's holds a sentence of it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from pathlib import Path

from desktop.core.clock import SystemClock
from desktop.core.journal_head import Head, head_of
from desktop.journal.passphrase import key_for
from desktop.journal.repository import Journal

ROOT = Path(__file__).resolve().parents[3]
PHRASE, SENTENCE = "seven old bells", "the night porter was kind — nobody else knows"


def files_with(sentence: str, *places: Path) -> list[Path]:
    """Return every file below `places` that holds the sentence, in either way of writing it."""
    forms = [sentence.encode(form) for form in ("utf-8", "utf-16-le", "utf-16-be")]
    # As JSON, and in part: a sentence may be cut by a page of a database.
    forms += [sentence[:16].encode(form) for form in ("utf-8", "utf-16-le", "utf-16-be")]
    found = []
    for path in (file for place in places for file in place.rglob("*") if file.is_file()):
        content = path.read_bytes()
        if any(form in content for form in forms):
            found.append(path)
    return found


def start(folder: Path, home: Path) -> subprocess.Popen[str]:
    for name in ("tmp", "run", "cache", "config", "share"):
        (home / name).mkdir(parents=True, mode=0o700, exist_ok=True)
    own = {
        "HOME": str(home),
        "TMPDIR": str(home / "tmp"),
        "XDG_RUNTIME_DIR": str(home / "run"),
        "XDG_CACHE_HOME": str(home / "cache"),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_DATA_HOME": str(home / "share"),
    }
    return subprocess.Popen(
        [sys.executable, "-m", "tests.desktop.app.locked_writer", str(folder), PHRASE, SENTENCE],
        cwd=ROOT,
        env={**os.environ, **own},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_a_process_killed_while_it_writes_leaves_no_sentence_in_plain(tmp_path):
    folder, home = tmp_path / "data", tmp_path / "home"
    process = start(folder, home)
    giving_up = threading.Timer(120, process.kill)
    giving_up.start()
    try:
        said = process.stdout.readline()
        assert said == "ready\n", said + process.stderr.read()
        time.sleep(0.5)  # it writes on; the kill comes somewhere in it
    finally:
        giving_up.cancel()
        process.kill()
        errors = process.communicate()[1]
    assert SENTENCE[:16] not in errors
    assert (folder / "journal.db-wal").stat().st_size > 0
    assert files_with(SENTENCE, folder, home) == []
    heads = {head_of(copy) for copy in (folder / "backups").glob("*.db")}
    assert heads == {Head.LOCKED}
    with Journal.open(folder, SystemClock(), key=key_for(folder, PHRASE)) as journal:
        assert journal.integrity() == []
        assert journal.check_ins(limit=1)[0].note == SENTENCE
        assert journal.entries()[0].answers[0][1] == SENTENCE
        assert SENTENCE in journal.drafts()[0].answers[0][1]
        assert journal.reflections.all(limit=1)[0].note == SENTENCE
        assert journal.own_words.all()["contact"] == SENTENCE
        first, second = journal.own_words.all()["phrases"]  # the last ones, not those of the file
        assert (first, second.isdigit()) == (SENTENCE, True)
    assert json.loads((folder / "settings.json").read_text())["minutes"] == 3


def test_a_sentence_in_plain_would_be_found(tmp_path):
    (tmp_path / "a").write_text(f"… {SENTENCE} …", encoding="utf-16")
    (tmp_path / "b").write_text("the night porter was away")
    (tmp_path / "c").write_text("something else")
    assert {path.name for path in files_with(SENTENCE, tmp_path)} == {"a", "b"}
