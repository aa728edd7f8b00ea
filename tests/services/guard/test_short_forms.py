"""A role, a name or a number is found however it is written down."""

import pytest

from sli_desktop.services.guard import Known, Sort, check

KNOWN = Known(
    roles=(
        ("Chief Executive", "Officers"),
        ("Chief Finance Officer", "Officers"),
        ("Director of Place", "Officers"),
        ("Head of Policy and Performance", "Officers"),
        ("Monitoring Officer", "Officers"),
    ),
    names=("Helen Tranter",),
)


def found(text: str) -> set[str]:
    return {hit.words for hit in check(text, KNOWN) if hit.sort is not Sort.QUOTE}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Report to the C.Ex. by May.", "C.Ex"),
        ("The C.E. should own it.", "C.E"),
        ("The M.O. is part time.", "M.O"),
        ("The Ch. Exec should own this.", "Ch. Exec"),
        ("Ask the chief exec's office.", "chief exec"),
        ("The s 151 officer is stretched.", "s 151 officer"),
        ("The LOTO was not briefed.", "LOTO"),
        ("The Dir. of Place left.", "Dir. of Place"),
        ("The Place Director leads.", "Place Director"),
        ("The Directors of Place and People lead.", "Directors of Place"),
        ("A word with HoPP first.", "HoPP"),
        ("The Director\u00a0of\u202fPlace leads.", "Director\u00a0of\u202fPlace"),
        ("The Direc\u00adtor of Place leads.", "Direc\u00adtor of Place"),
        ("The chief\u2011executive leads.", "chief\u2011executive"),
        ("Helen T. told us so.", "Helen T"),
        ("Okonjo, Priya", "Okonjo, Priya"),
        ("After Gwilym Rees-Hughes left, nobody did.", "Gwilym Rees-Hughes"),
        ("Please ask for Yusuf there.", "Yusuf"),
        ("Ring 07700\u00a0900\u00a0123 now.", "07700\u00a0900\u00a0123"),
        ("Ring 01632\u2011960\u2011123 now.", "01632\u2011960\u2011123"),
        ("It gives QQ 123 456 C there.", "QQ 123 456 C"),
        ("See ref no HSG.2023.118 there.", "HSG.2023.118"),
        ("Ombudsman reference 23 004 518 came.", "23 004 518"),
        ("It is CRM 4417782 now.", "CRM 4417782"),
        ("Write to jo.bloggs at north.gov.uk now.", "jo.bloggs at north.gov.uk"),
        ("Write to jo @ north.gov.uk now.", "jo @ north.gov.uk"),
        ("jo [at] north [dot] gov [dot] uk", "jo [at] north [dot] gov [dot] uk"),
        ("Write to jo@north.\ngov.uk now.", "jo@north.\ngov.uk"),
    ],
)
def test_it_is_found_in_unusual_dress(text: str, words: str) -> None:
    assert words in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "St Mary's C.E. Primary School is full, and people head for the door.",
        "Duties under s 151 of the Act, the Mid-Term Review and the Non-Executive Board.",
        "Spending of GBP 12000000, and look at northmere.gov.uk for more.",
        "It signed off. We ask the exec. Then no. 10 and the dir.",
        "Income rose by 12 345 678 pounds in 2024.",
    ],
)
def test_what_only_looks_like_it_is_left_alone(text: str) -> None:
    assert found(text) == set()
