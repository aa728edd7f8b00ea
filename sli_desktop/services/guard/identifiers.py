"""Personal identifiers in a text: e-mail, telephone, NHS, National Insurance, case, birth, home."""

import re
from collections.abc import Iterator

_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_SHARED = re.compile(
    r"^(?:info|enquir(?:y|ies)|contact|contactus|office|admin|hello|help|support|press|media|"
    r"planning|housing|democracy|feedback|complaints|customer\w*|team|mail|policy|elections)[@.\-_]",
    re.IGNORECASE,
)
_PHONE = re.compile(r"(?<![\w/])(?:\+44[ -]?|0)\d(?:[ -]?\d){8,9}(?![\w/])")
_NHS = re.compile(r"(?<!\d)\d{3}[ -]?\d{3}[ -]?\d{4}(?!\d)")
_NI = re.compile(r"\b[A-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b")
_CASE = re.compile(
    r"\b(?:[A-Z]{2,6}[/-]\d{2,4}[/-]\d{3,6}|(?<=case )[A-Z]{0,4}\d{4,}"
    r"|(?<=reference )[A-Z]{2,}\d{4,})\b"
)
_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
_BORN = re.compile(
    rf"(?:born|birth|DOB)\b[^.;]{{0,24}}?(\d{{1,2}}(?:st|nd|rd|th)? (?:{_MONTH}) \d{{4}}"
    r"|\d{1,2}[/.]\d{1,2}[/.]\d{2,4})",
    re.IGNORECASE,
)
_STREET = (
    "Street|Road|Lane|Avenue|Close|Drive|Way|Crescent|Court|Gardens|Terrace|Place|Grove|Hill|Row"
    "|Mews"
)
_HOME = re.compile(
    rf"\b(?:Flat \d+[A-Za-z]?,? )?\d+[A-Za-z]? (?:[A-Z][\w’']+ ){{1,3}}(?:{_STREET})\b"
)


def identifiers(text: str) -> Iterator[tuple[int, int, str]]:
    """Each identifier: where it begins and ends, and what it is."""
    taken: list[tuple[int, int]] = []
    for what, places in (
        ("e-mail address", _emails(text)),
        ("National Insurance number", (hit.span() for hit in _NI.finditer(text))),
        ("telephone number", (hit.span() for hit in _PHONE.finditer(text))),
        ("NHS number", _nhs(text)),
        ("date of birth", (hit.span(1) for hit in _BORN.finditer(text))),
        ("case number", (hit.span() for hit in _CASE.finditer(text))),
        ("home address", (hit.span() for hit in _HOME.finditer(text))),
    ):
        for start, end in places:
            if not any(start < e and s < end for s, e in taken):
                taken.append((start, end))
                yield start, end, what


def _emails(text: str) -> Iterator[tuple[int, int]]:
    return (hit.span() for hit in _EMAIL.finditer(text) if not _SHARED.match(hit[0]))


def _nhs(text: str) -> Iterator[tuple[int, int]]:
    for hit in _NHS.finditer(text):
        digits = [int(each) for each in hit[0] if each.isdigit()]
        near = "nhs" in text[max(0, hit.start() - 24) : hit.start()].lower()
        if near or _is_nhs(digits):
            yield hit.span()


def _is_nhs(digits: list[int]) -> bool:
    """The check digit of an NHS number (NHS Data Dictionary: modulus 11)."""
    rest = 11 - sum(d * w for d, w in zip(digits, range(10, 1, -1), strict=False)) % 11
    return (0 if rest == 11 else rest) == digits[9]
