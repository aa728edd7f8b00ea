"""The labelled halves: what the guard finds of them. Printed with `-s`; figures only."""

import json

from sli_desktop.services.guard import Known
from tools.guard_figures import HALVES, LABELLED, lines, measured, sample_known


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
    sizes = {
        half: len((LABELLED / name).read_text("utf-8").splitlines())
        for half, name in HALVES.items()
    }
    assert sizes["held out"] >= 100
    assert sum(sizes.values()) >= 200


def test_the_guard_finds_who_spoke_and_what_it_finds_is_printed() -> None:
    known = sample_known()
    print()
    for half in HALVES:
        print(*lines(half, known), sep="\n")
    with (LABELLED / HALVES["written with"]).open(encoding="utf-8") as file:
        learned = measured([json.loads(line) for line in file], known)
    assert all(each.recall > 0.95 and each.precision > 0.95 for each in learned.values())
