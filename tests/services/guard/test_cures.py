"""What a person can do about a hit, and that it helps."""

from collections import Counter

import pytest

from sli_desktop.services.guard import Hit, Known, Remedy, Sort, check
from tools.guard_figures import read, sample_known

NOTHING = Known()


def _spoke(text: str, known: Known = NOTHING) -> Hit:
    return next(hit for hit in check(text, known) if hit.sort is Sort.SPOKE)


def _cured(text: str, remedy: Remedy, known: Known = NOTHING) -> str:
    cure = next(each for each in _spoke(text, known).cures if each.remedy is remedy)
    return cure.applied(text)


@pytest.mark.parametrize(
    ("text", "cured"),
    [
        ("The chief executive believes it.", "Officers believe it."),
        ("We heard from the leader that it is so.", "We heard from councillors that it is so."),
        ("The leader is frustrated by it.", "Councillors are frustrated by it."),
        ("The leader's view is plain.", "Councillors’ view is plain."),
        ("Two of the three carers said so.", "Residents said so."),
        ("“We wait,” said the head of service.", "“We wait,” said officers."),
        ("A point made by the leader was fair.", "A point made by councillors was fair."),
    ],
)
def test_a_broader_group_makes_a_whole_sentence(text: str, cured: str) -> None:
    assert _cured(text, Remedy.BROADER) == cured


def test_the_broader_group_is_the_one_of_the_timetable_where_it_is_large_enough() -> None:
    large = Known(roles=(("Repairs manager", "Service managers"),))
    small = Known(roles=large.roles, small_groups=("Service managers",))
    told = "The repairs manager said so."
    assert _cured(told, Remedy.BROADER, large) == "Service managers said so."
    assert _cured(told, Remedy.BROADER, small) == "Officers said so."
    assert (
        _cured(told, Remedy.BROADER, Known(small_groups=("Officers",)))
        == "People the team met said so."
    )


@pytest.mark.parametrize(
    ("text", "cured"),
    [
        ("According to the head of housing, voids take 61 days.", "Voids take 61 days."),
        ("As one director put it, nobody stops anything.", "Nobody stops anything."),
        ("The planning manager told us that appeals fail.", "Appeals fail."),
        ("We were told by the leader that it is late.", "We were told that it is late."),
        ("Concerns were raised by the head of people.", "Concerns were raised."),
        ("Chief executive: capacity is short.", "Capacity is short."),
    ],
)
def test_who_said_it_can_be_left_out(text: str, cured: str) -> None:
    assert _cured(text, Remedy.DROP) == cured
    assert check(cured, NOTHING) == ()


def test_where_only_a_person_can_find_words_the_place_is_marked() -> None:
    text = "It is late. The leader described the plan as dead. It rains."
    cure = next(each for each in _spoke(text).cures if each.remedy is Remedy.PARAPHRASE)
    assert cure.text is None
    assert text[cure.start : cure.end] == "The leader described the plan as dead."
    assert cure.applied(text) == text


@pytest.mark.parametrize(
    ("text", "cured"),
    [
        ("Call her on 07700 900123 today.", "Call her on today."),
        ("The tenant (case HB/2024/1187) waits.", "The tenant (case) waits."),
        ("The tenant (07700 900123) waits.", "The tenant waits."),
    ],
)
def test_a_number_is_left_out_with_what_stands_round_it(text: str, cured: str) -> None:
    (hit,) = check(text, NOTHING)
    cure = next(each for each in hit.cures if each.remedy is Remedy.DROP)
    assert cure.applied(text) == cured


def test_a_broader_group_is_no_hit_itself() -> None:
    for text in ("The leader told us so.", "One tenant told us so.", "A head teacher felt it."):
        assert check(_cured(text, Remedy.BROADER), NOTHING) == ()


def test_a_cure_takes_its_hit_out_of_every_sentence_of_the_set() -> None:
    """The sentences are those the guard was written with; the others are never read."""
    known = sample_known()
    sentences = [str(each["text"]) for each in read("written with")]
    left = []
    for text in sentences:
        hits = check(text, known)
        before = Counter(hit.key for hit in hits)
        for hit in hits:
            for cure in hit.cures:
                after = Counter(each.key for each in check(cure.applied(text), known))
                if cure.text is not None and after[hit.key] >= before[hit.key]:
                    left.append((hit.key, cure.applied(text)))
    assert left == []


def test_a_cure_stands_at_its_place_in_a_text_with_unseen_signs() -> None:
    text = "It is\u200b so.\u200b The\u200b leader told us that it is late."
    assert _cured(text, Remedy.DROP).endswith("It is late.")
    assert _spoke(text).words == "leader"
