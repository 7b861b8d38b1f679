"""Fronts: they draw a session and pass on what is typed. What they share is in ``runner`` and ``wording``."""
