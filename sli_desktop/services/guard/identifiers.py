"""Finds personal details in a text: e-mail, telephone, NHS and other numbers, birth, home.

Every pattern reads a bounded stretch, so that the time is linear in the length of the text.
"""

import re
from collections.abc import Callable, Iterator

from sli_desktop.services.guard.telling import words
from sli_desktop.wording import mark, said, tr

_ENDING = r"(?:gov|co|org|ac|nhs|com|net|uk)\b"
_DOT = rf"(?:\.(?:\n(?={_ENDING}))?| ?[(\[]dot[)\]] ?)"
_EMAIL = re.compile(
    r"(?<![\w.+'-])(?:[\w.+'-]{1,64}(?: ?@ ?| ?[(\[]at[)\]] ?)"
    rf"|\w{{1,30}}[._]\w{{1,30}} at (?=[\w-]{{1,63}}(?:\.[\w-]{{1,63}}){{0,4}}\.{_ENDING}))"
    rf"[\w-]{{1,63}}(?:{_DOT}[\w-]{{1,63}}){{1,6}}"
)
_SHARED = words(
    """info enquiry enquiries contact contactus office admin hello help helpdesk support press
    media planning housing democracy feedback complaints mail policy elections reception
    switchboard consultation consultations localplan council foi licensing jobs recruitment
    comms communications news parking benefits revenues waste environment leisure bookings
    customer customers customerservices service services team highways libraries
    environmentalhealth councillors members committee cabinet scrutiny audit legal hr payroll
    procurement noreply webmaster post inbox community engagement events democratic
    democraticservices peers peerchallenge challenge"""
)
_SHARED_ENDS = ("team", "desk", "enquiries", "services", "office", "support", "hub", "helpline")
_PHONE = re.compile(
    r"(?<![\w/.,-])(?:(?:\+|00)44[ .-]?(?:\(0\)[ .-]?)?|\(?0(?!0))"
    r"\d(?:[ .–-]?\)?[ .–-]?\d){8,9}"
    r"(?![\w/]|[.,]\d)"
)
_NOT_PERSONAL = ("03", "08", "09", "05")
_EXTENSION = re.compile(r"\b(?:ext\.?:?|extension|extn\.?) ?(\d{3,5})\b", re.IGNORECASE)
_NHS = re.compile(r"(?<![\w.-])\d{3}[ .-]?\d{3}[ .-]?\d{4}(?![\w-]|\.\d)")
_NI = re.compile(
    r"\b(?:[A-CEGHJ-PR-TW-Z][A-Z]|QQ)[ .-]?(?:\d{2}[ .-]?\d{2}[ .-]?\d{2}"
    r"|\d{3}[ .-]?\d{3})[ .-]?[A-D]\b",
    re.IGNORECASE,
)
_FILE = re.compile(
    r"\b(?P<before>[\w-]{1,20} )?(?P<what>case|ref|refs|reference|claim|complaint|tenancy|account"
    r"|client|patient|pupil|upn|urn|file|customer|ticket|incident|crime|payroll|service user"
    r"|passport|licence|referral|hospital|member|rent|council tax|application|ssid|id)\b"
    r"(?:[ .:#]{1,3}(?:no|number|num|ref|reference|id|file|account|record|is|was|to)\b){0,3}"
    r"[ .:#]{1,3}(?P<number>(?=[\w/-]{0,20}\d{3})\w{1,16}(?:[/-]\w{1,12}){0,4}"
    r"|[A-Z]{1,6}(?:\.\d{1,8}){1,4}|\d{1,3}(?: \d{3}){1,3})(?![\w/])",
    re.IGNORECASE,
)
_PUBLIC = words(
    """planning application policy grid map appeal budget contract tender minute agenda decision
    ordnance isbn company charity bill act section page paragraph"""
)
_PUBLIC_NUMBER = re.compile(r"(?:19|20)\d\d(?:[/-]\d\d)?|\d\d/\d{4,5}/[A-Z]{2,6}", re.IGNORECASE)
_YEAR = r"(?:19|20)\d\d"
_CODED = re.compile(
    r"\b(?!ISO|BS|EN|SLI|COVID)"
    r"(?:[A-Z]{2,6}[/-](?:19|20)?\d{2}[/-]\d{3,6}|[A-Z]{2,6}[/-]?\d{6,12}"
    rf"|[A-Z]{{2,6}}-(?!{_YEAR}\b)\d{{4,5}}|[A-Z]{{2,6}} \d{{2}}[/-](?!{_YEAR}\b)\d{{3,6}}"
    r"|(?!GBP|EUR|USD)(?:[A-Z]{2,6} \d{2} \d{3} \d{3}|[A-Z]{3,6} \d{7,9}))\b"
)
_LONG_NUMBER = re.compile(
    r"(?:(?<![\w£.,/-])|(?<=[A-Za-z]\.))[+(]{0,2}\d(?:[ ().–-]{0,3}\d){8,14}(?![\w%]|[.,]\d)"
)
_MARKED = re.compile(
    r"(?<![\w/.-])(?=[\w /-]{0,40}\d{3})(?:[A-Za-z]{1,6}|\d{1,8})\w{0,8}"
    r"(?:(?:-| ?/ ?)\w{1,12}){1,4}(?![\w/-])"
)
_DATED = re.compile(
    rf"{_YEAR}(?:[/-]\d{{1,4}}){{1,2}}|\d{{1,2}}(?:[/-]\d{{1,2}})?[/-](?:{_YEAR}|\d\d)"
    rf"|[A-Za-z]{{2,12}}-{_YEAR}(?:[/-]\d\d)?"
)
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
)
_BORN = re.compile(
    rf"\b(?:born|birth|birthday|DOB|D\.O\.B\.?|b\.)(?!\w)[^.;\n]{{0,24}}?"
    rf"((?:the )?\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTH},? \d{{4}}|{_MONTH} \d{{1,2}},? \d{{4}}"
    rf"|\d{{1,2}}[ /.-]\d{{1,2}}[ /.-]\d{{2,4}}|\d{{4}}-\d{{2}}-\d{{2}}|{_MONTH} (?:of )?\d{{4}})",
    re.IGNORECASE,
)
_STREET = (
    "Street|St|Road|Rd|Lane|Avenue|Ave|Close|Drive|Way|Crescent|Court|Gardens|Terrace|Place|Grove"
    "|Hill|Row|Mews|Walk|Rise|Green|Parade|Square|View|Park|Croft|Villas|Cottages|Wharf"
)
_HOME = re.compile(
    rf"\b(?:(?:Flat|Apartment|Apt|Room) \d{{1,4}}[A-Za-z]?,? (?:[A-Z][\w’']{{1,20}} "
    rf"(?:House|Court|Lodge|Tower|Point),? )?)?"
    rf"\d{{1,4}}[A-Za-z]?,? (?:[A-Z][\w’']{{1,20}} ){{1,3}}(?:{_STREET})\b"
    rf"|\b(?:Flat|Apartment|Apt) \d{{1,4}}[A-Za-z]?,? [A-Z][\w’']{{1,20}} "
    rf"(?:House|Court|Lodge|Tower|Point)\b"
)
_NOT_HOMES = words(
    """office offices library shop depot hub centre school unit premises building station hall
    surgery clinic site scheme development works junction store branch church association
    authority council trust limited ltd charity foundation"""
)
_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? \d[ABD-HJLNP-UW-Z]{2}\b")


