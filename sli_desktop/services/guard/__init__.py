"""The non-attribution guard: tells who could be recognised in a text, and how to mend it.

A text and what the team knows go in, hits come out; nothing is changed and nobody is stopped.

    known = Known.of(records)                   # or known_here(view) of services.known_people
    for hit in check(finding.statement, known):
        hit.sort, hit.strength, hit.words       # who spoke, or whom it is about
        hit.why                                 # one sentence for the person
        for cure in hit.cures:
            cure.label, cure.applied(statement) # "Say “officers”", the text with it
    not_kept(hits, reasons, finding.id)         # without those that somebody gave a reason for
    keep_hit(hit, finding.id, because="She agreed to be named", by=peer.id, new_id=new_id)

How it reads a sentence, and why no model does: `docs/adr/0080`.
"""

from sli_desktop.services.guard.checking import check as check
from sli_desktop.services.guard.checking import names_somebody as names_somebody
from sli_desktop.services.guard.hits import Cure as Cure
from sli_desktop.services.guard.hits import Hit as Hit
from sli_desktop.services.guard.hits import Remedy as Remedy
from sli_desktop.services.guard.hits import Sort as Sort
from sli_desktop.services.guard.hits import Strength as Strength
from sli_desktop.services.guard.hits import by_place as by_place
from sli_desktop.services.guard.hits import kept as kept
from sli_desktop.services.guard.hits import kept_keys as kept_keys
from sli_desktop.services.guard.hits import not_kept as not_kept
from sli_desktop.services.guard.keeping import NoReasonError as NoReasonError
from sli_desktop.services.guard.keeping import keep_hit as keep_hit
from sli_desktop.services.guard.keeping import keep_hits as keep_hits
from sli_desktop.services.guard.known import Known as Known
from sli_desktop.services.guard.known import Quoted as Quoted
