"""Words of reports with plainer ones, house style, and short forms that every reader knows.

They are English: the words of a report, not of the window, so none is translated.
"""

import re

from sli_desktop.services.guard.lists import words


def _listed(text: str) -> tuple[tuple["re.Pattern[str]", str], ...]:
    """Lines "found > instead" as patterns that match whole words in any case."""
    pairs = (line.split(" > ") for line in map(str.strip, text.splitlines()) if line)
    return tuple(
        (re.compile(rf"\b{re.escape(found)}\b", re.IGNORECASE), instead) for found, instead in pairs
    )


PLAINER = _listed("""
    utilise > use
    utilisation > use
    utilising > using
    leverage > use
    leveraging > using
    going forward > from now on
    moving forward > from now on
    in order to > to
    prior to > before
    subsequent to > after
    in the event that > if
    with regard to > about
    in relation to > about
    a number of > some
    due to the fact that > because
    in the absence of > without
    at this point in time > now
    deep dive > close look
    deep dives > close looks
    low-hanging fruit > easy first steps
    blue-sky thinking > new ideas
    step change > large improvement
    direction of travel > where it is heading
    key stakeholders > those concerned
    buy-in > support
    synergies > gains from working together
    operationalise > put into practice
    incentivise > encourage
    facilitate > help
    commence > begin
    endeavour > try
    ascertain > find out
    cognisant of > aware of
    golden thread > clear line
    cascade > pass on
    cascaded > passed on
    socialise > talk over
    upskill > train
    upskilling > training
    bandwidth > time
    touch base > talk
    paradigm shift > great change
    strategic fit > match
""")
"""Jargon of councils and consultants, each with what says the same in plain English."""

HOUSE = (
    (re.compile(r"(?<=\d)\s?%(?!\w)"), "per cent"),
    (re.compile(r"\bpercent\b", re.IGNORECASE), "per cent"),
    (re.compile(r"\bon-site\b", re.IGNORECASE), "onsite"),
    (re.compile(r"\bthe Council\b(?! (?:[A-Z]|of\b))"), "the council"),
    (re.compile(r"\bthe Peer Team\b"), "the peer team"),
)
"""What published reports of peer challenges write otherwise (`domain.md` section 6)."""

KNOWN_SHORT = words("UK EU USA GP NHS IT HR BBC TV MP AI COVID PDF OK AM PM QR VAT GDP")
"""Short forms that need no explaining in a report of a council."""
