"""What is said of a session, as prose: the same in every front."""
