"""The append-only record: facts, for ever. Everything else is a fold over them."""
