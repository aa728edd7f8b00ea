"""The words of a challenge as database tables. Only `storage` reads this room."""

from sli_desktop.models.tables.derive import RecordTable, derive_tables
from sli_desktop.models.tables.sync import SyncTables, sync_tables

__all__ = ["RecordTable", "SyncTables", "derive_tables", "sync_tables"]
