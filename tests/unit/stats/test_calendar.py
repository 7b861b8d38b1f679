"""The calendar of study days."""

from tests.unit.stats.attempts import TODAY, ago

from cps_quiz.stats.calendar import Calendar, StudyDay, calendar

WORKDAYS = frozenset(range(5))


def test_no_day_is_no_run() -> None:
    assert calendar([], today=TODAY) == Calendar((), recent=0, run=0, longest_run=0)


def test_days_are_counted_in_order_and_today_is_one() -> None:
    found = calendar([TODAY, ago(1), TODAY, ago(40)], today=TODAY)
    assert found == Calendar(
        (StudyDay(ago(40), 1), StudyDay(ago(1), 1), StudyDay(TODAY, 2)), recent=2, run=2, longest_run=2
    )


def test_recent_are_the_last_thirty_days() -> None:
    assert calendar([ago(29), ago(30)], today=TODAY).recent == 1


def test_a_run_goes_on_until_a_day_is_over_without_study() -> None:
    assert calendar([ago(1), ago(2), ago(3)], today=TODAY).run == 3
    assert calendar([ago(2), ago(3)], today=TODAY).run == 0


def test_the_longest_run_is_kept() -> None:
    found = calendar([ago(0), ago(5), ago(6), ago(7), ago(300)], today=TODAY)
    assert (found.run, found.longest_run) == (1, 3)


def test_planned_days_off_break_no_run_and_studying_on_them_counts() -> None:
    friday_and_thursday = [ago(2), ago(3)]  # today is Sunday
    assert calendar(friday_and_thursday, today=TODAY, weekdays=WORKDAYS).run == 2
    assert calendar([*friday_and_thursday, ago(1)], today=TODAY, weekdays=WORKDAYS).run == 3
    over_two_weekends = [ago(n) for n in (2, 3, 4, 5, 6, 9)]
    assert calendar(over_two_weekends, today=TODAY, weekdays=WORKDAYS).longest_run == 6
