"""The plain front: lines from top to bottom, for every terminal, for screen readers, and for pipes."""
