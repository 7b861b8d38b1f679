"""Writing rules for exam questions, and what runs them. A rule is one file in ``rules/``."""
