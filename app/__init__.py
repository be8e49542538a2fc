"""cleave: how groups split, merge, pledge, front for one another and deny it, as the evidence came in."""
