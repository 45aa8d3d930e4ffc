"""The failures that sound can meet in the world. A sentence for each is made higher up."""

from __future__ import annotations

from pathlib import Path


class ScriptError(Exception):
    """A practice script that cannot be used: file, line, field, what was found, what is allowed."""

    def __init__(self, file: str, line: int, field: str, found: str, allowed: str) -> None:
        self.file, self.line, self.field = file, line, field
        self.found, self.allowed = found, allowed
        super().__init__(f"{file}, line {line}: {field}: {found}; {allowed}")


class PlanError(Exception):
    """A script that cannot be fitted to a length."""

    def __init__(self, practice_id: str, total_frames: int, reason: str) -> None:
        self.practice_id, self.total_frames, self.reason = practice_id, total_frames, reason
        super().__init__(f"{practice_id}: {reason}")


class SoundFileError(Exception):
    """A clip, pack or sound file that is missing or damaged."""

    def __init__(self, path: Path, reason: str) -> None:
        self.path, self.reason = path, reason
        super().__init__(f"{path.name}: {reason}")
