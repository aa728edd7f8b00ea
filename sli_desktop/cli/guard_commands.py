"""`guard check` and `guard keep`: who could be recognised in what may reach the report."""

import argparse

from sli_desktop.cli.challenges import author, open_challenge
from sli_desktop.cli.output import Answer, counted
from sli_desktop.cli.surroundings import Surroundings
from sli_desktop.cli.words import add_author, add_challenge, add_command
from sli_desktop.models.records.snapshot import ChallengeRecords
from sli_desktop.services.exposure import Exposed, exposed, public_texts
from sli_desktop.services.guard import Hit, Known, Strength, check, keep_hits
from sli_desktop.services.lookup import NotFoundError

_STRENGTHS = (
    (Strength.LEAK, "Named, or a personal detail: the report is not written with these."),
    (Strength.HIT, "May tell who spoke:"),
    (Strength.QUIET, "About one person; look whether it is fair:"),
)


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the commands of this group."""
    group = commands.add_parser("guard", help="find who could be recognised in the report")
    acts = group.add_subparsers(title="acts", metavar="ACT", required=True)
    look = add_command(
        acts,
        "check",
        _check,
        does="list who could be recognised in what may reach the report",
        example="sli-desktop guard check northmere.sli",
    )
    add_challenge(look)
    look.add_argument("--all", action="store_true", help="also whom a text is about")
    look.add_argument("--text", metavar="WORDS", default="", help="look at these words instead")
    keep = add_command(
        acts,
        "keep",
        _keep,
        does="let words stay that the check found, with a reason",
        example='sli-desktop guard keep northmere.sli PS12 "planning manager" '
        '--because "She asked to be named"',
    )
    add_challenge(keep)
    add_author(keep)
    keep.add_argument("record", metavar="REF", help="finding, recommendation or title of a section")
    keep.add_argument("words", metavar="WORDS", help="the words, as the check shows them")
    keep.add_argument("--because", metavar="REASON", required=True, help="why they may stay")
    keep.add_argument("--plan", action="store_true", help="show what would stay, change nothing")


def _check(words: argparse.Namespace, at: Surroundings) -> Answer:
    with open_challenge(words, at) as workspace, workspace.read() as view:
        records = view.everything()
    if words.text:
        hits = check(words.text, Known.of(records))
        found = [("", hit) for hit in hits]
    else:
        found = [(each.place.label, each.hit) for each in exposed(records)]
    shown = [pair for pair in found if words.all or pair[1].strength is not Strength.QUIET]
    return Answer(
        lines=tuple(_lines(shown)),
        values={"hits": [_values(label, hit) for label, hit in shown]},
    )


def _lines(found: list[tuple[str, Hit]]) -> list[str]:
    if not found:
        return ["Nobody can be recognised, as far as the program can tell."]
    lines: list[str] = []
    for strength, title in _STRENGTHS:
        mine = [(label, hit) for label, hit in found if hit.strength is strength]
        if mine:
            lines.append(title)
        for label, hit in mine:
            lines.append(f"  {label}: {hit.key}" if label else f"  {hit.key}")
            lines.append(f"    {hit.why}")
            cures = [cure.label for cure in hit.cures]
            lines.append(f"    You can: {'; '.join(cures)}.")
    return lines


def _values(label: str, hit: Hit) -> dict[str, object]:
    return {
        "label": label,
        "words": hit.words,
        "sort": hit.sort.value,
        "strength": hit.strength.value,
        "start": hit.start,
        "end": hit.end,
        "why": hit.why,
        "cures": [
            {
                "remedy": cure.remedy.value,
                "label": cure.label,
                "start": cure.start,
                "end": cure.end,
                "text": cure.text,
            }
            for cure in hit.cures
        ],
    }


def _keep(words: argparse.Namespace, at: Surroundings) -> Answer:
    with open_challenge(words, at) as workspace, workspace.transaction() as transaction:
        found = _meant(transaction.everything(), words.record, words.words)
        hits = tuple({each.hit.key: each.hit for each in found}.values())
        act = keep_hits(
            hits,
            found[0].place.record,
            because=words.because,
            by=author(transaction, words).id,
            new_id=at.new_ids,
        )
        if not words.plan:
            transaction.apply(act)
    stays = "would stay" if words.plan else "stays"
    return Answer(
        lines=(f"“{hits[0].words}” {stays} in {found[0].place.label}, with your reason.",),
        values={
            "record": found[0].place.record,
            "kept": [hit.key for hit in hits],
            "reasons": counted(len(hits), "reason"),
            "planned": words.plan,
        },
    )


def _meant(records: ChallengeRecords, label: str, words: str) -> list[Exposed]:
    """The hits of one text on the words a person gave.

    Raises:
        NotFoundError: nothing of this name has a hit on these words.
    """
    wanted = " ".join(words.casefold().split())
    found = [
        each
        for each in exposed(records)
        if each.place.label.casefold() == label.casefold()
        and " ".join(each.hit.words.casefold().split()) == wanted
    ]
    if not found:
        known = {each.label for each in public_texts(records)}
        raise NotFoundError("words that the check found", f"{label}: {words}", known=known)
    one = found[0].place.record
    return [each for each in found if each.place.record == one]
