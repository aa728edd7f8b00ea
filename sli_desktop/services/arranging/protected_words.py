"""Words to keep out of the report: names that could give somebody away."""

from collections.abc import Callable, Collection
from uuid import UUID

from sli_desktop.models.records.change import ChangeSet, make, put_in_bin
from sli_desktop.models.records.ids import WordId
from sli_desktop.models.records.report import ProtectedWord
from sli_desktop.wording import tr, trn


def add_words(
    known: Collection[ProtectedWord], typed: str, *, new_id: Callable[[], UUID]
) -> tuple[int, ChangeSet]:
    """Keep words out of the report: one, or several with commas between; gives how many are new."""
    have = {each.word.casefold() for each in known}
    wanted: dict[str, str] = {}
    for part in typed.replace(";", ",").replace("\n", ",").split(","):
        word = " ".join(part.split())
        if word and word.casefold() not in have:
            wanted.setdefault(word.casefold(), word)
    made = [ProtectedWord(id=WordId(new_id()), word=word) for word in wanted.values()]
    name = trn(
        len(made), "Keep {number} word out of the report", "Keep {number} words out of the report"
    )
    return len(made), make(name, *made)


def remove_word(word: ProtectedWord) -> ChangeSet:
    """Let a word be used in the report again."""
    return put_in_bin(tr("Let a word into the report again"), word)
