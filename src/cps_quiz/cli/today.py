"""The bare command: today at a glance."""

import typer

from cps_quiz.cli.interrupted import interrupted
from cps_quiz.cli.workspace import Workspace, items_of
from cps_quiz.clock import Instant
from cps_quiz.collector import collector_paused
from cps_quiz.stats.glance import Glance, glance
from cps_quiz.ui import wording


@collector_paused()
def show_today(*, as_json: bool) -> None:
    """Print what there is to say today."""
    workspace = Workspace.open()
    items = items_of(workspace.banks())
    waiting = interrupted(workspace)
    history = workspace.history if waiting else workspace.history_without_plans
    today = workspace.clock.now().study_day
    recent = [Instant.from_iso(a.at, a.offset_min).study_day for a in history.answers[-1000:]]
    seen = glance(items, history, today=today, study_days=recent)
    command = "cps-quiz resume" if waiting else "cps-quiz quiz"
    if as_json:
        typer.echo(_as_json(seen, today=today, unfinished=len(waiting), command=command))
        return
    lines = []
    if waiting and (started := waiting[0].started):
        total = wording.count(len(started.slots), "question")
        lines.append(f"Unfinished: a session with {len(waiting[0].answers)} of {total} answered.")
    if seen.answers:
        lines.append(
            f"Today: {wording.count(seen.answers_today, 'answer')}. In all: {wording.count(seen.answers, 'answer')}."
        )
    else:
        lines.append("Welcome. You have not answered a question yet.")
    lines.append(f"Not seen yet: {seen.unseen} of {wording.count(seen.questions, 'question')}.")
    if seen.last and (end := seen.last.finished):
        lines.append(
            f"Last session: {end.correct} of {end.counted} right, {wording.percent(end.correct / end.counted)}."
        )
    if seen.weakest:
        weak = seen.weakest
        lines.append(f"Weakest topic: {weak.title}, {weak.correct} of {weak.answered} right at the last answer.")
        lines.append(f"   To practice it: cps-quiz quiz {weak.bank} --topic {weak.topic}")
    lines += ["", f"Next: {command}"]
    typer.echo("\n".join(lines))


def _as_json(seen: Glance, *, today: str, unfinished: int, command: str) -> str:
    import msgspec

    weakest, last = seen.weakest, seen.last
    facts = {
        "study_day": today,
        "unfinished_sessions": unfinished,
        "answers_today": seen.answers_today,
        "answers": seen.answers,
        "questions": seen.questions,
        "unseen": seen.unseen,
        "last_session": last.finished if last else None,
        "weakest_topic": weakest,
        "next": command,
    }
    return msgspec.json.format(msgspec.json.encode(facts), indent=2).decode()
