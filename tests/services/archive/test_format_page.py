"""The page of the open data format says exactly what the records say."""

from enum import StrEnum
from pathlib import Path
from uuid import UUID

from sli_desktop.models.records import KINDS, Record
from sli_desktop.models.records.codec import FieldCodec, fields_of

PAGE = Path(__file__).parents[3] / "docs" / "format" / "open-data-v1.md"
MARK = "<!-- kinds -->\n"
PLAIN = {
    "str": "text",
    "int": "number",
    "bool": "yes or no",
    "date": "date",
    "datetime": "time",
    "tuple": "list of texts",
}


def type_words(field: FieldCodec) -> str:
    if issubclass(field.base, UUID):
        words = "id"
    elif field.base.__name__ in PLAIN:
        words = PLAIN[field.base.__name__]
    else:
        assert issubclass(field.base, StrEnum)
        words = "one of " + ", ".join(f"`{value}`" for value in field.base)
    if field.is_set:
        return f"set of {words}"
    return f"{words} or nothing" if field.nullable else words


def default_words(field: FieldCodec) -> str:
    if field.required:
        return "always"
    if field.is_set or field.default in ("", None, []):
        return ""
    return f"`{field.default}`".lower() if isinstance(field.default, bool) else f"`{field.default}`"


def table(name: str, record_type: type[Record]) -> str:
    heading = (record_type.__doc__ or "").splitlines()[0]
    rows = [
        f"| `{field.name}` | {type_words(field)} | {default_words(field)} |"
        for field in fields_of(record_type)
    ]
    lines = [f"### {name}", "", heading, "", "| field | type | default |", "|---|---|---|", *rows]
    return "\n".join(lines) + "\n"


def all_tables() -> str:
    return "\n".join(table(name, record_type) for name, record_type in KINDS.items())


def test_the_page_lists_every_kind_with_every_field_type_and_default() -> None:
    assert PAGE.read_text(encoding="utf-8").partition(MARK)[2] == "\n" + all_tables()