def identifiers(text: str) -> Iterator[tuple[int, int, str]]:
    """Each personal detail: where it begins and ends, and what it is, in a peer's words."""
    taken: set[int] = set()
    for what, finder in _FINDERS:
        for start, end in finder(text):
            if taken.isdisjoint(range(start, end)):
                taken.update(range(start, end))
                yield start, end, said(what)


def shared(text: str) -> Iterator[tuple[int, int, str]]:
    """What leads to a desk, or to a person by ways no text shows: mailboxes and other numbers."""
    for hit in _EMAIL.finditer(text):
        if _is_shared(hit[0]):
            yield *hit.span(), tr("a shared mailbox")
    for start, end in _numbers(text):
        if _is_service(text[start:end]):
            yield start, end, tr("a telephone number of a service")
    for hit in _LONG_NUMBER.finditer(text):
        yield *hit.span(), tr("a long number")
    for hit in _MARKED.finditer(text):
        digits = sum(map(str.isdecimal, hit[0]))
        is_coded = hit[0][:1].isdecimal() or hit[0][:2].isupper() or digits > 3
        if digits > 2 and is_coded and not _DATED.fullmatch(hit[0]):
            yield *hit.span(), tr("a reference number")


def _emails(text: str) -> Iterator[tuple[int, int]]:
    return (hit.span() for hit in _EMAIL.finditer(text) if not _is_shared(hit[0]))


