from pathlib import Path

from sli_desktop.storage import Workspace
from sli_desktop.storage.schema import Schema, current_schema

_GOLDEN = Path(__file__).parents[1] / "golden" / "schema-v1.sql"


def test_the_tables_derived_from_the_records_are_those_of_version_one() -> None:
    derived = ";\n".join(
        "\n".join(line.rstrip() for line in statement.strip().splitlines())
        for statement in Schema().statements()
    )
    assert derived + ";\n" == _GOLDEN.read_text("utf-8")


def test_every_table_of_ours_is_strict(workspace: Workspace) -> None:
    names = {table.name for table in current_schema().metadata.sorted_tables}
    with workspace.read() as view:
        rows = view._session.run(
            "SELECT name, strict, wr FROM pragma_table_list WHERE schema = 'main'"
        )
        found = {name: (strict, wr) for name, strict, wr in rows if name in names}
    assert set(found) == names
    assert all(strict for strict, _ in found.values())
    assert found["notes_themes"] == (1, 1)
