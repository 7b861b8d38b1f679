"""What the plain front prints: a question, its feedback, the summary. Each function returns lines."""

from collections.abc import Sequence
from dataclasses import dataclass

from cps_quiz.bank.model import Item
from cps_quiz.questions.controls import Arrange, Arranged, Control, Pair, Paired, Pick, Picked, Response
from cps_quiz.session.engine import Phase, SlotState, View
from cps_quiz.session.messages import Ending
from cps_quiz.session.plan import Feedback, Plan, Policy
from cps_quiz.session.result import Result
from cps_quiz.text.markup import plain, wrap
from cps_quiz.ui import wording
from cps_quiz.ui.plain.grammar import how_to_answer, letter

INDENT = "   "
MEANING_AT = 22

HELP = """\
While a question is open:
  letters             answer: b, or a c, or an order b a c, or pairs 1c 2a
  letters sure        the same, and how sure: sure, unsure or guess
  skip                leave this question open and go on
  strike b            strike an option out, or bring it back
  flag                flag this question to come back to
  time                how much time is left
  pause               stop the clock
At any time:
  go 3                visit question 3
  back, next          visit the question before, or the next open one
  flagged             list the flagged questions
  review              list all questions
  term, term WORD     list the glossary of this bank, or explain a word
  note TEXT, or !TEXT say what is wrong with this question
  hand in             finish now
  quit                stop, and carry on another time
An empty line goes on after an answer, and shows the question again before it."""


@dataclass(frozen=True, slots=True)
class Page:
    """The form of the output. ``signs`` tells whether the output can show ✓ and ✗."""

    width: int = 80
    signs: bool = True

    def text(self, text: str, *, first: str = "", indent: str = "") -> list[str]:
        """Return marked-up text as lines."""
        return wrap(text, width=self.width, first=first, indent=indent)

    def verdict(self, *, right: bool, words: str) -> str:
        """Return right or wrong in words and, where it can be shown, with a sign."""
        return f"{'✓' if right else '✗'} {words}" if self.signs else words


def help_lines(page: Page) -> list[str]:
    """Return the list of commands, what each does beside its name."""
    lines: list[str] = []
    for line in HELP.splitlines():
        name = line[:MEANING_AT] if line.startswith(" ") else ""
        lines += page.text(line.removeprefix(name), first=name, indent=" " * len(name))
    return lines


def opening(plan: Plan, titles: Sequence[str], page: Page) -> list[str]:
    """Return what stands above the first question."""
    title = wording.listed(list(dict.fromkeys(titles)))
    sentences = [f"{title}. {wording.count(len(plan.slots), 'question')}.", limits(plan.policy)]
    if plan.policy.feedback is Feedback.END:
        sentences.append("Answers are explained at the end; until then you can change them.")
    sentences.append("Type a letter and press Enter; a question mark lists the commands.")
    return page.text(" ".join(sentences))


def limits(policy: Policy) -> str:
    """Return the time limits as a sentence, extra time beside the base time."""
    parts = []
    for base, limit, what in (
        (policy.time_limit_ms, policy.session_limit_ms, ""),
        (policy.question_limit_ms, policy.each_limit_ms, " for each question"),
    ):
        if base is not None and limit is not None:
            extra = f" ({wording.duration(base)} and your extra time)" if limit != base else ""
            parts.append(f"{wording.duration(limit)}{what}{extra}")
    return f"Time: {wording.listed(parts)}." if parts else "No time limit."


def question(view: View, page: Page) -> list[str]:
    """Return the question that is open."""
    item = view.slot.item
    assert item is not None
    state = view.state
    marks = ", flagged" if state.flagged else ""
    answered = ", answered; a new answer replaces it" if state.answered else ""
    place = f"Question {view.place + 1} of {view.total}{marks}{answered}."
    lines = ["", *page.text(f"{place} Topic: {plain(item.topic.title)}."), ""]
    if item.scenario:
        lines += [*page.text(item.scenario), ""]
    lines += [*page.text(item.question.stem), ""]
    control = item.question.control()
    lines += _parts(control, view.slot.order, state, page)
    if not (isinstance(control, Pick) and control.most == 1):
        lines += ["", *page.text(how_to_answer(control))]
    return lines


