"""`make bench-page`: the page beside three libraries with the same data, in headless Chromium."""
