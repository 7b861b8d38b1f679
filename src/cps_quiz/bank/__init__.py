"""Banks: what instructors write, and how it becomes values."""
