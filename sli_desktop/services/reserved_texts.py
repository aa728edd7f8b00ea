"""Small answers of set-up that travel with the challenge as standing texts under keys of our own.

They need no field and so no new format: an older laptop carries them along unread. Their identity
follows from the challenge and the key, so that two laptops that both answer write one record.
"""

from dataclasses import replace
from uuid import uuid5

from sli_desktop.models.records.challenge import Boilerplate, Challenge
from sli_desktop.models.records.change import ChangeSet, edit, make
from sli_desktop.models.records.ids import BoilerplateId
from sli_desktop.storage import View

RESERVED = "set-up."
"""Keys that begin so are answers of set-up and no text of any report."""


def is_reserved(text: Boilerplate) -> bool:
    """Whether a standing text is an answer of set-up rather than words of the report."""
    return text.key.startswith(RESERVED)


def reserved_text(view: View, key: str) -> str:
    """What stands under a key; empty where nobody has answered."""
    known = _known(view, key)
    return "" if known is None else known.text.strip()


def keep_reserved_text(view: View, key: str, words: str, *, name: str) -> ChangeSet:
    """The act, called `name`, that lets other words stand under a key."""
    known = _known(view, key)
    if known is not None:
        return edit(name, (known, replace(known, text=words)))
    return make(name, Boilerplate(id=_identity(view, key), key=RESERVED + key, text=words))


def _known(view: View, key: str) -> Boilerplate | None:
    return view.get(Boilerplate, _identity(view, key))


def _identity(view: View, key: str) -> BoilerplateId:
    challenge = view.all(Challenge)[0]
    return BoilerplateId(uuid5(challenge.id, RESERVED + key))
