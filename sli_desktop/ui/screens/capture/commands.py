"""The keys of capture, and its commands in the menus."""

from sli_desktop.ui.command import Command, Menu
from sli_desktop.wording import tr

KEYS = (
    (tr("Add the note"), tr("Enter")),
    (tr("New line in the note"), tr("Shift+Enter")),
    (tr("Each line a note of its own"), tr("Ctrl+Shift+Enter")),
    (tr("Theme of the line, or of the last note"), tr("Ctrl+1 to Ctrl+8")),
    (tr("Turn a mark back into text"), tr("Backspace")),
    (tr("In the list: strength, area, quote, follow-up"), "S  A  Q  F"),
    (tr("In the list: theme; heard, saw, read or data"), tr("1 to 8  O")),
    (tr("In the list: change, attachments, delete, leave"), tr("Enter  P  Del  Esc")),
)
COMMANDS = (
    Command("end_meeting", tr("Wrap up the meeting"), ("Ctrl+E",), Menu.MEETING),
    Command("cover", tr("Cover earlier notes"), ("Ctrl+Shift+H",), Menu.MEETING, is_switch=True),
    Command("go_to_last_note", tr("Go to the last note"), ("Ctrl+Up",), Menu.MEETING),
    Command("people", tr("Who is in the room"), ("Ctrl+Shift+P",), Menu.MEETING),
    Command("step_source", tr("Heard, saw, read or data"), ("Ctrl+Shift+S",), Menu.MEETING),
    Command("attach", tr("Attach a photograph or file…"), ("Ctrl+Shift+A",), Menu.MEETING),
    Command("put_opening_away", tr("Hide the words to say"), ("Ctrl+Shift+W",), Menu.MEETING),
    Command("raise_concern", tr("Raise a concern"), ("Ctrl+Shift+R",), Menu.MEETING),
)
