"""Whatever stands in a text: hits lie in it, tell the same each time, and no cure leaves it."""

from collections.abc import Callable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sli_desktop.services.guard import Hit, Known, by_place, check, names_somebody
from sli_desktop.services.guard.known import Quoted

KNOWN = Known(
    roles=(("Finance manager, revenue", "Officers"),),
    small_groups=("Market traders, Eastfield",),
    names=("Zoë Quill", "J. O'Hara-Vale"),
    peers=("Anika Shah",),
    kept_out=("Riverside",),
    quotes=(Quoted(words="we are always asked last", people=2),),
)
PARTS = (
    "the leader told us that|planning manager|'s|“|”|(|)|—|\u200b|e\u0301|🙂|Cllr|Quill|Riverside"
)
MORE = "we are always asked last|one of the|two|market traders|by|according to|.|07700 900123|\n|:"
REST = "943 476 5919|St|O’Hara|should|and|who|Sect|151|officer’s|mr|A|I|ß|İ"
PIECES = st.sampled_from(f"{PARTS}|{MORE}|{REST}".split("|"))
TEXTS = st.lists(st.one_of(PIECES, st.text(max_size=6)), max_size=25).map(" ".join)


def faults(text: str, hits: tuple[Hit, ...]) -> list[str]:
    """What is wrong with hits on a text."""
    found = []
    for hit in hits:
        if text[hit.start : hit.end] != hit.words or hit.start >= hit.end:
            found.append(f"{hit.words!r} does not stand there")
        for cure in hit.cures:
            if not 0 <= cure.start <= cure.end <= len(text):
                found.append(f"{cure.label} reaches out of the text")
            if cure.start > hit.start or cure.end < hit.end:
                found.append(f"{cure.label} leaves a piece of {hit.words!r}")
    return found


@given(TEXTS)
@example("¹ the leader told us that")
def test_hits_and_cures_lie_in_any_text_and_are_the_same_each_time(text: str) -> None:
    hits = check(text, KNOWN)
    assert faults(text, hits) == []
    assert check(text, KNOWN) == hits
    assert sum(len(group) for group in by_place(hits)) == len(hits)
    assert names_somebody(text, KNOWN) in {True, False}


@pytest.mark.parametrize(
    "spoil",
    [
        lambda hit: hit.start + 1,
        lambda hit: hit.start - 1,
    ],
)
def test_a_hit_moved_by_one_letter_is_found_out(spoil: Callable[[Hit], int]) -> None:
    text = "So: the leader told us that it rains."
    (hit,) = check(text, KNOWN)
    moved = Hit(
        sort=hit.sort,
        strength=hit.strength,
        start=spoil(hit),
        end=hit.end,
        words=hit.words,
        why=hit.why,
    )
    assert faults(text, (moved,)) != []
