"""What can go wrong around laptops that leave the team, and the key of the programme office."""

from typing import ClassVar

from sli_desktop.errors import NOTES_ARE_SAFE, NOTHING_CHANGED, SliError
from sli_desktop.wording import tr


class OwnLaptopError(SliError):
    """The manager's laptop cannot take itself out."""

    code: ClassVar[str] = "SLI-2131"

    def __init__(self) -> None:
        super().__init__(
            tr("This is the laptop you work on; it cannot take itself out of the team."),
            kept=NOTHING_CHANGED,
            next_step=tr("Choose another laptop of the team."),
        )


class NotARecipientError(SliError):
    """This is no public key that a bundle could be encrypted for."""

    code: ClassVar[str] = "SLI-2132"

    def __init__(self) -> None:
        super().__init__(
            tr("This is not a public key of the programme office."),
            kept=NOTHING_CHANGED,
            next_step=tr("Use the line that begins with age1, as it was given to you."),
        )


class TakenOutError(SliError):
    """This laptop was reported as lost."""

    code: ClassVar[str] = "SLI-2130"

    def __init__(self, day: str) -> None:
        super().__init__(
            tr("This laptop was reported as lost on {day} and is not in the team.").format(day=day),
            kept=NOTES_ARE_SAFE,
            next_step=tr("Ask the challenge manager whether this laptop should join again."),
        )
