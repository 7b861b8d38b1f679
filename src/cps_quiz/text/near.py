"""Near names: "did you mean ...?"."""

from collections.abc import Iterable

MAX_LENGTH = 60  # what is longer is no name, and would take long to compare


def nearest(name: str, known: Iterable[str]) -> str | None:
    """Return the known name that is most like ``name``, or None where none is near."""
    import difflib

    if len(name) > MAX_LENGTH:
        return None
    by_folded = {candidate.casefold(): candidate for candidate in known if len(candidate) <= MAX_LENGTH}
    found = difflib.get_close_matches(name.casefold(), by_folded, n=1, cutoff=0.6)
    return by_folded[found[0]] if found else None


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """Return ``did you mean 'x'?``, or nothing."""
    near = nearest(name, known)
    return f"did you mean '{near}'?" if near is not None else ""


def sentence(text: str) -> str:
    """Return a text that begins with a capital; what follows keeps its letters, unlike with ``str.capitalize``."""
    return text[:1].upper() + text[1:]
