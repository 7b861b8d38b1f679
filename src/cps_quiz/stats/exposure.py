"""What a learner has done with each question, as the history tells it."""

from collections.abc import Iterable

from cps_quiz.bank.model import QuestionKey
from cps_quiz.history.records import Answered
from cps_quiz.session.draw import Exposure, Exposures


def exposures_of(answers: Iterable[Answered]) -> Exposures:
    """Return each question's exposure. ``answers`` are those that count, in order."""
    by_question: dict[tuple[str, str], list[Answered]] = {}
    for answer in answers:
        by_question.setdefault((answer.bank, answer.question), []).append(answer)
    return {
        QuestionKey(*key): Exposure(len(given), given[-1].at, given[-1].correct) for key, given in by_question.items()
    }
