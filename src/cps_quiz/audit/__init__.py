"""Whether a bank can be guessed, and whether it is balanced."""
