"""Comments: taken in, decided with a reason, the text changed for them, the reply saved."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget
from typing_extensions import override

from sli_desktop.errors import SliError
from sli_desktop.models.records.change import ChangeSet, Committed, edit
from sli_desktop.models.records.report import Comment, CommentState, ReportSection
from sli_desktop.services.comments.coming_in import ComingIn, look_at_comments, take_in
from sli_desktop.services.comments.deciding import (
    Told,
    add_comment,
    decide,
    explain,
    in_order,
    remove,
    reword,
    unit_of,
    what_changed,
    where_it_stands,
)
from sli_desktop.services.comments.reply import reply_outline
from sli_desktop.services.report.options import ReportOptions
from sli_desktop.services.report.writers import writer_of
from sli_desktop.services.versions.comparing import Turn
from sli_desktop.ui.desk import Desk
from sli_desktop.ui.doing import Doing
from sli_desktop.ui.record_field import RecordField
from sli_desktop.ui.screens.base import Screen
from sli_desktop.ui.screens.comments import state
from sli_desktop.ui.screens.comments.view import CommentsView
from sli_desktop.ui.spot import Spot
from sli_desktop.wording import tr

AskFile = Callable[[], Path | None]
_SCREENS = {"finding": "findings", "recommendation": "recommendations", "section": "report"}
_TABLES = tr("Tables of comments (*.xlsx *.csv)")
_REPLIES = tr("Word document (*.docx);;Spreadsheet (*.xlsx);;Web page (*.html)")


class CommentsScreen(Screen):
    """Files are asked for by dialogs that are handed in, so that tests answer them."""

    name = "comments"
    title = tr("Comments")
    help_page = "comments-on-the-draft"
    new_words = tr("New comment")
    keys = ((tr("Decide the comment"), "Enter"), (tr("Back to the list"), "Esc"))

    def __init__(
        self, desk: Desk, ask_table: AskFile | None = None, ask_reply: AskFile | None = None
    ) -> None:
        super().__init__()
        self._desk = desk
        self.view = CommentsView(desk)
        self.doing = Doing(desk)
        self.ask_table, self.ask_reply = ask_table or self._table, ask_reply or self._reply_file
        self.comments: tuple[Comment, ...] = ()
        self._coming: ComingIn | None = None
        self._wanted = self._shown = Spot(self.name).record
        self._where: Spot | None = None
        view = self.view
        self.fields = (
            self._bound(view.words, "words"),
            self._bound(view.evidence, "evidence"),
            self._bound(view.from_whom, "from_whom"),
            RecordField[Comment](desk, view.decision, read=lambda c: c.decision, act=explain),
        )
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(view)
        self._connect()

    def _bound(self, field: object, name: str) -> RecordField[Comment]:
        def act(comment: Comment, words: str) -> ChangeSet:
            return edit(tr("Change a comment"), (comment, replace(comment, **{name: words})))  # type: ignore[arg-type]

        return RecordField[Comment](
            self._desk,
            field,  # type: ignore[arg-type]
            read=lambda c: str(getattr(c, name)),
            act=act,
        )

    def _connect(self) -> None:
        view = self.view
        view.tabs.spot_asked.connect(self.spot_asked)
        self.doing.said.connect(self.said)
        self.doing.troubled.connect(self.troubled)
        for each in self.fields:
            each.refused.connect(self.troubled)
        view.list.opened.connect(lambda _key: self._open_detail())
        view.list.row_changed.connect(self._choose)
        view.state.chosen.connect(lambda _value: self._fill())
        view.new.clicked.connect(self.new_item)
        view.choices.chosen.connect(self._decide)
        view.reopen.clicked.connect(lambda: self._decide(CommentState.OPEN))
        view.reword.clicked.connect(self._reword)
        view.show_it.clicked.connect(self._show_where)
        view.delete.clicked.connect(self._delete)
        view.bring.clicked.connect(self._bring)
        view.take_in.clicked.connect(self._take_in)
        view.leave_out.clicked.connect(self._leave_out)
        view.reply.clicked.connect(self._reply)
        view.back.clicked.connect(self._back)

    # --- coming and going -----------------------------------------------------------------------

    @override
    def open_at(self, spot: Spot) -> None:
        self._wanted = spot.record

    @override
    def spot(self) -> Spot:
        return Spot(self.name, self._shown)

    @override
    def enter(self) -> None:
        self._fill()
        if self._wanted is not None:
            self.view.list.choose(self._wanted)
            self._wanted = None
        self.view.show_part(detail=False)
        (self.view.list if self.comments else self.view.bring).setFocus()

    @override
    def follow(self, committed: Committed) -> None:
        if self.isVisible():
            self._fill()

    @override
    def panes(self) -> Sequence[QWidget]:
        return (self.view.list, self.view.words)

    @override
    def set_narrow(self, *, narrow: bool) -> None:
        self.view.set_narrow(narrow=narrow)

    @override
    def new_item(self) -> None:
        comment, act = add_comment(Told(words=""), self._desk.new_id)
        if self.doing.do(act, tr("Comment added")):
            self.view.list.choose(comment.id)
            self._open_detail()

    # --- showing --------------------------------------------------------------------------------

    def _fill(self) -> None:
        with self._desk.workspace.read() as read:
            self.comments = in_order(read.all(Comment))
            sections = read.all(ReportSection)
        view = self.view
        view.state.show_options([(words, value) for value, words in state.filters(self.comments)])
        wanted = view.state.value
        lines = [
            state.comment_line(number, each, where_it_stands(each, sections))
            for number, each in enumerate(self.comments, 1)
            if wanted in (state.ALL, None, each.state)
        ]
        with QSignalBlocker(view.list):
            view.list.show_lines(lines)
        view.list.setVisible(bool(lines))
        view.nothing.setVisible(not self.comments)
        self._choose()

    @property
    def comment(self) -> Comment | None:
        """The comment that is shown."""
        chosen = self.view.list.chosen() if not self.view.list.isHidden() else None
        return next((each for each in self.comments if each.id == chosen), None)

    def _choose(self) -> None:
        comment, view = self.comment, self.view
        view.detail.setVisible(comment is not None)
        if comment is None:
            self._shown = None
            return
        if comment.id != self._shown:
            self._shown = comment.id
            for each in self.fields:
                each.show(comment)
            view.wording.show_text("")
        number = self.comments.index(comment) + 1
        is_decided = comment.state is not CommentState.OPEN
        view.choices.show_value(comment.state if is_decided else None)
        view.reopen.setVisible(is_decided)
        self._show_place(comment, number)

    def _show_place(self, comment: Comment, number: int) -> None:
        view = self.view
        with self._desk.workspace.read() as read:
            records = read.everything()
        where = where_it_stands(comment, records.all(ReportSection)) or tr("The whole report")
        view.where.setText(tr("{number} · {where}").format(number=number, where=where))
        unit = unit_of(comment, records)
        view.paragraph.setText(tr("Paragraph: {words}").format(words=comment.paragraph))
        view.paragraph.setVisible(bool(comment.paragraph))
        for each in (view.wording_field, view.reword, view.show_it):
            each.setVisible(unit is not None)
        view.changed.hide()
        self._where = None
        if unit is None:
            return
        self._where = Spot(_SCREENS[unit.origin.kind], unit.origin.record)
        if not view.wording.hasFocus():
            view.wording.show_text(unit.words)
        pieces = what_changed(comment, records)
        signs = {Turn.GONE: "[-{}-]", Turn.ADDED: "[+{}+]"}
        told = "".join(signs.get(each.turn, "{}").format(each.words) for each in pieces)
        view.changed.setText(tr("Changed since: {words}").format(words=told))
        view.changed.setVisible(bool(pieces))

    # --- acts -----------------------------------------------------------------------------------

    def _decide(self, value: object) -> None:
        comment, chosen = self._settled(), CommentState(str(value))
        if comment is not None:
            told = tr("Comment: {state}").format(state=state.STATES[chosen].lower())
            self.doing.attempt(lambda: decide(comment, chosen, comment.decision), told)
            self._choose()
            if chosen is not CommentState.OPEN and not comment.decision.strip():
                self.view.decision.setFocus()

    def _reword(self) -> None:
        comment, desk = self._settled(), self._desk
        if comment is None:
            return
        with desk.workspace.read() as read:
            records = read.everything()
        words = self.view.wording.toPlainText()
        self.doing.attempt(
            lambda: reword(
                comment,
                words,
                CommentState.ACCEPTED,
                comment.decision,
                records=records,
                by=desk.peer.id,
                new_id=desk.new_id,
            ),
            tr("Text changed, comment accepted"),
        )
        if not comment.decision.strip():
            self.view.decision.setFocus()

    def _show_where(self) -> None:
        if self._where is not None:
            self.spot_asked.emit(self._where)

    def _settled(self) -> Comment | None:
        """The comment with all that was typed for it."""
        for each in (self.view.decision, self.view.evidence, self.view.from_whom):
            each.settle()
        self.view.words.settle()
        return self.comment

    def _delete(self) -> None:
        comment = self._settled()
        if comment is not None and self.doing.do(remove(comment), tr("Comment deleted")):
            self._back()

    # --- files ----------------------------------------------------------------------------------

    def _bring(self) -> None:
        file = self.ask_table()
        if file is None:
            return
        with self._desk.workspace.read() as read:
            records = read.everything()
        try:
            self._coming = look_at_comments(file, records)
        except SliError as problem:
            self.troubled.emit(problem)
            return
        self.view.coming.setText(state.coming_words(self._coming))
        self.view.take_in.setVisible(bool(self._coming.taken))
        self.view.panel.show()
        (self.view.take_in if self._coming.taken else self.view.leave_out).setFocus()

    def _take_in(self) -> None:
        if self._coming is not None:
            act = take_in(self._coming, self._desk.new_id)
            self.doing.do(act, tr("Comments taken in"))
        self._leave_out()

    def _leave_out(self) -> None:
        self._coming = None
        self.view.panel.hide()
        self.view.list.setFocus()

    def _reply(self) -> None:
        file = self.ask_reply()
        if file is None:
            return
        with self._desk.workspace.read() as read:
            records = read.everything()
        made = reply_outline(records, ReportOptions(dated=self._desk.now().date()))
        try:
            writer_of(file.suffix.lower().lstrip("."))(made, file)
        except SliError as problem:
            self.troubled.emit(problem)
            return
        self.told.emit(tr("Saved as {name}").format(name=file.name))

    def _table(self) -> Path | None:
        found, _ = QFileDialog.getOpenFileName(self, tr("Import comments"), "", _TABLES)
        return Path(found) if found else None

    def _reply_file(self) -> Path | None:
        name = tr("Reply to comments.docx")
        found, _ = QFileDialog.getSaveFileName(self, tr("Save the reply"), name, _REPLIES)
        return Path(found) if found else None

    # --- keys -----------------------------------------------------------------------------------

    def _open_detail(self) -> None:
        self.view.show_part(detail=True)
        (self.view.decision if self.comment and self.comment.words else self.view.words).setFocus()

    def _back(self) -> None:
        self.view.show_part(detail=False)
        self.view.list.setFocus()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self.view.list.hasFocus():
            self._back()
        else:
            super().keyPressEvent(event)
