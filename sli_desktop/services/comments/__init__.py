"""Comments on the draft: the council's check of facts and the peers' own, each decided with why."""
