"""What was read past and leads to one person or desk all the same is told quietly."""

import pytest

from sli_desktop.services.guard import Known, Sort, Strength, check

KNOWN = Known(
    roles=(("Chief Executive", "Officers"), ("Leader", "Leader and cabinet"), ("Chair", "Members")),
    small_groups=("Market traders",),
    names=("Cllr Barbara Quill",),
)


def passing(text: str) -> list[str]:
    hits = [hit for hit in check(text, KNOWN) if hit.sort is Sort.PASSING]
    assert all(hit.strength is Strength.QUIET and hit.cures for hit in hits)
    return [hit.words for hit in hits]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Delegations should run through the Leader’s office no longer.", "Leader"),
        ("A chief-executive-led board meets fortnightly.", "chief-executive"),
        ("The post of chief executive is vacant.", "chief executive"),
        ("Market traders use the car park.", "Market traders"),
        (
            "Write to waste.feedback@northmere.example for a copy.",
            "waste.feedback@northmere.example",
        ),
        ("Ring 0808 157 0192 on weekdays.", "0808 157 0192"),
        ("Application 24/01234/FUL was decided in eight weeks.", "24/01234/FUL"),
        ("The job sheet says 1234 567 8901 2.", "1234 567 8901 2"),
    ],
)
def test_it_is_told_quietly(text: str, words: str) -> None:
    assert passing(text) == [words]


@pytest.mark.parametrize(
    "text",
    [
        "The Chief Executive is visible.",  # whom it is about: told already
        "Members will chair the board; every team leader knows it.",
        "Group Leader posts and a community leader.",
        "Between 2024-25 and 2019/20, on 12/03/2024, by 1,500 homes and £1,234,567,890.",
        "Policy HS2 and COVID-19, ward 12, 09:30-10:45.",
        "The MTFS-2026, the NPPF-2023, FY 24/2025 and a bill of EUR 12 345 678.",
    ],
)
def test_what_leads_to_nobody_is_left_alone(text: str) -> None:
    assert passing(text) == []
    assert all(hit.sort is Sort.ABOUT for hit in check(text, KNOWN))


def test_a_role_is_not_cut_out_of_its_sentence_and_a_detail_can_be() -> None:
    [role] = check("The Leader’s office runs delegations.", KNOWN)
    [number] = check("Ring 0808 157 0192 on weekdays.", KNOWN)
    assert [cure.text for cure in role.cures] == [None]
    cured = [cure.applied("Ring 0808 157 0192 on weekdays.") for cure in number.cures]
    assert "Ring on weekdays." in cured


@pytest.mark.parametrize("number", ["FOI 23-1189", "LGO 23 004 518", "SAR-00932", "HSG/2023/1234"])
def test_a_case_number_is_a_leak_however_it_is_written(number: str) -> None:
    hits = check(f"The answer to {number} came late.", KNOWN)
    assert [(hit.words, hit.strength) for hit in hits] == [(number, Strength.LEAK)]
