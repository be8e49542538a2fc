"""Programs for those who work on cleave."""
