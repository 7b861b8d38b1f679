"""What a candidate is doing with the questions: answers in the making, how sure they are, where the cursor is."""

from dataclasses import dataclass, field, replace

from cps_quiz.session.messages import Confidence
from cps_quiz.session.view import View
from cps_quiz.ui.tui.draft import Draft, PairDraft, PickDraft, draft_of


@dataclass(slots=True)
class Pencil:
    """Drafts by place, and for the question that is open the confidence and the cursor's position on the screen."""

    drafts: dict[int, Draft] = field(default_factory=dict)
    confidence: Confidence | None = None
    cursor: int | None = None

    def open(self, view: View) -> None:
        """Begin with the question that is open now."""
        self.cursor = None
        self.confidence = None
        if view.policy.may_change_answers:
            self.confidence = view.state.chosen_confidence or view.state.confidence

    def draft(self, view: View) -> Draft:
        """Return the answer in the making: what was kept, else what is chosen or was answered."""
        item = view.slot.item
        assert item is not None
        kept = self.drafts.get(view.place)
        return kept or draft_of(item.question.control(), view.state.chosen or view.state.response)

    def keep(self, view: View, draft: Draft) -> None:
        """Keep a draft until the question is answered."""
        self.drafts[view.place] = draft

    def drop(self, view: View) -> None:
        """Forget the draft: the session has the answer."""
        self.drafts.pop(view.place, None)

    def give_up(self, view: View) -> Draft | None:
        """Take out of what is marked what is struck out; return the draft where something was taken out of it."""
        marked = self.draft(view)
        if not isinstance(marked, PickDraft) or not marked.taken & view.state.struck:
            return None
        left = marked.without(view.state.struck)
        if left.taken:
            self.keep(view, left)
        else:
            self.drop(view)
        return left

    def go_to_left(self, view: View, number: int) -> bool:
        """Make an entry of a matching, from 1, the current one; tell whether there is such an entry."""
        draft = self.draft(view)
        if not isinstance(draft, PairDraft) or not 1 <= number <= len(draft.rights):
            return False
        self.keep(view, replace(draft, at=number - 1))
        return True

    def move_cursor(self, view: View, step: int) -> None:
        """Move the cursor up or down; the first step down comes to the first part."""
        last = len(view.slot.order) - 1
        start = self.cursor if self.cursor is not None else (-1 if step > 0 else last + 1)
        self.cursor = min(max(start + step, 0), last)

    def at_cursor(self, view: View) -> int | None:
        """Return the part that the cursor is on."""
        return None if self.cursor is None else view.slot.order[self.cursor]
