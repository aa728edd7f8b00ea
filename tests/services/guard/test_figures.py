"""The labelled halves: what the guard finds of them. Printed with `-s`; figures only."""

from sli_desktop.services.guard import Known, Sort, check
from tools.guard_figures import HALVES, MUST, PASSING, is_must, lines, measured, read, sample_known

FLOORS = {
    "held out": {"spoke": (0.83, 0.88), "other": (0.95, 0.91), "quote": (0.9, 1.0)},
    "fresh, even lines, not tuned on": {"spoke": (0.84, 0.79), "other": (0.87, 0.93)},
    "must, even lines, not tuned on": {"spoke": (0.77, 0.82), "other": (1.0, 0.87)},
}
"""Precision and recall that were reached where nothing was tuned, and are not lost again."""


def test_a_hit_on_other_words_is_a_false_alarm_and_a_label_without_a_hit_is_missed() -> None:
    sentences = [
        {"text": "The leader told us so.", "spoke": [], "about": [], "other": [], "quote": False},
        {"text": "It rains.", "spoke": ["It"], "about": [], "other": [], "quote": True},
    ]
    figures = measured(sentences, Known())
    spoke = figures["spoke"]
    assert (spoke.labelled, spoke.found, spoke.hits, spoke.right) == (1, 0, 1, 0)
    assert figures["quote"].misses == ["It rains. | It rains."]


def test_the_labelled_set_is_large_and_its_older_half_large_enough() -> None:
    sizes = {half: len(read(half)) for half in HALVES}
    assert sizes["held out"] >= 100
    assert sum(sizes.values()) >= 200


def test_the_guard_finds_who_spoke_and_what_it_finds_is_printed() -> None:
    known = sample_known()
    print()
    for half in HALVES:
        print(*lines(half, known), sep="\n")
    learned = measured(read("written with"), known)
    labelled = [each for name, each in learned.items() if name != PASSING]
    assert all(each.recall > 0.95 and each.precision > 0.95 for each in labelled)


def test_what_must_be_found_is_read_off_the_label_and_what_the_team_knows() -> None:
    known = Known(
        roles=(("Head of People", "Officers"), ("Leader", "Leader and cabinet")),
        small_groups=("Market traders",),
        names=("Cllr Barbara Quill",),
    )
    musts = "head of People|Leader|two market traders|Quill|jo@a.example|07700 900123|943 476 5919"
    for label in f"{musts}|HB/2031/9999|CRM-1234567".split("|"):
        assert is_must(label, known), label
    for label in ("leader of the opposition", "one tenant", "12 Rose Lane", "4 March 1961"):
        assert not is_must(label, known), label


def test_what_must_be_found_and_was_learned_is_found_whole() -> None:
    learned = measured(read("written with"), sample_known())[MUST]
    assert learned.labelled > 100
    assert learned.misses == []


def test_what_must_be_found_is_found_in_every_half_also_where_nothing_was_tuned_on_it() -> None:
    known = sample_known()
    for half in HALVES:
        figures = measured(read(half), known)
        must = figures[MUST]
        assert must.labelled > 10, half
        assert must.found == must.labelled, half  # the words missed are never printed
        for name, (precision, recall) in FLOORS.get(half, {}).items():
            each = figures[name]
            assert (each.precision >= precision, each.recall >= recall) == (True, True), half


def test_every_known_quote_of_the_sample_is_found_with_its_meeting() -> None:
    known = sample_known()
    assert known.quotes
    for quote in known.quotes:
        hits = check(f"We heard: {quote.words}", known)
        assert any(hit.sort is Sort.QUOTE for hit in hits)
