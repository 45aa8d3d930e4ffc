"""The one clock of sound: 48,000 integer frames a second. Knows nothing else."""

RATE = 48_000
MINUTE = 60 * RATE


def frames(seconds: float) -> int:
    """Return `seconds` (≥ 0) as a whole number of frames at 48 kHz."""
    return round(seconds * RATE)


def seconds(frame_count: int) -> float:
    """Return a number of frames as seconds."""
    return frame_count / RATE


def breath_frames(breaths_a_minute: float) -> int:
    """Return how many frames one breath takes."""
    return round(MINUTE / breaths_a_minute)
