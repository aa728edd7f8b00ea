"""The challenge folder with its encrypted database: how things are kept is known here only."""

from sli_desktop.models.records.sealed import RevisionRow, SegmentLine, StoredSegment
from sli_desktop.storage.attention import Attention, AttentionReason, Variant
from sli_desktop.storage.backup import BackupInfo
from sli_desktop.storage.changes import FixedFieldError
from sli_desktop.storage.check import CheckResult, Dangling
from sli_desktop.storage.container import BACKUP_MAGIC
from sli_desktop.storage.coverage import GroupMet, Heard
from sli_desktop.storage.emerging import ThemeTally
from sli_desktop.storage.errors import (
    BackupError,
    BadPlaceError,
    ChangedByBothError,
    DamagedFileError,
    DiskFullError,
    FileMovedError,
    FolderTakenError,
    InUseError,
    MissingRecordError,
    NewerFileError,
    NotAChallengeError,
    NothingToUndoError,
    NotWritableError,
    PlainFileError,
    SealedRecordError,
    StaleRecordError,
    SyncedFolderError,
    TooLargeError,
    TooOldSqliteError,
    UnkeepableTextError,
    WeakPassphraseError,
    WrongPassphraseError,
)
from sli_desktop.storage.finding_weights import FindingWeight
from sli_desktop.storage.import_log import ImportLine
from sli_desktop.storage.journal import LOCAL_KINDS, ActLine, Origin
from sli_desktop.storage.key_file import KEY_FILES
from sli_desktop.storage.listing import NoteLine
from sli_desktop.storage.mapping import Stamp
from sli_desktop.storage.places import synced_by
from sli_desktop.storage.recovery_key import new_recovery_key, read_recovery_key
from sli_desktop.storage.rescue import BackupContent, ReadText, ReadTexts, Rescue
from sli_desktop.storage.restore import RESTORED, Restored, restore
from sli_desktop.storage.search_filters import SearchQuery
from sli_desktop.storage.search_index import SearchHit, SearchResult
from sli_desktop.storage.sieve import NO_THEME, Facet, Sieve
from sli_desktop.storage.snippet import SnippetPart
from sli_desktop.storage.sorted_findings import Carried, FindingLine
from sli_desktop.storage.sorting import Counts, Sorting, SortLine
from sli_desktop.storage.sorting_names import SortingNames
from sli_desktop.storage.stamps import Stamps, stamp_of, stamp_time
from sli_desktop.storage.timetable import MeetingLine, NoteTotals, OpenFollowUp
from sli_desktop.storage.transaction import Transaction
from sli_desktop.storage.unsealed import UnsealedRecord
from sli_desktop.storage.vault import DEFAULT_COST, LOWEST_COST, SHORTEST_PASSPHRASE, KdfCost
from sli_desktop.storage.view import View
from sli_desktop.storage.views_in import RecordView
from sli_desktop.storage.workspace import Workspace

__all__ = [
    "BACKUP_MAGIC",
    "DEFAULT_COST",
    "KEY_FILES",
    "LOCAL_KINDS",
    "LOWEST_COST",
    "NO_THEME",
    "RESTORED",
    "SHORTEST_PASSPHRASE",
    "ActLine",
    "Attention",
    "AttentionReason",
    "BackupContent",
    "BackupError",
    "BackupInfo",
    "BadPlaceError",
    "Carried",
    "ChangedByBothError",
    "CheckResult",
    "Counts",
    "DamagedFileError",
    "Dangling",
    "DiskFullError",
    "Facet",
    "FileMovedError",
    "FindingLine",
    "FindingWeight",
    "FixedFieldError",
    "FolderTakenError",
    "GroupMet",
    "Heard",
    "ImportLine",
    "InUseError",
    "KdfCost",
    "MeetingLine",
    "MissingRecordError",
    "NewerFileError",
    "NotAChallengeError",
    "NotWritableError",
    "NoteLine",
    "NoteTotals",
    "NothingToUndoError",
    "OpenFollowUp",
    "Origin",
    "PlainFileError",
    "ReadText",
    "ReadTexts",
    "RecordView",
    "Rescue",
    "Restored",
    "RevisionRow",
    "SealedRecordError",
    "SearchHit",
    "SearchQuery",
    "SearchResult",
    "SegmentLine",
    "Sieve",
    "SnippetPart",
    "SortLine",
    "Sorting",
    "SortingNames",
    "StaleRecordError",
    "Stamp",
    "Stamps",
    "StoredSegment",
    "SyncedFolderError",
    "ThemeTally",
    "TooLargeError",
    "TooOldSqliteError",
    "Transaction",
    "UnkeepableTextError",
    "UnsealedRecord",
    "Variant",
    "View",
    "WeakPassphraseError",
    "Workspace",
    "WrongPassphraseError",
    "new_recovery_key",
    "read_recovery_key",
    "restore",
    "stamp_of",
    "stamp_time",
    "synced_by",
]
