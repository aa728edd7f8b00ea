"""`progress`, `deadlines`: how far the council has come, and the dates to keep."""

import argparse
from collections.abc import Iterator

from sli_desktop.cli.after_commands import listed
from sli_desktop.cli.challenges import open_challenge
from sli_desktop.cli.output import Answer, table
from sli_desktop.cli.surroundings import Surroundings
from sli_desktop.cli.words import add_challenge, add_command
from sli_desktop.models.records.challenge import Milestone
from sli_desktop.models.records.recommendation import Action, ProgressEntry, Rag
from sli_desktop.services.afterwards.acting import rag_shares
from sli_desktop.services.afterwards.deadlines import in_order, is_late, standing
from sli_desktop.services.afterwards.progress import VOICES, entry_of, set_progress
from sli_desktop.services.lookup import recommendation_named
from sli_desktop.services.report.numbering import Numbered

_VOICES = {
    "council": "council_update",
    "peers": "peers_view",
    "evidence": "evidence",
    "support": "further_support",
}


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the commands of this group."""
    group = commands.add_parser("progress", help="progress on each recommendation, two voices")
    acts = group.add_subparsers(title="acts", metavar="ACT", required=True)
    shown = add_command(
        acts,
        "list",
        _progress,
        does="list what the council and the peers say of each recommendation",
        example="sli-desktop progress list northmere.sli",
    )
    change = add_command(
        acts,
        "set",
        _set_progress,
        does="say what the council, or the peers, say of a recommendation",
        example='sli-desktop progress set northmere.sli R3 --council "Done in May" --rag green',
    )
    shares = add_command(
        acts,
        "shares",
        _shares,
        does="say how many actions are green, amber and red",
        example="sli-desktop progress shares northmere.sli",
    )
    dates = add_command(
        commands,
        "deadlines",
        _deadlines,
        does="list the dates to keep, what each rests on, and how early or late it is",
        example="sli-desktop deadlines northmere.sli",
    )
    for each in (shown, change, shares, dates):
        add_challenge(each)
    change.add_argument("recommendation", metavar="REC", help="its reference or its number")
    for option, field in _VOICES.items():
        change.add_argument(f"--{option}", dest=field, default=None, help=VOICES[field].lower())
    rags = [each.value for each in Rag]
    change.add_argument("--rag", choices=rags, default=None, help="the council's rating")


def _progress(words: argparse.Namespace, at: Surroundings) -> Answer:
    with open_challenge(words, at) as workspace, workspace.read() as view:
        records = view.everything()
    entries = records.all(ProgressEntry)
    found = [(one, entry_of(one.recommendation.id, entries)) for one in listed(records)]
    told = [(one, entry) for one, entry in found if entry is not None]
    return Answer(
        lines=tuple(line for one, entry in told for line in _told(one, entry))
        or ("No progress was looked at yet.",),
        values={"progress": [_progress_values(one, entry) for one, entry in told]},
    )


def _told(one: Numbered, entry: ProgressEntry) -> Iterator[str]:
    yield f"{one.short}. {one.recommendation.title or one.recommendation.text}"
    for field, name in VOICES.items():
        value = getattr(entry, field)
        words = value.value if isinstance(value, Rag) else value
        if words:
            yield f"   {name}: {words}"


def _progress_values(one: Numbered, entry: ProgressEntry) -> dict[str, object]:
    return {
        "recommendation": one.short,
        "id": entry.id,
        "council_update": entry.council_update,
        "council_rag": entry.council_rag.value,
        "peers_view": entry.peers_view,
        "evidence": entry.evidence,
        "further_support": entry.further_support,
    }


def _set_progress(words: argparse.Namespace, at: Surroundings) -> Answer:
    fields: dict[str, str | Rag] = {
        field: getattr(words, field)
        for field in _VOICES.values()
        if getattr(words, field) is not None
    }
    if words.rag is not None:
        fields["council_rag"] = Rag(words.rag)
    with open_challenge(words, at) as workspace:
        for field, value in fields.items():
            with workspace.read() as view:
                records = view.everything()
            made = recommendation_named(records, words.recommendation)
            entry = entry_of(made.id, records.all(ProgressEntry))
            act = set_progress(made.id, field, value, entry=entry, new_id=at.new_ids)
            if act.changes:
                workspace.commit(act)
        with workspace.read() as view:
            records = view.everything()
    made = recommendation_named(records, words.recommendation)
    one = next(each for each in listed(records) if each.recommendation.id == made.id)
    entry = entry_of(made.id, records.all(ProgressEntry))
    if entry is None:
        return Answer(lines=("Nothing was said.",), values={})
    return Answer(lines=tuple(_told(one, entry)), values=_progress_values(one, entry))


def _shares(words: argparse.Namespace, at: Surroundings) -> Answer:
    with open_challenge(words, at) as workspace, workspace.read() as view:
        shares = rag_shares(view.all(Action))
    total = sum(shares.values())
    rows = [
        (rag.value, str(number), f"{round(100 * number / total)} %" if total else "")
        for rag, number in shares.items()
    ]
    return Answer(lines=table(rows), values={"shares": {rag.value: n for rag, n in shares.items()}})


def _deadlines(words: argparse.Namespace, at: Surroundings) -> Answer:
    with open_challenge(words, at) as workspace, workspace.read() as view:
        found = in_order(view.all(Milestone))
    today = at.clock().date()
    rows = [
        (each.due.isoformat() if each.due else "", standing(each, today), each.what, each.basis)
        for each in found
    ]
    return Answer(
        lines=table(rows) or ("No dates to keep.",),
        values={
            "deadlines": [
                {
                    "what": each.what,
                    "due": each.due,
                    "done": each.done,
                    "basis": each.basis,
                    "standing": standing(each, today),
                    "is_late": is_late(each, today),
                }
                for each in found
            ]
        },
    )
