"""A Word file of the report that came back: what was changed in it, taken piece by piece."""