def _parts(control: Control, order: tuple[int, ...], state: SlotState, page: Page) -> list[str]:
    lines: list[str] = []
    if isinstance(control, Pair):
        for number, left in enumerate(control.lefts, start=1):
            lines += page.text(left.text, first=f"{number}. ", indent=INDENT)
        lines.append("")
    for position, index in enumerate(order):
        struck = "(struck out) " if index in state.struck else ""
        lines += page.text(control.shuffled[index].text, first=f"{letter(position)}. {struck}", indent=INDENT)
    return lines


def feedback(view: View, place: int, page: Page) -> list[str]:
    """Return right or wrong, and what explains it."""
    slot, state = view.slots[place], view.states[place]
    item = slot.item
    if item is None:
        return ["", *page.text(f"Question {place + 1} has changed since it was asked; its text is not shown.")]
    lines = ["", *_verdict(state, page), "", *explanation(item, slot.order, state.response, page)]
    if item.question.points_to and view.phase is Phase.FEEDBACK:
        lines += ["", *page.text(f"Type term to read of: {', '.join(item.question.points_to)}.", indent=INDENT)]
    return lines


def explanation(item: Item, order: tuple[int, ...], response: Response | None, page: Page) -> list[str]:
    """Return the explanation, the rationale of each part with the chosen ones first, and references."""
    lines: list[str] = []
    if item.question.explanation:
        lines += [*page.text(item.question.explanation), ""]
    lines += _rationales(item, order, response, page)
    references = [item.bank.references[name] for name in item.question.references]
    if references:
        what = "Source" if len(references) == 1 else "Sources"
        cited = "; ".join(reference.cite() for reference in references)
        lines += ["", *page.text(f"{what}: {cited}", indent=INDENT)]
    return lines


def _verdict(state: SlotState, page: Page) -> list[str]:
    if state.score is None:
        words = "Time is up for this question." if state.expired else "Not answered."
        return [page.verdict(right=False, words=words)]
    if state.score.correct:
        return [page.verdict(right=True, words="Right.")]
    if state.score.points:
        parts = f"{sum(state.score.per_part)} of {len(state.score.per_part)} parts are right."
        return [page.verdict(right=False, words=f"Not quite: {parts}")]
    return [page.verdict(right=False, words="Not right.")]


def _rationales(item: Item, order: tuple[int, ...], response: Response | None, page: Page) -> list[str]:
    """Return what is to be said of each part: what was chosen first, each with right or wrong in words."""
    control = item.question.control()
    match control, item.question.key():
        case Pick(), Picked(key):
            chosen = response.parts if isinstance(response, Picked) else ()
            return _of_choices(item, control, order, chosen, key, page)
        case Arrange(items), _:
            given = response.parts if isinstance(response, Arranged) else ()
            lines = [f"Your order: {' '.join(letter(order.index(part)) for part in given)}."] if given else []
            lines += ["The right order:", ""]
            for part in items:
                lines += page.text(
                    f"{part.text}{_dash(part.rationale)}", first=f"{letter(order.index(part.index))}. ", indent=INDENT
                )
            return lines
        case Pair(), Paired(key):
            chosen = response.rights if isinstance(response, Paired) else ()
            return _of_pairs(control, order, chosen, key, page)
    raise AssertionError(control)


def _of_choices(
    item: Item, control: Pick, order: tuple[int, ...], chosen: tuple[int, ...], key: tuple[int, ...], page: Page
) -> list[str]:
    lines: list[str] = []
    for index in sorted(order, key=lambda i: (i not in chosen, i not in key, order.index(i))):
        part = control.choices[index]
        right = "right" if index in key else "not right"
        verdict = f"your answer, {right}" if index in chosen else right
        if index in chosen and index not in key and part.misconception:
            verdict += f"; the trap here: {plain(item.bank.misconceptions[part.misconception].title)}"
        lines += page.text(part.text, first=f"{letter(order.index(index))}. ({verdict}) ", indent=INDENT)
        if part.rationale:
            lines += page.text(part.rationale, first=INDENT, indent=INDENT)
    return lines


def _of_pairs(
    control: Pair, order: tuple[int, ...], chosen: tuple[int, ...], key: tuple[int, ...], page: Page
) -> list[str]:
    lines: list[str] = []
    for left in control.lefts:
        right = control.rights[key[left.index]]
        lines += page.text(
            f"{left.text}: {right.text}", first=f"{left.index + 1}{letter(order.index(right.index))}. ", indent=INDENT
        )
        if chosen and chosen[left.index] != right.index:
            lines += page.text(f"You chose {letter(order.index(chosen[left.index]))}.", first=INDENT, indent=INDENT)
        if left.rationale:
            lines += page.text(left.rationale, first=INDENT, indent=INDENT)
    for part in control.rights:
        if part.index not in key:
            first = f"{letter(order.index(part.index))}. (unused) "
            lines += page.text(f"{part.text}{_dash(part.rationale)}", first=first, indent=INDENT)
    return lines


