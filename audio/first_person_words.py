"""The words by which `audio.first_person` knows who does what in a wish. Nothing but tables."""

from __future__ import annotations


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


POSSESSIVES = {"your": "my", "yours": "mine"}
CONTRACTED = {"you're": "I'm", "you've": "I've", "you'll": "I'll", "you'd": "I'd"}
VERBS_SAID_OTHERWISE = {"are": "am", "were": "was", "aren't": "am not", "weren't": "wasn't"}

OPENERS = _set(
    "you your you're you've you'll let there nothing everything all whatever wherever whenever"
    " however the this that"
)
ASKING = _set("may can could will would shall should might must do did")  # "may you": you do it
ADVERBS = _set("always really already truly just still never also ever often now today deeply")

# "With you": whatever it is, it is not you who does it.
PREPOSITIONS = _set(
    "to for with by around about of in on upon near beside behind from at over under through within"
    " between among towards beyond above below inside without against past onto into alongside"
)
TWO_WAYS = _set("before after like")  # "before you sleep", and "those before you"
FINITE = _set(
    "are were aren't weren't have had can could do did will would shall should may might must"
)
AFTER_SUBJECT = _set(
    "love know feel find live go give carry care look make want like wish hope meet see hear hold"
    " keep sleep wake walk stand sit work come leave take bring touch serve help treat think"
    " say fear face long belong breathe lie turn eat deserve seek choose cherish call trust tend"
    " get let start begin remember forget return put need miss rest laugh learn grow move reach"
    " dream cook play speak listen open close cross enter travel drive ride fall rise heal read"
    " write"
)

CAUSING = _set("let make help see hear watch")  # "help you sleep": it is you who is helped
GIVING = _set("give bring send wish show offer grant teach")  # "give you rest"
KNOWING = _set("know feel see remember trust believe hope find sense learn forget")
_HAVING_IT_DONE = _set(
    "bless keep hold love carry help protect find meet surround guide leave reach warm comfort"
    " support see hear know touch follow greet welcome shelter watch cheer lift give bring send"
    " show offer grant teach treat accompany ease fill feed serve move visit befriend trust embrace"
    " cradle soothe calm restore strengthen await spare remind let make allow tell sustain nourish"
    " refresh gladden delight reward forgive understand accept miss harm hurt frighten worry"
    " trouble burden tire need want like wish remember believe hope feel sense learn forget"
    " steady catch free heal please amuse interest"
)
_IRREGULAR = _set(
    "held kept found met left brought gave given sent showed shown taught fed told understood saw"
    " seen heard knew known forgave forgiven felt let made caught"
)
OBJECT_VERBS = _HAVING_IT_DONE | _IRREGULAR
