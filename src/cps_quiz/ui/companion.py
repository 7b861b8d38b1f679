"""What may be said beside a session's questions. A review says why a question comes now and when it will return."""

from typing import Protocol

from cps_quiz.session.messages import Answered
from cps_quiz.session.view import View


class Companion(Protocol):
    """Says a sentence before a question and one after its feedback; an empty one is not shown."""

    def before(self, view: View) -> str:
        """Return what stands above the question that is open."""
        ...

    def after(self, view: View, event: Answered) -> str:
        """Return what stands below the feedback of an answer."""
        ...
