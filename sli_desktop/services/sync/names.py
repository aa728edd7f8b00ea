"""Names of people as they are shown, and whether one could be taken for another.

Who wrote something follows from keys alone; but people read names, and a name can be made to look
like somebody else's.
"""

import unicodedata
from typing import ClassVar

from sli_desktop.services.sync.errors import BundleError
from sli_desktop.wording import tr

MAX_NAME = 200
NO_NAME = "No name"

_LATIN = "aceijopsxyhqwABEZHIKMNOPCTYXJSaoiupvABEZHIKMNOPTYXo"
_ALIKE = "асеіјорѕхуһԛԝАВЕΖНІКМΝОРСТУХЈЅαοιυρνΑΒΕΖΗΙΚΜΝΟΡΤΥΧօ"
"""Letters of Cyrillic, Greek and Armenian, and the Latin ones that nobody can tell them from."""
_LOOKS = str.maketrans(_ALIKE, _LATIN)


class LookAlikeNameError(BundleError):
    """A laptop asks to join under a name that looks like another one's in the team."""

    code: ClassVar[str] = "SLI-2141"

    def __init__(self, name: str) -> None:
        super().__init__(
            tr("The name in this file looks like {name}, in other letters.").format(name=name),
            tr("Ask the person themselves. If all is well, let them type their name anew."),
        )


def shown_name(name: str) -> str:
    """A name on one line, without what cannot be seen or turns the line round."""
    seen = "".join(c if c.isprintable() else " " for c in name)
    return " ".join(seen.split())[:MAX_NAME].strip() or NO_NAME


def could_be_taken_for(name: str, other: str) -> bool:
    """Whether two different names look the same."""
    return name != other and _look(name) == _look(other)


def _look(name: str) -> str:
    whole = unicodedata.normalize("NFKC", shown_name(name)).translate(_LOOKS)
    return whole.replace("I", "l").replace("1", "l").replace("0", "O")
