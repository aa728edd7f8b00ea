"""`search`: ranked hits with the words around them."""

import argparse

from sli_desktop.cli.challenges import open_challenge
from sli_desktop.cli.output import Answer, counted
from sli_desktop.cli.surroundings import Surroundings
from sli_desktop.cli.words import add_challenge, add_command, count, day
from sli_desktop.models.records import KINDS, Record
from sli_desktop.models.records.meeting import Meeting
from sli_desktop.models.records.note import Note
from sli_desktop.services.kind_words import kind_words
from sli_desktop.services.lookup import short_id
from sli_desktop.services.search import Wanted, search_query
from sli_desktop.storage import SearchHit, View


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the command."""
    search = add_command(
        commands,
        "search",
        _search,
        does="find words in notes, findings, recommendations and the rest",
        example='sli-desktop search northmere.sli "temporary accommodation" --theme HOU',
    )
    add_challenge(search)
    search.add_argument(
        "words",
        metavar="WORDS",
        nargs="+",
        help='all of them must be there; "in quotes" in a row; saf* finds beginnings',
    )
    search.add_argument("--theme", metavar="THEME", default="", help="code or name")
    search.add_argument("--group", metavar="GROUP", default="", help="stakeholder group")
    search.add_argument("--peer", metavar="WHO", default="", help="initials or name")
    search.add_argument("--day", metavar="DATE", type=day, help="day of the meeting or note")
    search.add_argument(
        "--kind", metavar="KIND", default="", help="note, finding ... or strength, quote ..."
    )
    search.add_argument("--limit", metavar="N", type=count, default=20, help="hits to show (20)")
    search.add_argument("--offset", metavar="N", type=count, default=0, help="hits to pass over")


def _search(words: argparse.Namespace, at: Surroundings) -> Answer:
    wanted = Wanted(
        words=" ".join(words.words),
        theme=words.theme,
        group=words.group,
        peer=words.peer,
        day=words.day,
        kind=words.kind,
        limit=words.limit,
        offset=words.offset,
    )
    with open_challenge(words, at) as workspace, workspace.read() as view:
        result = view.search(search_query(wanted, view.everything()))
        labels = [_label(view, hit) for hit in result.hits]
        titles = [_title(view, hit, label) for hit, label in zip(result.hits, labels, strict=True)]
    lines = [_heading(result.total, len(result.hits))]
    for hit, label, title in zip(result.hits, labels, titles, strict=True):
        named = f"{kind_words(hit.kind)} {label}"
        lines += ["", f"{named}: {title}" if title else named]
        lines += [f"    {line}" for line in _shown(hit).splitlines()]
    return Answer(
        lines=tuple(lines),
        values={
            "total": result.total,
            "hits": [_values(hit, label) for hit, label in zip(result.hits, labels, strict=True)],
        },
    )


def _label(view: View, hit: SearchHit) -> str:
    record: Record | None = view.get(KINDS[hit.kind], hit.id)
    return getattr(record, "reference", "") or short_id(hit.id)


def _title(view: View, hit: SearchHit, label: str) -> str:
    """What stands beside the label: a title once, and for a note the meeting it was made in."""
    record: Record | None = view.get(KINDS[hit.kind], hit.id)
    if isinstance(record, Note):
        meeting = view.get(Meeting, record.meeting)
        return f"{meeting.reference} {meeting.title}".strip() if meeting is not None else ""
    return hit.title.removeprefix(label).strip()


def _heading(total: int, shown: int) -> str:
    if not total:
        return "Nothing found. Try fewer words, or a beginning such as saf*."
    rest = f", {shown} shown; --limit and --offset show others" if shown < total else ""
    return f"{counted(total, 'hit')}{rest}."


def _shown(hit: SearchHit) -> str:
    return "".join(f"[{part.text}]" if part.matched else part.text for part in hit.snippet)


def _values(hit: SearchHit, label: str) -> dict[str, object]:
    return {
        "kind": hit.kind,
        "id": hit.id,
        "label": label,
        "title": hit.title,
        "snippet": [{"text": part.text, "matched": part.matched} for part in hit.snippet],
        "rank": hit.rank,
    }
