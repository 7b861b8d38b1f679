"""Which key does what. Letters of options come first; of the others none is a letter before g.

A question has its options on a, b, c and on, so what can be done has the letters behind them, and an option on one of
these (a matching can have an option g) goes before.
"""

from cps_quiz.session.view import Phase, View
from cps_quiz.ui.tui.bars import Action, Hint
from cps_quiz.ui.wording import letter

COMMON: dict[str, Action] = {"?": ("help",), "q": ("stop",), "t": ("clock",), "w": ("terms",), "!": ("note",)}
MOVES: dict[str, Action] = {
    "N": ("next_open",),
    "M": ("next_flagged",),
    "j": ("number",),
    "r": ("review",),
    "l": ("review",),
    "m": ("flag",),
}
PAGES: dict[str, Action] = {"pageup": ("page", -1), "pagedown": ("page", 1)}

KEYS: dict[Phase, dict[str, Action]] = {
    Phase.READY: {**PAGES, "enter": ("start",), "?": ("help",), "q": ("stop",)},
    Phase.ASKING: {
        **COMMON,
        **MOVES,
        **PAGES,
        "enter": ("submit",),
        "space": ("pick",),
        "up": ("cursor", -1),
        "down": ("cursor", 1),
        "backspace": ("take_back",),
        "left": ("back",),
        "right": ("next",),
        "n": ("next",),
        "x": ("strike",),
        "p": ("pause",),
        "s": ("be", "sure"),
        "u": ("be", "unsure"),
        "g": ("be", "guess"),
    },
    Phase.FEEDBACK: {
        **COMMON,
        **MOVES,
        **PAGES,
        "enter": ("go_on",),
        "space": ("go_on",),
        "right": ("go_on",),
        "n": ("go_on",),
        "up": ("line", -1),
        "down": ("line", 1),
    },
    Phase.REVIEWING: {
        **COMMON,
        **PAGES,
        "N": ("next_open",),
        "n": ("next_open",),
        "M": ("next_flagged",),
        "enter": ("visit",),
        "escape": ("return",),
        "r": ("return",),
        "l": ("return",),
        "up": ("row", -1),
        "down": ("row", 1),
        "left": ("cell", -1),
        "right": ("cell", 1),
        "h": ("hand_in",),
        "p": ("pause",),
    },
    Phase.PAUSED: {"enter": ("resume",), "space": ("resume",), "p": ("resume",), "q": ("stop",), "?": ("help",)},
    Phase.FINISHED: {},
}

MEANING_AT = 15

HELP = """\
a b c ...      choose an option; in practice that answers at once
A B C ...      the same, and you are sure of it
s u g          say how sure you are: sure, unsure, or it is a guess
Enter          answer with what is chosen; go on after an answer
Up Down Space  choose without letters
1 2 3          in a matching: go to an entry; elsewhere: visit a question
Backspace      take back the last letter of an order or a matching
x b            strike option b out, or bring it back
m              flag this question, or take the flag away
Left Right n   the question before, the next one
N M            the next question without an answer, the next flagged one
j              visit a question by its number
r              how all questions stand; from there h hands in
t              hide or show the clock
p              pause; in an exam only in its breaks
w              the words of this bank
!              say what is wrong with this question
q              stop; what is answered is saved, the rest can wait"""


def hints(view: View, *, one_key: bool) -> list[Hint]:
    """Return what the keys do now, the most useful first."""
    is_exam = view.policy.reviews_before_end
    help_, stop = Hint("?", "Help", ("help",)), Hint("q", "Stop", ("stop",))
    match view.phase:
        case Phase.READY:
            return [Hint("Enter", "Begin", ("start",)), help_, stop]
        case Phase.ASKING:
            letters = f"a-{letter(len(view.slot.order) - 1)}"
            answers = Hint(letters, "Choose" if is_exam or not one_key else "Answer", ("missing",))
            keeps = Hint("Enter", "Keep, next" if is_exam else "Submit", ("submit",))  # to submit an exam is to end it
            enter = [] if one_key and not view.policy.may_change_answers else [keeps]
            rest = [
                Hint("n", "Next" if view.policy.may_change_answers else "Skip", ("next",)),
                Hint("m", "Flag", ("flag",)),
                Hint("x", "Strike", ("strike",)),
                Hint("r", "Review", ("review",)),
                Hint("t", "Clock", ("clock",)),
            ]
            pause = [Hint("p", "Pause", ("pause",))] if view.policy.may_pause or view.break_offered_ms else []
            words = [] if is_exam else [Hint("w", "Words", ("terms",))]
            sure = [Hint("s/u/g", "How sure", ("help",)), *words, Hint("!", "Fault", ("note",))]
            return [answers, *enter, help_, *rest, *pause, stop, *sure]
        case Phase.FEEDBACK:
            more = [Hint("w", "Words", ("terms",)), Hint("!", "Fault", ("note",)), Hint("m", "Flag", ("flag",))]
            return [Hint("Enter", "Go on", ("go_on",)), Hint("Up/Down", "Scroll", ("line", 1)), help_, *more, stop]
        case Phase.REVIEWING:
            visit = [Hint("Enter", "Visit", ("visit",)), Hint("h", "Hand in", ("hand_in",))]
            more = [Hint("n", "Next open", ("next_open",)), Hint("M", "Next flagged", ("next_flagged",))]
            return [*visit, help_, *more, Hint("Esc", "Back", ("return",)), stop]
        case Phase.PAUSED:
            return [Hint("Enter", "Go on", ("resume",)), help_, stop]
    return []
