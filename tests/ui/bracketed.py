"""A pytest plugin: the program speaks the made-up language that shows which words are marked.

It must be there before any room with words is loaded, so `test_words_marked` runs
`walk_bracketed.py` in a process of its own with `-p tests.ui.bracketed`.
"""

from sli_desktop.catalogue import bracketed
from sli_desktop.wording import speak

speak(bracketed())
