"""A new passphrase, or a new recovery key, for the challenge that is open."""
