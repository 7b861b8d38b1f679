"""The report of ``cps-quiz stats``: what it tells, in words, on a terminal, and as a page."""
