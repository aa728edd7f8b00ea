"""Word comes back: a returned Word file of the report, read, planned and taken, piece by piece."""
