"""What is said and what is typed, in lines. Knows no session."""

from collections.abc import Callable, Iterable
from typing import TextIO

from cps_quiz.errors import InterruptedSessionError
from cps_quiz.system import Interrupts
from cps_quiz.text.printable import printable
from cps_quiz.ui.plain.lines import LineReader, Missing
from cps_quiz.ui.plain.pages import Page
from cps_quiz.ui.prose import Paragraph


class Talk:
    """Says things and reads lines. ``page`` is asked each time, so that a resized terminal gets lines that fit."""

    def __init__(self, *, reader: LineReader, output: TextIO, page: Callable[[], Page], interrupts: Interrupts) -> None:
        self._reader = reader
        self._output = output
        self._page = page
        self._interrupts = interrupts

    @property
    def page(self) -> Page:
        """The form of the output at this moment."""
        return self._page()

    @property
    def is_terminal(self) -> bool:
        """Whether lines are typed at a terminal, where someone can be waited for."""
        return self._reader.is_terminal

    def say(self, text: str) -> None:
        """Print marked-up text as a paragraph of its own."""
        self.print(["", *self.page.text(text)])

    def tell(self, prose: Iterable[Paragraph]) -> None:
        """Print prose."""
        self.print(self.page.lines(prose))

    def print(self, lines: Iterable[str]) -> None:
        """Print lines as they are."""
        self._write("".join(f"{line}\n" for line in lines))

    def prompt(self, text: str) -> None:
        """Print what asks for a line, and stay behind it."""
        self._write("\n".join(["", *self.page.text(text)]) + " ")

    def read(self, timeout_s: float | None) -> str | Missing:
        """Return the next line, TIMEOUT, or END. Raises KeyboardInterrupt at Ctrl-C."""
        try:
            with self._interrupts.listening():
                line = self._reader.read(timeout_s)
        except KeyboardInterrupt:
            self._write("\n")
            raise
        if line is Missing.END:
            self._write("\n")
        elif isinstance(line, str) and not self._reader.is_terminal:
            self._write(f"{printable(line)}\n")  # the transcript of a pipe shows what was typed
        return line

    def ask(self, prompt: str) -> str:
        """Return the answer to a question about the session itself. Raises InterruptedSessionError without one."""
        self._write("\n".join(self.page.text(prompt)) + " ")
        try:
            line = self.read(None)
        except KeyboardInterrupt as error:
            raise InterruptedSessionError("Stopped.") from error
        if not isinstance(line, str):
            raise InterruptedSessionError("The input has ended.")
        return line.casefold()

    def break_prompt(self) -> None:
        """Leave the line of a prompt that was not answered."""
        self._write("\n")

    def discard_typed(self) -> None:
        """On a terminal, throw away what was typed so far."""
        self._reader.discard_typed()

    def _write(self, text: str) -> None:
        self._output.write(text)
        self._output.flush()
