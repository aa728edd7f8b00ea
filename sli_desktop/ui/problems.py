"""What a screen does with an exception: trouble from the world in words, our bugs as such."""

from sli_desktop.errors import SliError
from sli_desktop.wording import tr


class ProgramFaultError(SliError):
    """Our own bug, told so that the person knows the work is safe and what to pass on."""

    code = "SLI-9001"


def as_crash(error: BaseException, saved: str) -> SliError:
    """What a person is told of an exception that nobody caught; `saved` says since when all is."""
    return ProgramFaultError(
        tr("The program made a mistake. It goes on."),
        kept=saved or tr("Nothing of yours was touched."),
        next_step=tr(
            "If something looks wrong, close the program and start it again. Tell the people who "
            "look after SLI Desktop the reference under Show details."
        ),
        details=type(error).__name__,
    )


def as_problem(error: Exception) -> SliError:
    """The error a person may see: an `SliError` as it is, anything else as a fault of ours.

    The details name the kind of error only; its text may hold words of a note.
    """
    if isinstance(error, SliError):
        return error
    return ProgramFaultError(
        tr("The program made a mistake and stopped what it was doing."),
        kept=tr("What you saved before is safe."),
        next_step="Close the program and start it again. If it happens again, tell the people "
        "who look after SLI Desktop the reference under Show details.",
        details=type(error).__name__,
    )
