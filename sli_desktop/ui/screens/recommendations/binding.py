"""Binds the fields of a recommendation to its values: saved as they are typed."""

from dataclasses import replace

from sli_desktop.models.records.change import ChangeSet
from sli_desktop.models.records.recommendation import Recommendation
from sli_desktop.services.recommendations import rewrite, with_timescale
from sli_desktop.services.typed_times import typed_day
from sli_desktop.ui.desk import Desk
from sli_desktop.ui.record_field import RecordField
from sli_desktop.ui.screens.recommendations.state import timescale_words
from sli_desktop.ui.screens.recommendations.view import RecommendationsView
from sli_desktop.ui.widgets.forms import LineField, TextField

Bound = RecordField[Recommendation]


def bound_fields(desk: Desk, view: RecommendationsView) -> tuple[Bound, ...]:
    """Every field that is typed into, bound; the words come first."""
    return (
        _bound(desk, view.words, "text"),
        _bound(desk, view.short, "title"),
        _bound(desk, view.owner, "owner"),
        _bound(desk, view.priority, "priority"),
        _bound(desk, view.measure, "measure"),
        _bound(desk, view.prefix, "prefix"),
        Bound(
            desk,
            view.timescale,
            read=timescale_words,
            act=lambda r, words: rewrite(
                r,
                with_timescale(r, words, read_day=lambda w: typed_day(w, today=desk.now().date())),
            ),
        ),
    )


def _bound(desk: Desk, field: LineField | TextField, name: str) -> Bound:
    def act(one: Recommendation, words: str) -> ChangeSet:
        words = words if isinstance(field, TextField) else " ".join(words.split())
        return rewrite(one, replace(one, **{name: words}))  # type: ignore[arg-type]

    return Bound(desk, field, read=lambda r: str(getattr(r, name)), act=act)
