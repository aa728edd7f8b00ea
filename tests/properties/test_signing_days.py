"""Random days with one recommendation that is reworded, signed and settled on two laptops."""

import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sli_desktop.models.records.change import edit, put_in_bin
from sli_desktop.models.records.recommendation import Recommendation, RecommendationState
from sli_desktop.services.history import History
from sli_desktop.services.settling import clashes, settle
from sli_desktop.services.sync.views import rebuild
from sli_desktop.storage import ChangedByBothError, NothingToUndoError, StaleRecordError
from tests.builders import a_recommendation
from tests.services.sync.seats import Seat, a_team

_ACTS = ("append", "begin", "replace", "title", "sign", "unsign", "settle", "undo", "redo", "take")
_STEPS = st.lists(
    st.tuples(st.integers(0, 1), st.sampled_from((*_ACTS, "take", "take", "delete"))),
    min_size=15,
    max_size=25,
)
_SIGNED = {"sign": RecommendationState.SIGNED_OFF, "unsign": RecommendationState.DRAFT}


class Day:
    """Two laptops with one recommendation, every word typed, and those a person took away."""

    def __init__(self, seats: list[Seat]) -> None:
        self.seats = seats
        self.count = 0
        self.typed: set[str] = set()
        self.dropped: set[str] = set()
        first = a_recommendation(self.word() + ".")
        self.record = first.id
        seats[0].add(first)
        seats[1].take_from(seats[0])

    def word(self) -> str:
        self.count += 1
        self.typed.add(f"w{self.count}")
        return f"w{self.count}"

    def seen(self, who: int) -> set[str]:
        """Every word of the recommendation that a person on this laptop can look at."""
        with self.seats[who].workspace.read() as view:
            found = view.get(Recommendation, self.record)
            asked = view.attention()
        texts = [f"{found.text} {found.title}"] if found is not None else []
        texts += [str(v.value) for each in asked for v in each.variants]
        return {word for text in texts for word in text.replace(".", " ").split()} & self.typed

    def step(self, who: int, what: str) -> None:
        seat = self.seats[who]
        if what == "take":
            seat.take_from(self.seats[1 - who])
            return
        before, typed = self.seen(who), {*self.typed}
        try:
            self.act(seat, what)
        except (ChangedByBothError, NothingToUndoError, StaleRecordError):
            self.typed = typed  # refused: the words are still on the screen
        self.dropped |= before - self.seen(who)

    def act(self, seat: Seat, what: str) -> None:
        history = History(seat.workspace)
        with seat.workspace.read() as view:
            found = view.get(Recommendation, self.record)
            open_ones = clashes(view)
        if what == "undo":
            if history.can_undo() != "Add":
                history.undo()
        elif what == "redo":
            history.redo()
        elif found is None:
            return
        elif what == "settle":
            for clash in open_ones[:1]:
                history.do(settle(clash, clash.attention.variants[-1].value))
        elif what == "delete":
            history.do(put_in_bin("Delete", found))
        else:
            history.do(edit(what, (found, replace(found, **self.fields(found, what)))))

    def fields(self, found: Recommendation, what: str) -> dict[str, Any]:
        if what in _SIGNED:
            return {"state": _SIGNED[what]}
        word = self.word()
        if what == "title":
            return {"title": word}
        kept = found.text.split(" ")
        texts = {
            "append": [*kept, f"{word}."],
            "begin": [f"{word}.", *kept],
            "replace": [*kept[:-1], f"{word}."],
        }
        return {"text": " ".join(texts[what])}


def _run(steps: list[tuple[int, str]]) -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        a_team(Path(folder), "Sam", "Priya", wrong_by=(0, 30)) as seats,
    ):
        day = Day(seats)
        for who, what in steps:
            day.step(who, what)
        for who in (0, 1, 0, 1):
            day.step(who, "take")
        sam, priya = seats
        assert sam.content() == priya.content()
        with sam.workspace.read() as view:
            is_binned = view.get(Recommendation, day.record) is None
        if not is_binned:
            assert not day.typed - day.dropped - day.seen(0), "lost words"
        before = sam.content()
        with sam.workspace.transaction() as transaction:
            rebuild(transaction)
        assert sam.content() == before


def test_two_laptops_agree_on_what_is_signed_and_lose_no_word(is_long: bool) -> None:
    run = given(steps=_STEPS)(_run)
    settings(
        max_examples=200 if is_long else 12,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        database=None,
        print_blob=True,
    )(run)()


def test_a_day_through_every_act() -> None:
    """A fixed day through every act, so that each of them runs in every test run."""
    _run([(0, what) for what in _ACTS] + [(1, what) for what in _ACTS] + [(0, "take")])
