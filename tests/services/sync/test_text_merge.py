from hypothesis import given
from hypothesis import strategies as st

from sli_desktop.services.sync.text_merge import MAX_TOKENS, merge_texts, tokens

SENTENCES = st.lists(
    st.integers(0, 30).map(lambda n: f"Sentence {n} stands here."), max_size=12, unique=True
).map(" ".join)


@given(st.text())
def test_the_pieces_of_any_text_joined_are_the_text(text: str) -> None:
    assert "".join(tokens(text)) == text


@given(st.text(), st.text())
def test_merging_equal_texts_is_that_text(base: str, text: str) -> None:
    assert merge_texts(base, text, text).text == text
    assert merge_texts(base, text, text).is_clean


@given(SENTENCES, SENTENCES)
def test_what_only_one_side_changed_is_taken(base: str, text: str) -> None:
    assert merge_texts(base, text, base).text == text
    assert merge_texts(base, base, text).text == text


@given(SENTENCES, SENTENCES, SENTENCES)
def test_every_new_sentence_of_both_sides_stays(base: str, one: str, other: str) -> None:
    merged = merge_texts(base, one, other).text
    new = {*tokens(one), *tokens(other)} - {*tokens(base)}
    assert all(sentence in merged for sentence in new)


@given(SENTENCES, SENTENCES, SENTENCES)
def test_a_clean_merge_holds_no_sentence_twice_and_none_from_nowhere(
    base: str, one: str, other: str
) -> None:
    merged = merge_texts(base, one, other)
    if merged.is_clean:
        found = [token for token in tokens(merged.text) if not token.isspace()]
        assert len(found) == len(set(found))
        assert {*found} <= {*tokens(one), *tokens(other)}


def test_two_sentences_added_at_one_place_both_stay_without_a_question() -> None:
    merged = merge_texts("It listens.", "It listens. Sam.", "It listens. Priya.")
    assert merged.text == "It listens. Sam. Priya."
    assert merged.is_clean


def test_sentences_added_to_an_empty_text_both_stay_without_a_question() -> None:
    merged = merge_texts("", "Sam.", "Priya.")
    assert merged.text == "Sam. Priya."
    assert merged.is_clean


def test_one_sentence_changed_by_both_leaves_both_and_asks() -> None:
    merged = merge_texts("One. Two. Three.", "One. Two a. Three.", "One. Two b. Three.")
    assert merged.text == "One. Two a. Two b. Three."
    assert not merged.is_clean


def test_changes_of_neighbouring_sentences_are_combined() -> None:
    merged = merge_texts("One. Two.", "One a. Two.", "One. Two b.")
    assert merged.text == "One a. Two b."
    assert merged.is_clean


def test_a_sentence_that_one_side_moved_and_the_other_changed_is_asked_about() -> None:
    merged = merge_texts("One. Two. Three.", "Three. One. Two.", "One. Two. Three.\n\nThree.")
    assert "Three." in merged.text


def test_the_same_sentence_put_in_at_two_places_is_asked_about() -> None:
    merged = merge_texts("One. Two.", "New. One. Two.", "One. Two. New.")
    assert merged.text.count("New.") == 2
    assert not merged.is_clean


def test_a_text_of_the_same_sentence_again_and_again_is_not_compared() -> None:
    base = " ".join(["No."] * 5000)
    merged = merge_texts(base, base + " Sam.", "Priya. " + base)
    assert "Sam." in merged.text
    assert "Priya." in merged.text
    assert not merged.is_clean


def test_a_text_too_long_to_compare_keeps_both_whole() -> None:
    base = "\n".join(f"Line {n}." for n in range(MAX_TOKENS))
    merged = merge_texts(base, base + " Sam.", base + " Priya.")
    assert merged.text == f"{base} Sam.\n\n{base} Priya."
    assert not merged.is_clean


def test_a_text_of_5000_sentences_is_combined() -> None:
    base = " ".join(f"Sentence {n} is here." for n in range(5000))
    one = base.replace("Sentence 700 is", "Sentence 700 was")
    other = base.replace("Sentence 4000 is", "Sentence 4000 was")
    merged = merge_texts(base, one, other)
    assert merged.is_clean
    assert "Sentence 700 was" in merged.text
    assert "Sentence 4000 was" in merged.text
