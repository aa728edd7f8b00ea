"""A challenge made by an older version gains the fields that came since."""

from sli_desktop.models.records.change import make
from sli_desktop.models.records.finding import PeerView
from sli_desktop.models.records.ids import PeerViewId
from sli_desktop.storage import Workspace
from sli_desktop.storage.gaining import missing_columns
from sli_desktop.storage.schema import current_schema
from tests.builders import SAM, a_finding, a_new_id
from tests.workspaces import reopened


def test_an_older_challenge_gains_a_field_and_keeps_what_it_holds(workspace: Workspace) -> None:
    finding = a_finding()
    view = PeerView(id=PeerViewId(a_new_id()), finding=finding.id, peer=SAM, words="So it is.")
    workspace.commit(make("Add", finding, view))
    with workspace.transaction() as transaction:
        transaction._session.run("ALTER TABLE peer_views DROP COLUMN seen")
        assert len(missing_columns(transaction._session, current_schema())) == 1
    with reopened(workspace) as again:
        with again.read() as read:
            assert read.all(PeerView) == (view,)
            assert missing_columns(read._session, current_schema()) == ()
        again.commit(make("Add", PeerView(id=PeerViewId(a_new_id()), finding=finding.id, peer=SAM)))
