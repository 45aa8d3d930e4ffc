"""The world's failures as kinds. The sentence for each kind is made in `desktop.core.sentences`."""

from __future__ import annotations

from enum import StrEnum


class ErrorKind(StrEnum):
    """What went wrong in the world (never a bug of ours)."""

    FOLDER_READ_ONLY = "folder-read-only"
    FOLDER_MISSING = "folder-missing"
    FOLDER_IS_FILE = "folder-is-file"
    DISK_FULL = "disk-full"
    JOURNAL_DAMAGED = "journal-damaged"
    JOURNAL_NOT_OURS = "journal-not-ours"
    JOURNAL_NEWER = "journal-newer"
    JOURNAL_BUSY = "journal-busy"
    JOURNAL_UNREADABLE = "journal-unreadable"
    JOURNAL_LOCKED = "journal-locked"
    JOURNAL_NOT_LOCKED = "journal-not-locked"
    JOURNAL_IN_USE = "journal-in-use"
    WRONG_PASSPHRASE = "wrong-passphrase"
    PASSPHRASE_SHORT = "passphrase-short"
    NO_CIPHER = "no-cipher"
    SETTINGS_DAMAGED = "settings-damaged"
    PRACTICE_DAMAGED = "practice-damaged"
    PRACTICE_UNKNOWN = "practice-unknown"
    PRACTICE_LENGTH = "practice-length"
    PRACTICE_WITHOUT_LINES = "practice-without-lines"
    RECORDING_REFUSED = "recording-refused"
    RECORDING_DAMAGED = "recording-damaged"
    VOICE_DAMAGED = "voice-damaged"
    BACKGROUND_GONE = "background-gone"
    OWN_VOICE_DAMAGED = "own-voice-damaged"
    VOICE_GONE = "voice-gone"
    VOICE_UNKNOWN = "voice-unknown"
    VOICE_NOT_TO_BE_SAVED = "voice-not-to-be-saved"
    VOICE_FILE_REFUSED = "voice-file-refused"
    VOICE_HERE_ALREADY = "voice-here-already"
    VOICE_NOT_SAVED = "voice-not-saved"
    VOICE_NOT_MADE = "voice-not-made"
    VOICE_REFUSED = "voice-refused"
    NO_SOUND_DEVICE = "no-sound-device"
    NO_ENCODER = "no-encoder"
    NO_ROOM = "no-room"
    NO_SUCH_FOLDER = "no-such-folder"
    FILE_NOT_WRITTEN = "file-not-written"
    CAPTIONS_NOT_WRITTEN = "captions-not-written"
    NAME_TAKEN = "name-taken"
    PLACE_IS_TENDS = "place-is-tends"
    HISTORY_REFUSED = "history-refused"
    IMPORT_UNKNOWN = "import-unknown"
    NOT_EMPTY = "not-empty"
    NO_DISPLAY = "no-display"
    SHIFTS_NOT_READ = "shifts-not-read"
    BUNDLE_REFUSED = "bundle-refused"
    BACKUP_REFUSED = "backup-refused"
    BACKUP_NOT_MADE = "backup-not-made"
    BAD_VALUE = "bad-value"


class AppError(Exception):
    """A failure of the world: a kind, and the facts that its sentence needs."""

    def __init__(self, kind: ErrorKind, detail: str = "", **facts: object) -> None:
        self.kind, self.detail, self.facts = kind, detail, facts
        super().__init__(f"{kind}: {detail}" if detail else str(kind))
