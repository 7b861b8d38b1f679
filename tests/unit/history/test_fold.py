"""What the records say: sessions, answers that count, undone ones, notes and flags."""

import pytest
from msgspec.structs import replace
from tests.unit.history.facts import answered, at, finished, flagged, noted, started, undone

from cps_quiz.history.fold import History, fold
from cps_quiz.history.records import AnyRecord


def test_a_session_holds_its_start_answers_flags_notes_and_end() -> None:
    records: list[AnyRecord] = [
        started(1),
        answered(2),
        flagged(3, on=True, place=1),
        answered(4, place=1, question="two", correct=False),
        noted(5, "unclear"),
        finished(6),
    ]
    history = fold(records)
    (past,) = history.sessions.values()
    assert (past.id, past.started, past.finished) == ("s", records[0], records[5])
    assert past.answers == {0: records[1], 1: records[3]}
    assert (past.flags, past.notes, past.recorded) == ({1: True}, [records[4]], {(0, 1), (1, 1)})
    assert history.answers == [records[1], records[3]]
    assert history.last_answer == records[3]
    assert history.unfinished == []


def test_nothing_folds_to_nothing() -> None:
    assert fold([]) == History({}, [], None)


def test_a_later_attempt_replaces_the_earlier_one_and_stands_where_it_was_made() -> None:
    first, other = answered(2, correct=False), answered(3, place=1, question="two")
    again = answered(4, attempt=2)
    history = fold([started(1), first, other, again])
    assert history.sessions["s"].answers == {0: again, 1: other}
    assert history.answers == [other, again]
    assert history.sessions["s"].recorded == {(0, 1), (1, 1), (0, 2)}


def test_an_undone_answer_counts_no_more_and_is_still_known_to_be_recorded() -> None:
    first, second = answered(2), answered(3, place=1, question="two")
    history = fold([started(1), first, second, undone(4, second.id)])
    assert history.answers == [first]
    assert history.last_answer == first
    assert history.sessions["s"].answers == {0: first}
    assert history.sessions["s"].recorded == {(0, 1), (1, 1)}


def test_undoing_a_second_attempt_brings_the_first_one_back() -> None:
    first, again = answered(2, correct=False), answered(3, attempt=2)
    history = fold([started(1), first, again, undone(4, again.id)])
    assert history.answers == [first]
    assert history.last_answer == first


def test_an_undoing_counts_wherever_it_stands_and_undoing_nothing_changes_nothing() -> None:
    answer = answered(2)
    assert fold([undone(1, answer.id), started(3), answer]).answers == []
    assert fold([started(1), answer, undone(3, "gone")]).answers == [answer]


def test_sessions_come_in_the_order_of_their_first_record_and_unfinished_ones_newest_first() -> None:
    history = fold(
        [
            started(1, session="a"),
            started(2, session="b"),
            answered(3, session="a"),
            finished(4, session="b"),
            started(5, session="c"),
        ]
    )
    assert list(history.sessions) == ["a", "b", "c"]
    assert [past.id for past in history.unfinished] == ["c", "a"]


def test_a_session_whose_start_is_missing_begins_with_its_first_answer() -> None:
    history = fold([answered(5, minute=7, place=1), answered(6, minute=3, place=0), noted(7, "x", session="empty")])
    assert history.sessions["s"].started_at == at(3)
    assert history.sessions["empty"].started_at == ""
    assert history.unfinished == []
    assert len(history.answers) == 2


def test_a_flag_that_was_taken_away_is_off() -> None:
    assert fold([flagged(1, on=True), flagged(2, on=False)]).sessions["s"].flags == {0: False}


def test_answers_of_two_sessions_at_one_place_are_two() -> None:
    records = [answered(1, session="a"), answered(2, session="b")]
    assert fold(records).answers == records


@pytest.mark.parametrize(
    ("counts_parts", "correct", "counted", "score"),
    [(False, 2, 3, 0.6667), (False, 0, 4, 0.0), (False, 0, 0, None), (True, 2, 4, 0.625), (True, 0, 0, None)],
)
def test_the_score_is_a_share_of_what_counted_or_of_points_where_parts_count(
    *, counts_parts: bool, correct: int, counted: int, score: float | None
) -> None:
    begun = started(1)
    begun = replace(begun, policy=replace(begun.policy, counts_parts=counts_parts))
    end = replace(finished(2, correct=correct, counted=counted), points=correct + 0.5)
    assert fold([begun, end]).sessions["s"].score == score


def test_a_session_under_way_has_no_score_and_one_whose_start_is_missing_that_of_whole_questions() -> None:
    assert fold([started(1)]).sessions["s"].score is None
    assert fold([finished(2, correct=1, counted=2)]).sessions["s"].score == 0.5
