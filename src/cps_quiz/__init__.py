"""A terminal trainer for people who prepare for a Certified Peer Specialist exam."""

__version__ = "0.1.0"
