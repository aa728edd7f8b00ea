"""What Receive says about a file, as plain words."""

from sli_desktop.services.receiving import Came
from sli_desktop.wording import tr


def told(came: Came, name: str, waiting: int) -> str:
    """What a file is, and what to do with it."""
    return _words(came, waiting).format(name=name)


def _words(came: Came, waiting: int) -> str:
    match came:
        case Came.MEMBERSHIP if waiting:
            return tr(
                "{name} is a membership file: it completes the challenge that waits for it on this "
                "laptop. Type the passphrase you chose for your join request."
            )
        case Came.MEMBERSHIP:
            return tr(
                "{name} is a membership file, but no challenge on this laptop waits for one. Make "
                "a join request below first; the manager answers it with a new file."
            )
        case Came.BUNDLE:
            return tr(
                "{name} is a bundle: the work of a colleague. Go back, open your challenge, then "
                "choose this file under Share."
            )
        case Came.REQUEST:
            return tr(
                "{name} is a join request. It is for the challenge manager: on the manager's "
                "laptop it lets a colleague into the team."
            )
        case Came.BACKUP:
            return tr(
                "{name} is a backup of a challenge. It opens as a challenge of its own, with the "
                "passphrase it had when it was made; nothing else changes."
            )
        case Came.CHALLENGE:
            return tr("{name} is a challenge folder. Go back and choose Open from a folder.")
        case _:
            return tr("{name} is not a file that SLI Desktop knows. Ask who sent it for another.")
