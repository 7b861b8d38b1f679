"""How the clock stands in the corner of the screen, and when it may be hidden."""

from cps_quiz.session.view import Phase, View

LAST_MS = 300_000  # the clock comes back for the last five minutes


def shown_time(ms: int) -> str:
    """Return ``1:02:03`` or ``2:03``; a part of a second counts as a whole one."""
    seconds = -(-max(ms, 0) // 1000)
    hours, rest = divmod(seconds, 3600)
    minutes, seconds = divmod(rest, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


def must_be_shown(view: View) -> bool:
    """Whether so little time is left that the clock can't be hidden: five minutes, of a limit twice as long."""
    limit = view.policy.session_limit_ms
    return limit is not None and limit >= 2 * LAST_MS and (view.remaining_ms or 0) <= LAST_MS


def clock_text(view: View, *, is_hidden: bool) -> str:
    """Return what the corner says."""
    if view.phase is Phase.PAUSED:
        left = view.break_remaining_ms
        return "paused" if left is None else f"break, {shown_time(left)} left"
    if is_hidden and not must_be_shown(view):
        return "clock hidden"
    times = []
    if view.question_remaining_ms is not None and view.phase is Phase.ASKING:
        times.append(f"{shown_time(view.question_remaining_ms)} for this one")
    if view.remaining_ms is not None:
        times.append(f"{shown_time(view.remaining_ms)} left")
    if not times and view.policy.each_limit_ms is not None:
        return ""  # only each question has a limit, and none is open
    return " · ".join(times) or f"{shown_time(view.used_ms)} so far"
