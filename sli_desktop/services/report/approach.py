"""How the challenge was done: the team, the scope, and how much the team heard and read."""

from collections.abc import Iterator, Sequence

from sli_desktop.models.records.challenge import Challenge, Theme, ThemeKind
from sli_desktop.models.records.people import Peer, PeerRole, PeerStatus
from sli_desktop.models.records.snapshot import ChallengeRecords
from sli_desktop.services.figures import Figures, figures, rounded_down, said
from sli_desktop.services.report.anchors import Anchors
from sli_desktop.services.report.blocks import (
    Block,
    BulletList,
    FigureStrip,
    Heading,
    ListItem,
    Paragraph,
    Run,
    Table,
)
from sli_desktop.services.report.dates import span
from sli_desktop.services.report.escape import clean_line

_ORDER = tuple(PeerRole)


def approach_blocks(
    records: ChallengeRecords, themes: Sequence[Theme], anchors: Anchors
) -> tuple[Block, ...]:
    """The peer team, scope and focus, and the process with its statistics sentence."""
    made = [
        *team_blocks(records.all(Peer), anchors),
        *scope_blocks(themes, anchors),
        *process_blocks(records.challenge, figures(records), anchors),
    ]
    return tuple(made)


def statistics_sentence(counted: Figures) -> str:
    """What the team did in one sentence, every number rounded down; "" before the first meeting."""
    if not counted.meetings:
        return ""
    done = [f"held {said(counted.meetings, 'meeting', 'meetings')}"]
    if counted.people:
        done.append(f"spoke with {said(counted.people, 'person', 'people')}")
    if counted.documents:
        done.append(f"read {said(counted.documents, 'document', 'documents')}")
    *most, last = done
    sentence = f"The peer team {' and '.join(filter(None, (', '.join(most), last)))}."
    if counted.peer_hours > 1:
        sentence += (
            f" Taken together, the team spent {said(counted.peer_hours, 'hour', 'hours')} in"
            " these meetings."
        )
    return sentence


def team_blocks(peers: Sequence[Peer], anchors: Anchors) -> Iterator[Block]:
    """Who was in the team, each with post and role; nothing without a team."""
    there = [one for one in peers if one.status is not PeerStatus.WITHDRAWN]
    if not there:
        return
    there.sort(key=lambda one: _ORDER.index(one.role))
    yield Heading(level=2, text="The peer team", anchor=anchors.next("part"))
    rows = tuple((clean_line(one.name), _post(one), _role(one)) for one in there)
    yield Table(
        caption="Members of the peer team",
        columns=("Name", "Post and organisation", "Role in the team"),
        rows=rows,
        shares=(0.28, 0.44, 0.28),
    )


def _post(peer: Peer) -> str:
    parts = (clean_line(peer.title), clean_line(peer.organisation))
    return ", ".join(part for part in parts if part)


def _role(peer: Peer) -> str:
    role = peer.role.value[0].upper() + peer.role.value[1:]
    group = clean_line(peer.political_group)
    return f"{role} ({group})" if group else role


def scope_blocks(themes: Sequence[Theme], anchors: Anchors) -> Iterator[Block]:
    """What the team looked at: the themes, then what the council asked for."""
    tops = [one for one in themes if one.parent is None]
    core = [one for one in tops if one.kind is ThemeKind.CORE]
    local = [one for one in tops if one.kind is ThemeKind.LOCAL]
    if not tops:
        return
    yield Heading(level=2, text="Scope and focus", anchor=anchors.next("part"))
    if core:
        yield Paragraph(runs=(Run("The peer team considered these themes."),))
        yield BulletList(items=tuple(_theme_line(one) for one in core))
    if local:
        words = "The council also asked the team to look at" if core else "The team looked at"
        several = "these questions of its own." if len(local) > 1 else "one question of its own."
        yield Paragraph(runs=(Run(f"{words} {several}"),))
        yield BulletList(items=tuple(_theme_line(one) for one in local))


def _theme_line(theme: Theme) -> ListItem:
    name, scope = clean_line(theme.name), clean_line(theme.scope)
    if not scope:
        return ListItem(sign="•", runs=(Run(name),))
    return ListItem(sign="•", runs=(Run(f"{name}:", bold=True), Run(f" {scope}")))


def process_blocks(challenge: Challenge, counted: Figures, anchors: Anchors) -> Iterator[Block]:
    """When the team was there, and how much it heard and read."""
    sentence = statistics_sentence(counted)
    dates = span(challenge.on_site_from, challenge.on_site_to)
    if not sentence and not dates:
        return
    yield Heading(level=2, text="The process", anchor=anchors.next("part"))
    subject = clean_line(challenge.subject)
    if dates:
        where = f" at {subject}" if subject else " on site"
        on = "on" if challenge.on_site_from == challenge.on_site_to else "from"
        yield Paragraph(runs=(Run(f"The team worked{where} {on} {dates}."),))
    if sentence:
        yield FigureStrip(figures=_strip(counted))
        yield Paragraph(runs=(Run(sentence),))


def _strip(counted: Figures) -> tuple[tuple[str, str], ...]:
    offered = (
        (counted.meetings, "meeting", "meetings"),
        (counted.people, "person heard", "people heard"),
        (counted.peer_hours, "hour in meetings", "hours in meetings"),
        (counted.documents, "document read", "documents read"),
    )
    return tuple(
        (_short(number), one if number == 1 else many) for number, one, many in offered if number
    )


def _short(number: int) -> str:
    shown = rounded_down(number)
    return f"{shown.number:,}{'+' if shown.more else ''}"
