"""Today at a glance."""

from collections.abc import Mapping

from tests.unit.history.facts import answered, finished, started

from cps_quiz.bank.model import Bank, Item, QuestionKey, Topic
from cps_quiz.history.fold import History, fold
from cps_quiz.history.records import AnyRecord
from cps_quiz.questions.choice import Option, Single
from cps_quiz.stats.glance import Glance, TopicShare, glance

OPTIONS = (Option(text="Right", correct=True), Option(text="Wrong"))


def items_in(**topics: int) -> list[Item]:
    """Return so many questions in each topic, named ``topic-0``, ``topic-1`` ..., and a retired one."""
    names = [(topic, f"{topic}-{number}") for topic, count in topics.items() for number in range(count)]
    questions = [Single(id=name, objective=f"O-{topic}", stem="?", options=OPTIONS) for topic, name in names]
    first = next(iter(topics))
    questions.append(Single(id="old", objective=f"O-{first}", stem="?", options=OPTIONS, retired=True))
    blueprint = {topic: Topic(title=topic.title(), objectives={f"O-{topic}": "Do"}) for topic in topics}
    return list(Bank(format=1, id="small", title="Small", topics=blueprint, questions=tuple(questions)).items())


def history_of(answers: Mapping[str, bool], *more: AnyRecord) -> History:
    given = [
        answered(10 + number, place=number, question=name, correct=correct)
        for number, (name, correct) in enumerate(answers.items())
    ]
    return fold([started(1), *given, *more])


def seen(items: list[Item], history: History) -> Glance:
    last_right = {QuestionKey(answer.bank, answer.question): answer.correct for answer in history.answers}
    return glance(items, history.sessions.values(), last_right)


def test_before_the_first_answer_everything_is_unseen() -> None:
    assert seen(items_in(a=2), fold([])) == Glance(2, 2, None, None)


def test_questions_and_those_unseen_are_counted_and_retired_ones_are_not() -> None:
    result = seen(items_in(a=3), history_of({"a-0": True, "old": True}))
    assert (result.questions, result.unseen) == (3, 2)


def test_the_weakest_topic_has_the_smallest_share_of_last_answers_right() -> None:
    answers = {"a-0": True, "a-1": True, "a-2": False, "b-0": True, "b-1": False, "b-2": False}
    expected = TopicShare("small", "b", "B", correct=1, answered=3)
    assert seen(items_in(a=3, b=3), history_of(answers)).weakest == expected


def test_of_two_topics_as_weak_the_first_by_title_is_named() -> None:
    answers = {f"{topic}-{number}": number > 0 for topic in "ba" for number in range(3)}
    expected = TopicShare("small", "a", "A", correct=2, answered=3)
    assert seen(items_in(b=3, a=3), history_of(answers)).weakest == expected


def test_no_topic_is_weak_below_three_answers_or_where_all_are_right() -> None:
    assert seen(items_in(a=3), history_of({"a-0": False, "a-1": False})).weakest is None
    assert seen(items_in(a=3), history_of({"a-0": True, "a-1": True, "a-2": True})).weakest is None


def test_the_last_session_is_the_newest_finished_one_that_has_a_score() -> None:
    history = fold(
        [
            started(1, session="scored"),
            finished(2, session="scored"),
            started(3, session="thrown away"),
            finished(4, session="thrown away", counted=0, ending="discarded"),
            started(5, session="under way"),
        ]
    )
    assert seen(items_in(a=1), history).last == history.sessions["scored"]
