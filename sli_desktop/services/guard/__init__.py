"""The non-attribution guard: tells who could be recognised in a sentence, and how to mend it.

Pure: a text and what the team knows go in, hits come out. It tells **who spoke** (a hit) from
**whom it is about** (a quieter list, for fairness), finds personal identifiers, words to keep out
and quotes, explains each and offers cures. It never changes a text and never stops anybody.
"""

from sli_desktop.services.guard.checking import check as check
from sli_desktop.services.guard.hits import Cure as Cure
from sli_desktop.services.guard.hits import Hit as Hit
from sli_desktop.services.guard.hits import Sort as Sort
from sli_desktop.services.guard.known import Known as Known
from sli_desktop.services.guard.known import known_of as known_of
