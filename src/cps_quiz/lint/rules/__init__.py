"""One file a rule. A rule registers by being there."""
