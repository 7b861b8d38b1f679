"""When what was seen comes back."""

from tests.unit.stats.attempts import TODAY, ago

from cps_quiz.stats.forecast import DueDay, Forecast, forecast


def test_overdue_is_due_now_and_the_rest_by_day() -> None:
    found = forecast([ago(30), TODAY, ago(-1), ago(-1), ago(-14), ago(-15)], [0.5, 1.0], today=TODAY)
    days = tuple(DueDay(ago(-n), {1: 2, 14: 1}.get(n, 0)) for n in range(1, 15))
    assert found == Forecast(now=2, days=days, later=1, recall=0.75)


def test_nothing_seen_is_nothing_due() -> None:
    found = forecast([], [], today=TODAY)
    assert (found.now, sum(day.questions for day in found.days), found.later, found.recall) == (0, 0, 0, None)
