"""The calm sentence for each kind of failure: what is wrong, where, and what to do.

It serves the window's notices and the command line alike. It knows no Qt and no journal.
"""

from __future__ import annotations

from desktop.core.errors import AppError, ErrorKind
from desktop.core.words import tr

# Each kind's sentences, and what a fact is called where it was not said.
_SENTENCES: dict[ErrorKind, tuple[str, dict[str, str]]] = {
    ErrorKind.FOLDER_READ_ONLY: (
        "Tend may not write in {path}. Nothing was changed. "
        "Allow writing there, or choose another folder with --data-dir.",
        {"path": "the data folder"},
    ),
    ErrorKind.FOLDER_MISSING: (
        "{path} is not there any more. What was kept in it is as it was. "
        "Connect the drive or bring the folder back, then try again.",
        {"path": "The data folder"},
    ),
    ErrorKind.FOLDER_IS_FILE: (
        "{path} is a file, so it cannot hold a journal. It has been left as it is. "
        "Choose a folder with --data-dir.",
        {"path": "The data folder’s place"},
    ),
    ErrorKind.DISK_FULL: (
        "The disk that holds {path} is full, so this could not be kept. "
        "What was kept before is safe. Make some room, then try again.",
        {"path": "the data folder"},
    ),
    ErrorKind.JOURNAL_DAMAGED: (
        "The journal at {path} is damaged and cannot be read whole. It has been left as it is. "
        "Copy it somewhere safe; earlier copies may be in {backups}.",
        {"path": "journal.db", "backups": "the folder “backups” beside it"},
    ),
    ErrorKind.JOURNAL_NOT_OURS: (
        "{path} is a database, but not a journal of Tend’s. It has been left as it is. "
        "Move it elsewhere, or choose another folder with --data-dir.",
        {"path": "The file journal.db"},
    ),
    ErrorKind.JOURNAL_NEWER: (
        "The journal at {path} was written by a newer version of Tend. It has been left as it is. "
        "Open it with that version, or update this one.",
        {"path": "journal.db"},
    ),
    ErrorKind.JOURNAL_BUSY: (
        "Another program is writing to the journal at {path} and did not finish in time. "
        "Nothing was changed. Close the other one, or try again in a moment.",
        {"path": "journal.db"},
    ),
    ErrorKind.JOURNAL_UNREADABLE: (
        "The journal at {path} could not be opened ({detail}). It has been left as it is. "
        "Check that the file and its folder belong to you, then try again.",
        {"path": "journal.db", "detail": "the system gave no reason"},
    ),
    ErrorKind.JOURNAL_LOCKED: (
        "The journal at {path} is locked. Unlock it with its passphrase; commands ask for it on "
        "a terminal, or read it with --passphrase-fd.",
        {"path": "journal.db"},
    ),
    ErrorKind.JOURNAL_NOT_LOCKED: (
        "The journal at {path} has no passphrase, so there is none to change or take away. "
        "“passphrase set” gives it one.",
        {"path": "journal.db"},
    ),
    ErrorKind.JOURNAL_IN_USE: (
        "Another copy of Tend has the journal at {path} open, so it was left as it is. "
        "Close that one, then try again.",
        {"path": "journal.db"},
    ),
    ErrorKind.WRONG_PASSPHRASE: (
        "This passphrase does not open the journal. Capital letters and spaces count; "
        "try once more.",
        {},
    ),
    ErrorKind.PASSPHRASE_SHORT: (
        "A little longer, please: at least {fewest} characters. "
        "A few words in a row are easy to remember and hard to guess.",
        {"fewest": "8"},
    ),
    ErrorKind.NO_CIPHER: (
        "What locks and unlocks a journal is not installed here ({detail}). Your journal is as "
        "it was. Install Tend anew, or the package sqlcipher3.",
        {"detail": "SQLCipher"},
    ),
    ErrorKind.SETTINGS_DAMAGED: (
        "The settings in {path} could not be read, so Tend uses its usual ones. "
        "The damaged file is kept as {aside}.",
        {"path": "settings.json", "aside": "it was"},
    ),
    ErrorKind.PRACTICE_DAMAGED: (
        "A practice cannot be read: {file}, line {line}, {field}: {found}; "
        "{allowed}. The other practices are not affected.",
        {
            "file": "a script",
            "line": "1",
            "field": "the file",
            "found": "something that is no practice",
            "allowed": "its form is described in docs/script-format.md",
        },
    ),
    ErrorKind.PRACTICE_UNKNOWN: (
        "There is no practice called “{practice}”. The practices are: {known}.",
        {"practice": "that", "known": "listed by “practices”"},
    ),
    ErrorKind.PRACTICE_LENGTH: (
        "“{practice}” runs from {shortest} to {longest} minutes, "
        "so it cannot be fitted to {minutes}. Choose a length between.",
        {
            "practice": "The practice",
            "minutes": "this length",
            "shortest": "its shortest",
            "longest": "its longest",
        },
    ),
    ErrorKind.PRACTICE_WITHOUT_LINES: (
        "“{practice}” has bells and silence only, so there is no line to read aloud. "
        "Choose a practice that speaks.",
        {"practice": "This practice"},
    ),
    ErrorKind.RECORDING_REFUSED: (
        "{path} was not added: {why}. Nothing in the library has changed.",
        {"path": "The recording", "why": "it cannot be read"},
    ),
    ErrorKind.RECORDING_DAMAGED: (
        "The recording in {path} cannot be read. Remove it and add its file once more; the other "
        "practices are not affected.",
        {"path": "the folder of recordings"},
    ),
    ErrorKind.VOICE_DAMAGED: (
        "Part of the voice in {path} is damaged, so captions stand in for it. "
        "Installing Tend again brings it back.",
        {"path": "resources/voices"},
    ),
    ErrorKind.BACKGROUND_GONE: (
        "The sound you chose to lie beneath cannot be read, so a practice goes on without it. "
        "Add its file once more in Settings, or choose another.",
        {},
    ),
    ErrorKind.OWN_VOICE_DAMAGED: (
        "Part of the voice in {path} is damaged, so captions stand in for it. "
        "Bring its file in once more, or choose another voice in Settings.",
        {"path": "the folder of voices"},
    ),
    ErrorKind.VOICE_GONE: (
        "The voice you chose is not there any more, so another one speaks. "
        "Settings shows the voices there are.",
        {},
    ),
    ErrorKind.VOICE_UNKNOWN: (
        "There is no voice called “{voice}” here. The command “voices” lists those there are.",
        {"voice": "that"},
    ),
    ErrorKind.VOICE_NOT_TO_BE_SAVED: (
        "There is no voice called “{voice}” that could be saved. Those that can: {known}.",
        {"voice": "that", "known": "listed by “voices”"},
    ),
    ErrorKind.VOICE_FILE_REFUSED: (
        "{path} was not brought in: {why}. The voices you have are as they were.",
        {"path": "The file", "why": "it cannot be read"},
    ),
    ErrorKind.VOICE_HERE_ALREADY: (
        "A voice called “{name}” is here already, so {path} was not brought in. "
        "Replace the one that is here, or keep both.",
        {"name": "that", "path": "the file"},
    ),
    ErrorKind.VOICE_NOT_SAVED: (
        "{path} was not written: {why}. The voice itself is as it was.",
        {"path": "The file", "why": "it was stopped"},
    ),
    ErrorKind.VOICE_NOT_MADE: (
        "{voice} cannot say any further lines: {why}. "
        "What is ready is spoken, and captions stand in for the rest.",
        {"voice": "The voice you chose", "why": "the program that speaks it gave up"},
    ),
    ErrorKind.VOICE_REFUSED: (
        "{path} was not added as a voice: {why}. The other voices are as they were.",
        {"path": "The file", "why": "it is no voice that Piper can read"},
    ),
    ErrorKind.NO_SOUND_DEVICE: (
        "No sound device was found, so the practice goes on in captions. "
        "Sound returns by itself once one is connected.",
        {},
    ),
    ErrorKind.NO_ENCODER: (
        "{path} needs ffmpeg, and none was found. "
        "Install ffmpeg, or choose a name ending in .mp3 or .opus.",
        {"path": "That kind of file"},
    ),
    ErrorKind.NO_ROOM: (
        "There is not enough room on the disk for {path}. Nothing was left half-done. "
        "Make some room, or choose another place or a smaller kind of file.",
        {"path": "the file"},
    ),
    ErrorKind.NO_SUCH_FOLDER: (
        "There is no folder {path}. Nothing was written. Make the folder, or choose another place.",
        {"path": "of that name"},
    ),
    ErrorKind.FILE_NOT_WRITTEN: (
        "{path} could not be written ({detail}). Nothing was left half-done. "
        "Choose another place, or check the disk.",
        {"path": "The file", "detail": "the system gave no reason"},
    ),
    ErrorKind.CAPTIONS_NOT_WRITTEN: (
        "The sound is saved as {sound}, but its captions, {path}, could not be written. "
        "Save it once more under another name to have both.",
        {"sound": "you chose", "path": "a file beside it"},
    ),
    ErrorKind.NAME_TAKEN: (
        "There is a file {name} already, and it was left as it is. "
        "Choose another name, or choose that very file to replace it.",
        {"name": "of that name"},
    ),
    ErrorKind.PLACE_IS_TENDS: (
        "{path} is where Tend keeps what is yours, so nothing was written there. "
        "Choose another place.",
        {"path": "That place"},
    ),
    ErrorKind.HISTORY_REFUSED: (
        "{path} was not brought in: {why}. Your journal is as it was.",
        {"path": "The file", "why": "it cannot be read"},
    ),
    ErrorKind.IMPORT_UNKNOWN: (
        "There is no import {id} in this journal, so nothing was taken out. "
        "The command “imports” lists those there are.",
        {"id": "of that name"},
    ),
    ErrorKind.NOT_EMPTY: (
        "{path} is not empty, and example weeks go only into an empty folder. "
        "Choose a new folder with --data-dir.",
        {"path": "The data folder"},
    ),
    ErrorKind.NO_DISPLAY: (
        "There is no display to open a window on. "
        "Start Tend from a desktop, or use a command such as “practices” or “render”.",
        {},
    ),
    ErrorKind.SHIFTS_NOT_READ: (
        "{path} was not read: {why}. The shifts you have are as they were.",
        {"path": "The rota", "why": "it cannot be read"},
    ),
    ErrorKind.BUNDLE_REFUSED: (
        "{path} was not brought in: {why}. Your journal is as it was.",
        {"path": "The file", "why": "it cannot be read"},
    ),
    ErrorKind.BACKUP_REFUSED: (
        "{path} was not put in the place of your journal: {why}. Your journal is as it was.",
        {"path": "The copy", "why": "it cannot be read"},
    ),
    ErrorKind.BACKUP_NOT_MADE: (
        "No copy of your journal was made today: {why} The journal itself and the earlier copies "
        "are as they were.",
        {"why": "the disk stood in the way."},
    ),
    ErrorKind.BAD_VALUE: (
        "{field} cannot be {found}. It takes {allowed}.",
        {"field": "That value", "found": "this", "allowed": "another value"},
    ),
}

