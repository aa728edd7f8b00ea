"""Days and months in the chosen language; numbers and order are British, never month first."""

from datetime import date

from sli_desktop.wording import tr

WEEKDAYS = (
    tr("Monday"),
    tr("Tuesday"),
    tr("Wednesday"),
    tr("Thursday"),
    tr("Friday"),
    tr("Saturday"),
    tr("Sunday"),
)
SHORT_WEEKDAYS = (
    tr("Mon"),
    tr("Tue"),
    tr("Wed"),
    tr("Thu"),
    tr("Fri"),
    tr("Sat"),
    tr("Sun"),
)
MONTHS = (
    tr("January"),
    tr("February"),
    tr("March"),
    tr("April"),
    tr("May"),
    tr("June"),
    tr("July"),
    tr("August"),
    tr("September"),
    tr("October"),
    tr("November"),
    tr("December"),
)
SHORT_MONTHS = (
    tr("Jan"),
    tr("Feb"),
    tr("Mar"),
    tr("Apr"),
    tr("May"),
    tr("Jun"),
    tr("Jul"),
    tr("Aug"),
    tr("Sep"),
    tr("Oct"),
    tr("Nov"),
    tr("Dec"),
)


def weekday(value: date) -> str:
    """The day of the week, such as "Tuesday"."""
    return WEEKDAYS[value.weekday()]


def short_weekday(value: date) -> str:
    """The day of the week where there is little room, such as "Tue"."""
    return SHORT_WEEKDAYS[value.weekday()]


def month(value: date) -> str:
    """The month, such as "October"."""
    return MONTHS[value.month - 1]


def short_month(value: date) -> str:
    """The month where there is little room, such as "Oct"."""
    return SHORT_MONTHS[value.month - 1]


def date_words(value: date) -> str:
    """A date without its weekday, such as "14 October 2025"."""
    return f"{value.day} {month(value)} {value.year}"


def day_words(value: date, *, year: bool = True) -> str:
    """A day in words, such as "Tuesday 14 October 2025"."""
    words = f"{weekday(value)} {value.day} {month(value)}"
    return f"{words} {value.year}" if year else words
