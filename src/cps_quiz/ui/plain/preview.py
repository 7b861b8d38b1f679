"""A question as a candidate sees it in the plain front, and behind it the key and the rationales."""

from cps_quiz.bank.model import Item
from cps_quiz.session import messages as m
from cps_quiz.session.draw import lay_out
from cps_quiz.session.engine import Session
from cps_quiz.session.plan import Plan, Policy
from cps_quiz.ui.plain import pages
from cps_quiz.ui.plain.pages import Page
from cps_quiz.ui.prose import BLANK, Paragraph
from cps_quiz.ui.telling.feedback import explanation


def preview(item: Item, page: Page, *, seed: str = "preview") -> list[str]:
    """Return the lines. Options stand in the order of the seed, as they would be shuffled in a session."""
    slots = lay_out([item], seed=seed)
    session = Session(Plan(id="preview", mode="quiz", seed=seed, policy=Policy(), slots=slots))
    session.handle(m.Start(), now=0)
    behind = [BLANK, Paragraph("Behind it:"), BLANK, *explanation(item, slots[0].order, None)]
    return page.lines([*pages.question(session.view), *behind])