_ONE_LENGTH = (
    "“{practice}” always lasts {shortest} min, so it cannot be fitted to {minutes}. "
    "Choose that length, or another practice."
)

_FIELDS = {
    "pleasantness": "Pleasantness",
    "energy": "Energy",
    "able": "Able",
    "slept_minutes": "Minutes slept",
    "words": "The number of words",
    "contexts": "A context",
    "note": "The note",
    "at": "The time",
    "planned_s": "The length in seconds",
    "practised_s": "The seconds practised",
    "end": "The end of a shift",
    "kind": "The kind of shift",
}


def sentence(error: AppError) -> str:
    """Return what to say of `error`; a fact that nobody gave is said in general words."""
    template, usual = _SENTENCES[error.kind]
    facts = {name: tr(words) for name, words in usual.items()}
    if error.detail:
        facts["detail"] = error.detail
    facts |= {name: str(fact) for name, fact in error.facts.items() if fact is not None}
    if error.kind is ErrorKind.PRACTICE_LENGTH and facts["shortest"] == facts["longest"]:
        template = _ONE_LENGTH
    return tr(template, **facts)


def field_sentence(field: str, found: object, allowed: str) -> str:
    """Return what to say beside a field that holds an impossible value."""
    if field == "check-in":
        return tr("There is nothing to keep yet. Give {allowed}.", allowed=tr(allowed))
    name = tr(_FIELDS.get(field, field))
    return tr(
        "{field} cannot be {found}. It takes {allowed}.",
        field=name,
        found=found,
        allowed=tr(allowed),
    )
