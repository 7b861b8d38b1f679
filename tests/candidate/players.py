"""Plays an answer file against the engine, the plain front and the full screen."""

import io
from collections.abc import Iterator

from tests.candidate.desk import Desk
from tests.candidate.screen import Seat, sit
from tests.candidate.script import Step
from tests.conftest import FakeClock

from cps_quiz.errors import IllegalCommandError
from cps_quiz.session import messages as m
from cps_quiz.session.view import Phase
from cps_quiz.system import Interrupts
from cps_quiz.ui.plain.front import PlainFront
from cps_quiz.ui.plain.grammar import Letters, Word, parse, parse_word
from cps_quiz.ui.plain.lines import LineReader, Missing
from cps_quiz.ui.plain.pages import Page
from cps_quiz.ui.plain.talk import Talk
from cps_quiz.ui.runner import Runner
from cps_quiz.ui.tui.dialogs import Dialog

SURE_KEYS = {"sure": "s", "unsure": "u", "guess": "g"}


# --- the engine ---


def play_engine(desk: Desk, steps: list[Step]) -> Runner:
    """Play with no front: each line is the command that it stands for."""
    runner = desk.begin()
    runner.do(m.Start())
    for step in steps:
        desk.clock.pass_ms(step.after_ms)
        runner.tick()
        for command in _commands(runner, step.line):
            try:
                runner.do(command)
            except IllegalCommandError as error:
                raise AssertionError(f"{step.line!r} does not fit: {error.reason}") from error
    return runner


def _commands(runner: Runner, line: str) -> Iterator[m.Command]:
    view = runner.view
    if view.phase is Phase.FINISHED:
        return
    item = view.slot.item
    assert item is not None
    if line == "":
        yield m.Resume() if view.phase is Phase.PAUSED else m.Next()
        return
    meant = parse(line, item.question.control(), view.slot.order)
    if view.phase is not Phase.ASKING:
        meant = parse_word(line) or meant
    match meant:
        case Letters(response, confidence):
            yield m.Submit(view.place, response, confidence)
        case Word("strike", argument):
            yield m.Strike(view.place, view.slot.order["abcdefgh".index(argument)])
        case Word("go", argument):
            yield m.GoTo(int(argument) - 1)
        case Word("hand in") if view.open_places and view.phase is not Phase.REVIEWING:
            yield m.Review()  # it asks once more
        case Word("hand in"):
            yield m.Finish(hand_in=True)
        case Word(name):
            commands: dict[str, m.Command] = {
                "flag": m.Flag(view.place),
                "skip": m.Skip(view.place),
                "back": m.GoTo(view.place - 1),
                "review": m.Review(),
                "pause": m.Pause(),
            }
            yield commands[name]
        case _:
            raise AssertionError(line)


# --- the plain front ---


class ScriptedLines(LineReader):
    """Types the lines of a script, each after its wait; time passes while the front waits for it."""

    def __init__(self, steps: list[Step], clock: FakeClock) -> None:
        self._steps = list(steps)
        self._clock = clock
        self._waited_ms = 0
        self.is_terminal = False

    def read(self, timeout_s: float | None = None) -> str | Missing:
        if not self._steps:
            return Missing.END
        left_ms = self._steps[0].after_ms - self._waited_ms
        if timeout_s is not None and left_ms > timeout_s * 1000:
            passed = max(round(timeout_s * 1000), 1)
            self._clock.pass_ms(passed)
            self._waited_ms += passed
            return Missing.TIMEOUT
        self._clock.pass_ms(left_ms)
        self._waited_ms = 0
        return self._steps.pop(0).line


def play_plain(desk: Desk, steps: list[Step]) -> str:
    """Play the plain front down a pipe, and return the transcript."""
    output = io.StringIO()
    reader = ScriptedLines(steps, desk.clock)
    talk = Talk(reader=reader, output=output, page=Page, interrupts=Interrupts())
    PlainFront(desk.begin(), talk).begin([desk.bank.title])
    return output.getvalue()


# --- the full screen ---


def play_screen(desk: Desk, steps: list[Step], *, size: tuple[int, int] = (80, 24), theme: str = "dark") -> None:
    """Play the full screen with keys."""

    async def play(seat: Seat) -> None:
        if seat.view.phase is Phase.READY:
            await seat.press("enter")
        for step in steps:
            await seat.wait(step.after_ms)
            await seat.hear_again()
            if seat.view.phase is Phase.FINISHED:
                return
            await seat.press(*_keys(seat, step.line))

    sit(desk, play, size=size, theme=theme)


def _keys(seat: Seat, line: str) -> list[str]:
    view = seat.view
    if line == "":
        return ["enter"]
    item = view.slot.item
    assert item is not None
    control = item.question.control()
    word = parse_word(line)
    if word is None:
        return _answer_keys(seat, line)
    assert isinstance(word, Word), (line, control)
    match word:
        case Word("strike", argument):
            return ["x", argument]
        case Word("go", argument):
            return ["j", *argument, "enter"] if view.phase is not Phase.REVIEWING else [*argument, "enter"]
        case Word("hand in"):
            if isinstance(seat.app.screen, Dialog):
                return ["h"]
            return ["h"] if view.phase is Phase.REVIEWING else ["r", "h"]
        case Word(name):
            return [{"flag": "m", "skip": "n", "back": "left", "review": "r", "pause": "p"}[name]]


def _answer_keys(seat: Seat, line: str) -> list[str]:
    view = seat.view
    item = view.slot.item
    assert item is not None
    words = line.split()
    confidence = [SURE_KEYS[words.pop()]] if words[-1] in SURE_KEYS else []
    pressed = [character for word in words for character in word]
    at_once = item.question.type_name in {"single", "true-false"} and not view.policy.may_change_answers
    return [*confidence, *pressed] if at_once else [*pressed, *confidence, "enter"]
