"""How the plain front lays out what is told: in lines, as wide as the terminal."""

from collections.abc import Iterable
from dataclasses import dataclass

from cps_quiz.questions.controls import Pick
from cps_quiz.session.view import Phase, View
from cps_quiz.text.markup import wrap
from cps_quiz.ui.plain.grammar import how_to_answer
from cps_quiz.ui.prose import BLANK, INDENT, RIGHT_SIGN, WRONG_SIGN, Paragraph, Prose
from cps_quiz.ui.telling import feedback as telling
from cps_quiz.ui.telling.question import question as asked

MEANING_AT = 22

HELP = """\
While a question is open:
  letters             answer: b, or a c, or an order b a c, or pairs 1c 2a
  letters sure        the same, and how sure: sure, unsure or guess
  skip                leave this question open and go on
  strike b            strike an option out, or bring it back
  flag                flag this question to come back to, or take the flag away
  time                how much time is left
  pause               stop the clock; in an exam, take the break that is offered
At any time:
  go 3                visit question 3
  back, next          visit the question before, or the next one
  next in the review  visit the first question without an answer
  next open           visit the next question without an answer
  next flagged        visit the next flagged question
  flagged             list the flagged questions
  review              list all questions
  term, term WORD     list the glossary of this bank, or explain a word
  note TEXT, or !TEXT say what is wrong with this question
  hand in             finish now
  quit                stop, and carry on another time
An empty line goes on after an answer, and shows the question again before it."""


@dataclass(frozen=True, slots=True)
class Page:
    """The form of the output. ``signs`` tells whether the output can show ✓ and ✗."""

    width: int = 80
    signs: bool = True

    def lines(self, prose: Iterable[Paragraph]) -> list[str]:
        """Return prose as lines."""
        return [line for paragraph in prose for line in self._lines_of(paragraph)]

    def text(self, text: str) -> list[str]:
        """Return marked-up text as lines."""
        return self.lines([Paragraph(text)])

    def _lines_of(self, paragraph: Paragraph) -> list[str]:
        text = paragraph.text
        if not self.signs:
            for each in (RIGHT_SIGN, WRONG_SIGN):
                text = text.replace(f"{each} ", "")
        return wrap(text, width=self.width, first=paragraph.lead, indent=" " * paragraph.hang) or [""]


def help_lines(page: Page) -> list[str]:
    """Return the list of commands, what each does beside its name."""
    prose = []
    for line in HELP.splitlines():
        name = line[:MEANING_AT] if line.startswith(" ") else ""
        prose.append(Paragraph(line.removeprefix(name), lead=name, hang=len(name)))
    return page.lines(prose)


def question(view: View) -> Prose:
    """Return the question that is open, and how it is answered where that is more than one letter."""
    prose = asked(view)
    item = view.slot.item
    assert item is not None
    control = item.question.control()
    if not (isinstance(control, Pick) and control.most == 1):
        prose += [BLANK, Paragraph(how_to_answer(control))]
    return prose


def feedback(view: View, place: int) -> Prose:
    """Return right or wrong, what explains it, and how to read of the words in it."""
    prose = telling.feedback(view, place)
    item = view.slots[place].item
    if item and item.question.points_to and view.phase is Phase.FEEDBACK:
        prose += [BLANK, Paragraph(f"Type term to read of: {', '.join(item.question.points_to)}.", hang=INDENT)]
    return prose
