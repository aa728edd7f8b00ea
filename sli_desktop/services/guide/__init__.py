"""The offline guide: pages of Markdown that ship with the program, read and searched. Pure."""
