"""Lists a screen can show, patched row by row after each committed act."""
