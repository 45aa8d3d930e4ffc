"""How pleasant a word for a feeling usually is: our own small table, for files that say no more.

A rough guide from −80 to 80 in steps of 20, used where a program keeps words and no number; what
came of it says so. The words of Tend's own pad stand in it by their quadrant.
"""

from __future__ import annotations

_BY_VALUE: dict[int, str] = {
    80: "ecstatic elated exhilarated blissful overjoyed thrilled joyful euphoric",
    60: (
        "excited happy inspired loved fulfilled proud grateful thankful cheerful delighted amazed "
        "enthusiastic passionate peaceful serene blessed lively touched playful "
        "optimistic hopeful confident empowered successful triumphant compassionate loving glad"
    ),
    40: (
        "energised energized motivated calm relaxed content satisfied comfortable secure safe good "
        "connected accepted appreciated valued supported respected understood included amused "
        "pleasant upbeat eager keen curious interested engaged challenged determined focused "
        "productive alive refreshed rested restored relieved at-ease balanced carefree chill cozy "
        "tranquil trusting tender gentle friendly courageous strong wishful alert settled quiet "
        "close-to-others invigorated absorbed accomplished empathetic sympathetic encouraged"
    ),
    20: "okay ok fine surprised mellow thoughtful reflective nostalgic sentimental still moved",
    0: "neutral indifferent meh shocked pensive uncertain ambivalent busy",
    -20: (
        "bored tired sleepy apathetic restless confused distracted shy impatient peeved "
        "fatigued disconnected uninterested homesick stretched-thin"
    ),
    -40: (
        "worried nervous uneasy anxious stressed tense annoyed irritated frustrated disappointed "
        "embarrassed insecure jealous envious overwhelmed pressured concerned apprehensive on-edge "
        "down low sad lonely drained weary flat numb heavy discouraged disheartened excluded "
        "disengaged vulnerable guilty regretful fomo troubled glum"
    ),
    -60: (
        "angry afraid scared frightened panicked hurt ashamed rejected lost trapped helpless "
        "exhausted burned-out spent bitter resentful disgusted repulsed humiliated inferior "
        "worthless pessimistic miserable grieving mournful heartbroken alienated disrespected "
        "contemptuous jittery alone abandoned forlorn unhappy depleted"
    ),
    -80: "terrified enraged furious livid hopeless despairing depressed devastated anguished",
}
_VALUES = {
    word.replace("-", " "): value for value, words in _BY_VALUE.items() for word in words.split()
}


def value_of(word: str) -> int | None:
    """Return how pleasant a word usually is, −100 to 100, or None where the table has it not."""
    return _VALUES.get(" ".join(word.casefold().replace("-", " ").split()))


def mean_value(words: tuple[str, ...]) -> int | None:
    """Return the mean of the words that the table has, or None."""
    values = [value for value in map(value_of, words) if value is not None]
    return round(sum(values) / len(values)) if values else None