def _is_shared(address: str) -> bool:
    local = re.split(r" ?@| ?[(\[]at| at ", address)[0].lower()
    return re.split(r"[.\-_+]", local)[0] in _SHARED or local.endswith(_SHARED_ENDS)


def _phones(text: str) -> Iterator[tuple[int, int]]:
    yield from (place for place in _numbers(text) if not _is_service(text[slice(*place)]))
    for hit in _EXTENSION.finditer(text):
        yield hit.span(1)


def _numbers(text: str) -> Iterator[tuple[int, int]]:
    for hit in _PHONE.finditer(text):
        is_open = hit[0].startswith("(") and ")" not in hit[0]
        yield hit.start() + is_open, hit.end()


def _is_service(number: str) -> bool:
    return re.sub(r"\D", "", number).startswith(_NOT_PERSONAL)


def _national_insurance(text: str) -> Iterator[tuple[int, int]]:
    return (hit.span() for hit in _NI.finditer(text))


def _nhs(text: str) -> Iterator[tuple[int, int]]:
    for hit in _NHS.finditer(text):
        near = "nhs" in text[max(0, hit.start() - 30) : hit.start()].lower()
        if near or _is_nhs([int(each) for each in hit[0] if each.isdecimal()]):
            yield hit.span()


def _is_nhs(digits: list[int]) -> bool:
    """The check digit of an NHS number (NHS Data Dictionary: modulus 11)."""
    rest = 11 - sum(d * w for d, w in zip(digits, range(10, 1, -1), strict=False)) % 11
    return len(digits) == 10 and (0 if rest == 11 else rest) == digits[9]


def _births(text: str) -> Iterator[tuple[int, int]]:
    return (hit.span(1) for hit in _BORN.finditer(text))


def _files(text: str) -> Iterator[tuple[int, int]]:
    for hit in _FILE.finditer(text):
        around = {(hit["before"] or "").strip().lower(), hit["what"].lower()}
        if not (around & _PUBLIC or _PUBLIC_NUMBER.fullmatch(hit["number"])):
            yield hit.span("number")
    for hit in _CODED.finditer(text):
        yield hit.span()


def _homes(text: str) -> Iterator[tuple[int, int]]:
    for hit in _HOME.finditer(text):
        near = re.findall(r"\w+", text[max(0, hit.start() - 30) : hit.start()].lower())
        if not set(near[-4:]) & _NOT_HOMES:
            yield hit.span()
    for hit in _POSTCODE.finditer(text):
        near = re.findall(r"\w+", text[max(0, hit.start() - 60) : hit.start()].lower())
        if not set(near) & _NOT_HOMES:
            yield hit.span()


_FINDERS: tuple[tuple[str, Callable[[str], Iterator[tuple[int, int]]]], ...] = (
    (mark("an e-mail address"), _emails),
    (mark("a National Insurance number"), _national_insurance),
    (mark("a date of birth"), _births),
    (mark("a telephone number"), _phones),
    (mark("an NHS number"), _nhs),
    (mark("a case or reference number"), _files),
    (mark("a home address"), _homes),
)
"""What to look for, the surest first: a place is told of once."""