def _dash(rationale: str) -> str:
    return f" ({rationale.rstrip('.')})" if rationale else ""


def overview(view: View, page: Page) -> list[str]:
    """Return the review screen: how each question stands."""
    groups: dict[str, list[int]] = {"Answered": [], "Not answered": [], "Time was up": [], "Flagged": [], "Changed": []}
    for place, state in enumerate(view.states):
        number = place + 1
        if view.slots[place].item is None and not state.answered:
            groups["Changed"].append(number)
        elif state.answered:
            groups["Answered"].append(number)
        elif state.expired:
            groups["Time was up"].append(number)
        else:
            groups["Not answered"].append(number)
        if state.flagged:
            groups["Flagged"].append(number)
    lines = ["", "Review."]
    for name, numbers in groups.items():
        if numbers:
            lines += page.text(f"{name}: {wording.count(len(numbers), 'question')}: {', '.join(map(str, numbers))}.")
    return lines


def summary(result: Result, view: View, page: Page) -> list[str]:
    """Return what stands at the end of a session."""
    lines = ["", wording.ENDINGS[result.ending], ""]
    lines += _score(result, page)
    if result.unanswered:
        one, many = (
            ("it does not count", "they do not count")
            if result.ending is Ending.EARLY
            else ("it counts as not right", "they count as not right")
        )
        left = len(result.unanswered)
        lines += page.text(f"Not answered: {wording.count(left, 'question')}; {one if left == 1 else many}.")
    pace = f", {wording.duration(result.ms_per_answer)} for each answer" if result.ms_per_answer else ""
    lines += page.text(f"Time used: {wording.duration(result.used_ms)}{pace}.")
    if len(result.topics) > 1:
        lines += ["", "By topic:"]
        for topic in result.topics:
            lines += page.text(f"{topic.title}: {topic.correct} of {topic.counted}", first=INDENT, indent=INDENT * 2)
    if result.traps:
        lines += ["", "Traps that caught you:"]
        for trap in result.traps:
            times = "once" if trap.times == 1 else f"{trap.times} times"
            lines += page.text(f"{trap.title}, {times}", first=INDENT, indent=INDENT * 2)
    lines += _missed(result, view, page)
    if result.has_crisis_content:
        lines += ["", *page.text(wording.CRISIS_NOTICE)]
    return lines


def _score(result: Result, page: Page) -> list[str]:
    if result.share is None:
        return page.text("No question was answered, so there is no score.")
    share = f"Score: {result.correct} of {result.counted} right, {wording.percent(result.share)}."
    mark = f"The pass mark is {wording.percent(result.pass_mark)}"
    passed = bool(result.passed)
    lines = page.text(
        f"{share} {page.verdict(right=passed, words=f'{mark}; you are ' + ('above it.' if passed else 'below it.'))}"
    )
    if result.points > result.correct:
        lines += page.text(f"With points for parts that are right: {result.points:.1f} of {result.counted}.")
    return lines


def _missed(result: Result, view: View, page: Page) -> list[str]:
    """Return the questions to read again: with all explanations where they were not shown before."""
    places = sorted({*result.missed, *(p for p in result.unanswered if view.states[p].seen)})
    if not places:
        return []
    full = view.policy.feedback is Feedback.END
    lines = ["", "To read again:"]
    for place in places:
        item = view.slots[place].item
        if item is None:
            continue
        lines += ["", *page.text(item.question.stem, first=f"Question {place + 1}. ", indent=INDENT)]
        if full:
            lines += feedback(view, place, page)
        else:
            lines += page.text(f"Right: {_key_text(item)}", first=INDENT, indent=INDENT)
            lines += page.text(item.question.explanation, first=INDENT, indent=INDENT)
    return lines


def _key_text(item: Item) -> str:
    control = item.question.control()
    match control, item.question.key():
        case Pick(choices), Picked(parts):
            return " / ".join(plain(choices[part].text) for part in parts)
        case Arrange(items), Arranged(parts):
            return ", then ".join(plain(items[part].text) for part in parts)
        case Pair(lefts, rights), Paired(key):
            return "; ".join(f"{plain(left.text)}: {plain(rights[key[left.index]].text)}" for left in lefts)
    raise AssertionError(control)
