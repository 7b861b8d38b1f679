"""What a learner has done with each question, as the history tells it."""

from collections.abc import Iterable

from cps_quiz.bank.model import QuestionKey
from cps_quiz.history.records import Answered
from cps_quiz.session.draw import Exposure, Exposures


def exposures_of(answers: Iterable[Answered]) -> Exposures:
    """Return each question's exposure. ``answers`` are those that count, in order."""
    times: dict[QuestionKey, int] = {}
    last: dict[QuestionKey, Answered] = {}
    for answer in answers:
        key = QuestionKey(answer.bank, answer.question)
        times[key] = times.get(key, 0) + 1
        last[key] = answer
    return {key: Exposure(times[key], answer.at, answer.correct) for key, answer in last.items()}
