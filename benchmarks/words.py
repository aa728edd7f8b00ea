"""The word lists of the fixed work load: local-government English, every name made up.

They lie in `words.json`; order and spelling are part of the work load (`generator.EXPECTED`).
"""

import json
from pathlib import Path

_LISTS: dict[str, list[str]] = json.loads(
    Path(__file__).with_name("words.json").read_text(encoding="utf-8")
)

THEMES = _LISTS["themes"]
ROLES = _LISTS["roles"]
KINDS = _LISTS["kinds"]
TITLES = _LISTS["titles"]
FIRST_NAMES = _LISTS["first_names"]
WHO = _LISTS["who"]
SAID = _LISTS["said"]
TOPIC = _LISTS["topic"]
STATE = _LISTS["state"]
WHY = _LISTS["why"]
THING = _LISTS["thing"]
MOVE = _LISTS["move"]
ACTION = _LISTS["action"]
LEAD = _LISTS["lead"]
QUALIFIERS = _LISTS["qualifiers"]
ADJECTIVES = _LISTS["adjectives"]
QUOTES = _LISTS["quotes"]
CHECKS = _LISTS["checks"]
PLACE_STARTS = _LISTS["place_starts"]
PLACE_ENDS = _LISTS["place_ends"]
PLACE_KINDS = _LISTS["place_kinds"]
PLACES = [start + end for start in PLACE_STARTS for end in PLACE_ENDS]
"""2,300 made-up place names: the long tail of the vocabulary."""
PLANTED = "Tanglewick"
"""A word that stands in exactly three notes of every challenge."""
