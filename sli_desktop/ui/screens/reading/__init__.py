"""Reading a document: what it is, and notes that carry the page they are about."""
