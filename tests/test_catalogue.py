"""What translators write is read as they mean it; a slip of theirs stays English."""

from pathlib import Path

import pytest

from sli_desktop.catalogue import (
    bracketed,
    fits,
    placeholders,
    plural_rule,
    read_entries,
    tongue_for,
    tongue_of,
)
from sli_desktop.paths import resource
from sli_desktop.settings import Language
from sli_desktop.wording import mark, said, speak, tr, trn

WELSH = r"""msgid ""
msgstr ""
"Language: cy\n"
"Plural-Forms: nplurals=6; plural=(n==0) ? 0 : (n==1) ? 1 : (n==2) ? 2 : (n==3) ? 3 : "
"(n==6) ? 4 : 5;\n"

#: sli_desktop/ui/screens/today/screen.py
msgid "Today"
msgstr "Heddiw"

msgid "{count} of {all} \"done\""
msgstr "{count} o {all} \"wedi'u gwneud\""

#, fuzzy
msgid "Search"
msgstr "Perhaps"

msgid "Saved {at}"
msgstr "Cadwyd {time}"

msgid "Lock"
msgstr ""

msgid "{number} dog"
msgid_plural "{number} dogs"
msgstr[0] "{number} cŵn"
msgstr[1] "{number} ci"
msgstr[2] "{number} gi"
msgstr[3] "{number} chi"
msgstr[4] "{number} chi (6)"
msgstr[5] "{number} ci (arall)"
"""


@pytest.fixture(autouse=True)
def english_again() -> object:
    """Every test ends in English."""
    yield
    speak(None)


def test_welsh_words_and_its_six_forms_of_number_are_spoken() -> None:
    speak(tongue_of(WELSH))
    assert tr("Today") == "Heddiw"
    assert tr('{count} of {all} "done"').format(count=1, all=2) == '1 o 2 "wedi\'u gwneud"'
    shown = [trn(n, "{number} dog", "{number} dogs") for n in (0, 1, 2, 3, 6, 7)]
    assert shown == ["0 cŵn", "1 ci", "2 gi", "3 chi", "6 chi (6)", "7 ci (arall)"]


def test_what_is_not_translated_or_does_not_fit_stays_english() -> None:
    speak(tongue_of(WELSH))
    assert [tr("Lock"), tr("Search"), tr("Nowhere")] == ["Lock", "Search", "Nowhere"]
    assert tr("Saved {at}").format(at="10:42") == "Saved 10:42"
    assert trn(2, "{number} cat", "{number} cats") == "2 cats"


def test_english_is_the_language_of_the_code() -> None:
    speak(tongue_for(Language.ENGLISH))
    assert tr("Today") == "Today"
    assert trn(1, "{number} note", "{number} notes") == "1 note"
    assert said(mark("Your notes are safe.")) == "Your notes are safe."


def test_the_bracketed_language_shows_what_is_marked() -> None:
    speak(bracketed())
    assert tr("Saved {at}").format(at="10:42") == "⟦Saved 10:42⟧"
    assert trn(2, "{number} note", "{number} notes") == "⟦2 notes⟧"
    assert said(mark("Safe")) == "⟦Safe⟧"


def test_a_plural_rule_of_a_damaged_head_has_two_forms() -> None:
    rule = plural_rule("Language: cy\n")
    assert [rule(1), rule(2), rule(0)] == [0, 1, 1]
    assert placeholders("{half") == {"{"}


def test_a_missing_or_damaged_catalogue_leaves_english(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    damaged = tmp_path / "cy.po"
    damaged.write_text('msgid "Today\nmsgstr x', encoding="utf-8")
    monkeypatch.setattr("sli_desktop.catalogue.resource", lambda _name: damaged)
    assert tongue_for(Language.WELSH) is None
    damaged.unlink()
    assert tongue_for(Language.WELSH) is None


def test_every_translation_that_ships_fits_its_english_words() -> None:
    text = Path(resource("i18n/cy.po")).read_text(encoding="utf-8")
    entries = [entry for entry in read_entries(text) if entry.words]
    assert len(entries) > 20
    tried = [entry for entry in entries if any(entry.becomes)]
    assert [entry.words for entry in tried if not fits(entry)] == []
