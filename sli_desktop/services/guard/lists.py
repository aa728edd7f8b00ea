"""Lists of words written as one text."""


def words(text: str) -> frozenset[str]:
    """A set of words written as one text."""
    return frozenset(text.split())


def phrases(text: str) -> tuple[tuple[str, ...], ...]:
    """Phrases written as one text with commas between them, each as its words."""
    return tuple(tuple(each.split()) for each in text.split(","))
