"""``cps-quiz quiz``: practice with feedback."""

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from cps_quiz.errors import NothingToAskError, UsageError

if TYPE_CHECKING:
    from cps_quiz.session.draw import Filter

Texts = list[str] | None


def quiz(  # noqa: PLR0913 - an argument for each option
    banks: Annotated[
        Texts, typer.Argument(metavar="[BANK]...", help="Bank ids, files or folders. Default: all.")
    ] = None,
    *,
    count: Annotated[
        int | None, typer.Option("-n", "--questions", min=1, metavar="NUMBER", help="How many questions, e.g. -n 10.")
    ] = None,
    time: Annotated[
        str | None, typer.Option(metavar="TIME", help="Limit for the session, e.g. 12m. Default: 72 s a question.")
    ] = None,
    per_question: Annotated[str | None, typer.Option(metavar="TIME", help="Limit for each question, e.g. 60s.")] = None,
    untimed: Annotated[bool, typer.Option("--untimed", help="No time limit.")] = False,
    topic: Annotated[Texts, typer.Option(metavar="TOPIC", help="Only this topic, e.g. --topic minimizing.")] = None,
    objective: Annotated[
        Texts, typer.Option(metavar="OBJECTIVE", help="Only this objective, e.g. --objective VAL-11.")
    ] = None,
    tag: Annotated[
        Texts, typer.Option(metavar="TAG", help="Only questions with this tag, e.g. --tag listening.")
    ] = None,
    level: Annotated[Texts, typer.Option(metavar="LEVEL", help="recall, application or analysis.")] = None,
    difficulty: Annotated[Texts, typer.Option(metavar="DIFFICULTY", help="easy, medium or hard.")] = None,
    types: Annotated[
        Texts, typer.Option("--type", metavar="TYPE", help="single, multiple, true-false, ordering or matching.")
    ] = None,
    trap: Annotated[
        Texts, typer.Option(metavar="TRAP", help="Questions that offer this misconception, e.g. --trap minimize.")
    ] = None,
    only: Annotated[
        Literal["unseen", "missed", "weak"] | None,
        typer.Option(help="Draw from what is unseen, was missed last, or is weak."),
    ] = None,
    feedback: Annotated[
        Literal["each", "end"] | None, typer.Option(help="Explain after each answer, or at the end.")
    ] = None,
    confidence: Annotated[
        bool | None, typer.Option("--confidence/--no-confidence", help="Ask how sure you are.")
    ] = None,
    seed: Annotated[
        str | None, typer.Option(metavar="SEED", help="The same seed, banks and history ask the same, e.g. --seed 7.")
    ] = None,
    plain: Annotated[
        bool, typer.Option("--plain", help="Lines from top to bottom, for screen readers and pipes.")
    ] = False,
) -> None:
    """Practice with questions that are explained. Example: cps-quiz quiz validation -n 5 --untimed."""
    from cps_quiz.cli.sitting import sit
    from cps_quiz.cli.typed import duration_ms
    from cps_quiz.cli.workspace import Workspace, items_of, say
    from cps_quiz.history.log import new_id
    from cps_quiz.questions.base import DIFFICULTIES, LEVELS
    from cps_quiz.questions.registry import QUESTION_TYPES
    from cps_quiz.session.draw import Filter, Only, draw, lay_out, select
    from cps_quiz.session.plan import Feedback, Plan, Policy
    from cps_quiz.stats.exposure import exposures_of
    from cps_quiz.text.printable import printable

    if untimed and (time or per_question):
        raise UsageError("--untimed and a time limit exclude each other.", hint="Leave one of them out.")
    workspace = Workspace.open()
    settings = workspace.settings
    time_ms = duration_ms(time, option="--time") if time else None
    each_ms = duration_ms(per_question, option="--per-question") if per_question else None
    selection = workspace.banks(banks or [])
    items = items_of(selection)
    wanted = Filter(
        topics=_known("topic", topic, {item.topic_id for item in items}),
        objectives=_known(
            "objective", objective, {o for item in items for o in item.bank.topic_of_objective()} if objective else ()
        ),
        tags=_known("tag", tag, {name for item in items for name in item.question.tags}),
        levels=_known("level", level, LEVELS),
        difficulties=_known("difficulty", difficulty, DIFFICULTIES),
        types=_known("type", types, QUESTION_TYPES),
        traps=_known("trap", trap, {name for item in items for name in item.bank.misconceptions} if trap else ()),
        only=Only(only) if only else None,
    )
    exposures = exposures_of(workspace.history.answers)
    found = select(items, wanted, exposures)
    if not found:
        raise NothingToAskError("No question fits what was asked for.", hint=_why_nothing(wanted, bool(exposures)))
    used_seed = printable(seed) if seed is not None else new_id()  # what was typed may be no text
    wished = count or settings.questions
    chosen = draw(found, count=wished, exposures=exposures, seed=used_seed)
    if len(chosen) < wished and count:
        say(f"Note: {len(chosen)} of the {count} questions asked for are there; a sitting asks one of each family.")
    if not (untimed or time_ms or each_ms):
        time_ms = len(chosen) * settings.seconds_per_question * 1000
    policy = Policy(
        feedback=Feedback(feedback or settings.feedback),
        time_limit_ms=time_ms,
        question_limit_ms=each_ms,
        extra_time=settings.extra_time,
        asks_confidence=settings.confidence if confidence is None else confidence,
    )
    plan = Plan(id=new_id(), mode="quiz", seed=used_seed, policy=policy, slots=lay_out(chosen, seed=used_seed))
    sit(workspace, plan, selection.banks, plain=plain)


def _known(what: str, names: Texts, known: Iterable[str]) -> tuple[str, ...]:
    """Return the names, or raise UsageError at one that does not exist."""
    from cps_quiz.text.near import did_you_mean, sentence

    if not names:
        return ()
    existing: Collection[str] = sorted(known)
    for name in names:
        if name not in existing:
            hint = sentence(did_you_mean(name, existing)) or f"There are: {', '.join(existing)}."
            raise UsageError(f"There is no {what} '{name}' in these banks.", hint=hint)
    return tuple(names)


def _why_nothing(wanted: "Filter", has_history: bool) -> str:
    from cps_quiz.session.draw import Only

    match wanted.only:
        case Only.UNSEEN:
            return "You have seen every question that fits. Leave out --only unseen."
        case Only.MISSED if has_history:
            return "Every last answer was right. Leave out --only missed."
        case Only.MISSED | Only.WEAK:
            return "There are not enough answers yet. Run 'cps-quiz quiz' first."
    return "Leave out one of the options, or run 'cps-quiz bank show' to see what the banks hold."
