"""Pure functions over the history."""
