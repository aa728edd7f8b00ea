"""What was changed by both, in lines for a person and values for a program."""

from collections.abc import Iterator, Mapping, Sequence

from sli_desktop.cli.output import counted
from sli_desktop.models.records import KINDS
from sli_desktop.models.records.codec import JsonValue
from sli_desktop.models.records.snapshot import ChallengeRecords
from sli_desktop.services.kind_words import field_words, kind_words, reason_words, value_words
from sli_desktop.services.lookup import short_id
from sli_desktop.services.sync.team_state import is_in_team, team_of
from sli_desktop.storage import Attention, AttentionReason, View

_BY_COMMAND = ("headline", "statement", "state", "evidence")
_TO_SETTLE = frozenset(
    {
        AttentionReason.CHANGED_BY_BOTH,
        AttentionReason.DELETED_AND_CHANGED,
        AttentionReason.LATE_CHANGE,
    }
)
_CHOSEN = frozenset({AttentionReason.CHANGED_BY_BOTH, AttentionReason.COMBINED})


def attention_values(records: ChallengeRecords, found: Attention) -> dict[str, object]:
    """One thing to look at, for a program."""
    return {
        "kind": found.kind,
        "id": found.record,
        "label": _label(records, found),
        "field": found.key,
        "reason": found.reason,
        "variants": [
            {"device": each.device, "at": each.at, "value": each.value} for each in found.variants
        ],
    }


def attention_lines(view: View, records: ChallengeRecords) -> tuple[str, ...]:
    """What to look at, with the versions side by side and how to settle them."""
    found = view.attention()
    if not found:
        return ("Nothing was changed by both.",)
    names = _names(view)
    lines = [f"{counted(len(found), 'place')} to look at:"]
    for each in found:
        what = f"{kind_words(each.kind)} {_label(records, each)}, {field_words(each.key)}"
        lines.append(f"  {what}: {reason_words(each.reason)}")
        if each.reason in _TO_SETTLE:
            lines += _versions(records, each, names)
    lines.append(_how_to_settle(records, found))
    return tuple(lines)


def _versions(
    records: ChallengeRecords, found: Attention, names: Mapping[str, str]
) -> Iterator[str]:
    for variant in found.variants:
        name = names.get(variant.device, "Another laptop")
        yield f"    {name}: {_one_line(records, found, variant.value)}"


def _one_line(records: ChallengeRecords, found: Attention, value: JsonValue) -> str:
    if found.reason is AttentionReason.DELETED_AND_CHANGED:
        return "deleted it" if value is True else "changed it"
    return " ".join(value_words(value, records.find).split())


def _how_to_settle(records: ChallengeRecords, found: Sequence[Attention]) -> str:
    """A command where there is one; the window settles every kind."""
    for each in found:
        if each.kind == "finding" and each.key in _BY_COMMAND and each.reason in _CHOSEN:
            label = _label(records, each)
            return (
                "Choose under Share in the window, or keep what is shown now, for example: "
                f"sli-desktop finding edit FILE {label} --keep {each.key}"
            )
    return "Choose under Share in the window."


def _names(view: View) -> Mapping[str, str]:
    if not is_in_team(view):
        return {}
    return {each.device: each.name for each in team_of(view).signed.roster.members}


def _label(records: ChallengeRecords, found: Attention) -> str:
    record = records.get(KINDS[found.kind], found.record) if found.kind in KINDS else None
    named = getattr(record, "reference", "") or getattr(record, "title", "")
    return str(named) or short_id(found.record)
