"""Live links in the text of a section: ``[PS4]`` to a finding, ``[number of people]`` to a figure.

A link to a finding inside a sentence says what the sentence rests on and is never printed; on a
line of its own it stands for the finding as it reads when the report is made. A figure is counted
from the records, and rounded as everywhere. So nothing is typed twice, and nothing grows old
(docs/adr/0065).
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple

from sli_desktop.models.records.finding import Finding
from sli_desktop.models.records.people import Peer
from sli_desktop.models.records.snapshot import ChallengeRecords
from sli_desktop.services.figures import Figures, figures, said

LONGEST = 40
"""Characters between the brackets; what is longer is no link."""

_BRACKETS = re.compile(rf"\[([^\[\]\n]{{1,{LONGEST}}})\]")
_REFERENCE = re.compile(r"([^\W\d_]{1,8})[1-9]\d{0,8}")
_COUNTED = (
    ("number of meetings", "meetings", "meeting", "meetings"),
    ("number of people", "people", "person", "people"),
    ("number of hours", "peer_hours", "hour", "hours"),
    ("number of documents", "documents", "document", "documents"),
)


class Link(NamedTuple):
    """A link where it stands in a text: its words without brackets, in its own letters.

    `is_whole` says that it has the line for itself.
    """

    start: int
    end: int
    words: str
    is_whole: bool


@dataclass(frozen=True, slots=True)
class Links:
    """What the texts of a challenge can lead to.

    `findings` by reference, those that the report shows; `initials` of the peers, in front of every
    reference: one that leads nowhere (any more) is a link all the same, and never printed.
    `figures` by name, as a sentence says them.
    """

    findings: Mapping[str, Finding]
    initials: frozenset[str]
    figures: Mapping[str, str]

    @classmethod
    def of(cls, records: ChallengeRecords, shown: tuple[Finding, ...]) -> "Links":
        """The links that the records of a challenge offer; `shown` are the report's findings."""
        return cls(
            findings=MappingProxyType({each.reference: each for each in shown if each.reference}),
            initials=frozenset(each.initials for each in records.all(Peer) if each.initials),
            figures=figure_words(figures(records)),
        )

    def found_in(self, text: str) -> Iterator[Link]:
        """Every link of a text, in its order."""
        for found in _BRACKETS.finditer(text):
            words = found[1].strip()
            if self.is_figure(words) or self.is_reference(words):
                yield Link(found.start(), found.end(), words, _has_line(text, *found.span()))

    def is_figure(self, words: str) -> bool:
        """Whether words between brackets name a figure."""
        return words.casefold() in self.figures

    def is_reference(self, words: str) -> bool:
        """Whether words between brackets are a reference that a peer of this team gave."""
        found = _REFERENCE.fullmatch(words)
        return words in self.findings or (found is not None and found[1] in self.initials)

    def pieces(self, text: str) -> Iterator["str | Finding"]:
        """The text as it is printed: stretches of text, and the findings that stand between them.

        Figures are drawn in; a reference in a sentence goes, and so does one that leads nowhere.
        """
        written: list[str] = []
        at = 0
        for link in self.found_in(text):
            written.append(text[at : link.start])
            at = link.end
            if self.is_figure(link.words):
                written.append(self.figures[link.words.casefold()])
            elif link.is_whole:
                yield "".join(written)
                written = []
                if link.words in self.findings:
                    yield self.findings[link.words]
            elif written[-1].endswith(" "):
                written[-1] = written[-1][:-1]
            elif text.startswith(" ", at):
                at += 1
        yield "".join([*written, text[at:]])


def figure_words(counted: Figures) -> Mapping[str, str]:
    """Each figure a text can draw in: its name, and how a sentence says it."""
    return MappingProxyType(
        {name: said(getattr(counted, what), one, many) for name, what, one, many in _COUNTED}
    )


def _has_line(text: str, start: int, end: int) -> bool:
    before = text[text.rfind("\n", 0, start) + 1 : start]
    behind = text.find("\n", end)
    return not before.strip() and not text[end : behind if behind >= 0 else None].strip()
