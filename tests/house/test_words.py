"""Every word a person reads can be found by the tool that gathers words for translators."""

from sli_desktop.catalogue import Entry, read_entries
from tests.house.tree import PACKAGE, program_files, room_of
from tests.ui.accessibility.words import unfit
from tools.translations import all_marked, in_step, marked

HEAD = 'msgid ""\nmsgstr ""\n"Plural-Forms: nplurals=3; plural=n;\\n"\n'
MAY_SAY = frozenset({"Record the team's decision"})


def test_words_that_are_no_literal_and_values_without_a_name_are_noticed() -> None:
    assert marked("tr(words)").faults == ("1: tr(words)",)
    assert marked('tr(f"{n} notes")').faults == ("1: tr(f'{n} notes')",)
    assert marked('trn(n, one, "many")').faults == ("1: trn(n, one, 'many')",)
    assert marked('tr("{} of {}")').faults == ("1: '{} of {}'",)
    found = marked('x = tr("Today" " and then")\ny = trn(n, "{number} a", "{number} b")')
    assert found.words == (("Today and then", ""), ("{number} a", "{number} b"))
    assert found.faults == ()


def test_every_marked_word_is_a_literal_with_named_values() -> None:
    files = [path for path in program_files() if room_of(path) != "wording.py"]
    found = {room_of(path): marked(path.read_text(encoding="utf-8")).faults for path in files}
    assert {room: faults for room, faults in found.items() if faults} == {}


def test_no_marked_word_is_one_we_never_use() -> None:
    said = [each for pair in all_marked(PACKAGE) for each in pair if each]
    found = {words: unfit(words) for words in said if words not in MAY_SAY}
    assert {words: bad for words, bad in found.items() if bad} == {}


def test_a_catalogue_in_step_keeps_translations_and_notes_and_takes_up_new_words() -> None:
    before = HEAD + '\n# for the rail\nmsgid "Today"\nmsgstr "Heddiw"\n\nmsgid "Gone"\nmsgstr "x"\n'
    wanted = {("Today", ""): ["a.py"], ("{number} a", "{number} b"): ["b.py"]}
    entries = list(read_entries(in_step(before, wanted)))
    assert entries[0].becomes[0].startswith("Plural-Forms: nplurals=3")
    assert entries[1:] == [
        Entry("Today", "", ("Heddiw",), ("# for the rail", "#: a.py")),
        Entry("{number} a", "{number} b", ("", "", ""), ("#: b.py",)),
    ]
    assert in_step(in_step(before, wanted), wanted) == in_step(before, wanted)
