"""The small windows of the full screen: what each says, and which keys close it."""

from collections.abc import Callable

from cps_quiz.bank.model import Item
from cps_quiz.ui.prose import BLANK, Paragraph, Tone
from cps_quiz.ui.tui import keys, panes
from cps_quiz.ui.tui.dialogs import Ask, Dialog

READ = {"enter": "Close"}


def glossary(item: Item | None, *, own_first: bool) -> Dialog:
    """Return the words of a question's bank, if wished with those first that the question points to."""
    return Dialog(panes.glossary(item, own_first=own_first), READ, escape="enter")


def key_list() -> Dialog:
    """Return what the keys do."""
    at = keys.MEANING_AT
    lines = [Paragraph(line[at:], line[:at], at) for line in keys.HELP.splitlines()]
    return Dialog([_heading("Keys"), BLANK, *lines], READ, escape="enter")


def fault_note(keep: Callable[[str], None]) -> Ask:
    """Return the window that asks what is wrong with a question."""
    how = Paragraph("Such as: two answers are right. The note stays with the question, for its author.")
    return Ask([_heading("What is wrong with this question?"), how, BLANK], keep)


def hand_in(warning: str) -> Dialog:
    """Return the second question before handing in. It tells h, or escape."""
    keys_ = {"h": "Hand in", "escape": "Go back"}
    return Dialog([_heading("Hand in?"), BLANK, Paragraph(warning)], keys_, escape="escape")


def stop(*, has_begun: bool, has_score: bool) -> Dialog:
    """Return the question whether to stop. It tells y, s where there is a score to see, or escape."""
    waits = "Every answer is saved, and the rest can wait: cps-quiz resume carries on right here."
    if not has_begun:
        waits = "It has not begun, so nothing is kept of it; another one can be started at any time."
    choices = {"y": "Stop", "s": "Stop and see the score", "escape": "Go on"}
    if not has_score:
        del choices["s"]
    return Dialog([_heading("Stop now?"), BLANK, Paragraph(waits)], choices, escape="escape", interrupt="y")


def trouble(message: str, hint: str) -> Dialog:
    """Return what is said while something could not be saved. It tells enter, or q."""
    prose = [_heading("Your answer is not saved yet."), BLANK, Paragraph(message), Paragraph(hint)]
    return Dialog(prose, {"enter": "Try again", "q": "Stop"}, escape="enter", interrupt="q")


def _heading(text: str) -> Paragraph:
    return Paragraph(text, tone=Tone.HEADING)
