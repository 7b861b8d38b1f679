"""What a review says beside its questions."""

from tests.unit.review.answers import TODAY, answered, singles, study_of

from cps_quiz.bank.model import Item
from cps_quiz.history.records import Answered
from cps_quiz.questions.controls import Picked
from cps_quiz.review.companion import ReviewCompanion
from cps_quiz.review.study import StudyPlan
from cps_quiz.session import messages as m
from cps_quiz.session.draw import lay_out
from cps_quiz.session.engine import Session
from cps_quiz.session.plan import Plan, Policy

RIGHT, WRONG = Picked((0,)), Picked((1,))
EXAM = StudyPlan(exam_day=TODAY + 30)


class Sitting:
    """A review under way, and what is said beside it."""

    def __init__(self, items: list[Item], answers: list[Answered], plan: StudyPlan | None = None) -> None:
        slots = lay_out(items, seed="7")
        policy = Policy(repeats_missed=True)
        self.session = Session(Plan(id="s", mode="review", seed="7", policy=policy, slots=slots))
        self.companion = ReviewCompanion(study_of(items, answers, plan=plan))
        self.session.handle(m.Start(), now=0)

    def before(self) -> str:
        return self.companion.before(self.session.view)

    def answer(self, response: Picked, confidence: m.Confidence | None = None) -> str:
        """Answer the open question, go on, and return what was said."""
        (event,) = self.session.handle(m.Submit(self.session.view.place, response, confidence), now=0)
        assert isinstance(event, m.Answered)
        said = self.companion.after(self.session.view, event)
        self.session.handle(m.Next(), now=0)
        return said


def test_why_a_question_comes_now_without_an_exam() -> None:
    answers = [answered("q0", day=TODAY - 5, correct=False), answered("q1", day=TODAY - 1)]
    sitting = Sitting(singles(3), answers)
    said = []
    for _ in range(3):
        said.append(sitting.before())
        sitting.answer(RIGHT)
    assert said == [
        "Due: 61 % likely to be remembered today.",
        "Not due yet: 95 % likely to be remembered today.",
        "New to you.",
    ]


def test_why_a_question_comes_now_before_an_exam() -> None:
    sitting = Sitting(singles(1), [answered("q0", day=TODAY - 5)], EXAM)
    assert sitting.before() == "Worth most for your exam: 84 % likely to be remembered today."


def test_of_a_question_answered_today_no_chance_is_told() -> None:
    assert Sitting(singles(1), [answered("q0")]).before() == "You met it earlier today."


def test_before_an_exam_a_missed_question_is_not_called_safe() -> None:
    sitting = Sitting(singles(1), [], EXAM)
    said = [sitting.answer(WRONG) for _ in range(3)]
    assert said[-1] == "You missed it, so it returns soon; the plan decides when."


def test_a_missed_question_comes_back_and_then_it_is_said_when_it_returns() -> None:
    sitting = Sitting(singles(1), [])
    assert sitting.answer(WRONG) == "It comes back before you finish."
    assert sitting.before() == "Again, because it was missed a moment ago."
    assert sitting.answer(WRONG) == "It comes back before you finish."
    assert sitting.answer(WRONG) == "It returns tomorrow, on Monday 23 November."


def test_when_a_question_returns_depends_on_how_it_went() -> None:
    assert Sitting(singles(1), []).answer(RIGHT) == "It returns in 2 days, on Tuesday 24 November."
    assert Sitting(singles(1), []).answer(RIGHT, "unsure") == "It returns tomorrow, on Monday 23 November."
    known = [answered("q0", day=TODAY - 90), answered("q0", day=TODAY - 60), answered("q0", day=TODAY - 30)]
    said = Sitting(singles(1), known).answer(RIGHT)
    assert said.startswith("It returns in ")
    assert said.endswith(" 2027.")


def test_before_an_exam_the_plan_decides_when_it_returns() -> None:
    said = Sitting(singles(1), [], EXAM).answer(RIGHT)
    assert said == "It is 90 % safe until Tuesday 24 November; the plan decides when it returns."


def test_the_day_is_that_of_the_memory_after_all_answers_of_the_sitting() -> None:
    study = study_of(singles(1), [answered("q0", day=TODAY - 4)])
    (item,) = study.items
    day = study.memory.due_day(study.memory.state_after([(3, 0), (1, 4), (3, 0)], last_day=TODAY))
    assert study.due_after(item, [1, 3]) == day
