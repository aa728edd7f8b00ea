"""Charts of the report: one description (`blocks.Chart`), one picture, many writers."""
