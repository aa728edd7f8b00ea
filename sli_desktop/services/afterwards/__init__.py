"""After the visit: what the council does, how far it has come, what the follow-up looks at."""
