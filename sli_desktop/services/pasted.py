"""Words pasted or typed into Add notes, kept in the encrypted challenge until they are notes."""

from sli_desktop.storage import View, Workspace

_KEY = "pasted notes"
LARGEST = 1024 * 1024
"""Characters that are kept; more than that still stands where it was copied from."""


def keep_pasted(workspace: Workspace, words: str) -> None:
    """Write the words down; empty or too long ones are forgotten."""
    kept = words.encode() if words.strip() and len(words) <= LARGEST else None
    with workspace.transaction() as transaction:
        transaction.set_meta(_KEY, kept)


def read_pasted(view: View) -> str:
    """The words that stood in the box when the program ended, or nothing."""
    kept = view.meta(_KEY)
    return "" if kept is None else kept.decode(errors="replace")
