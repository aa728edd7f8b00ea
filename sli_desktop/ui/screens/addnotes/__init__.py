"""Adding notes from a Word page, a text, a table or pasted words, with a preview."""
