"""The signs round words: where a thought ends, where a quote does."""

BREAKS = frozenset({".", ";", ":", "!", "?"})
CLOSING = frozenset({"”", '"', "’", "'"})
QUOTES = CLOSING | {"“", "‘"}
OWNS = frozenset({"'s", "'"})
DASHES = frozenset({"–", "—", "-"})
