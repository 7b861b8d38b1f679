"""The report as JSON tells it: every value by its name, shares from 0 to 1, days as ISO dates."""

import dataclasses
from collections.abc import Mapping
from typing import Any

from cps_quiz.stats.readiness import Missing
from cps_quiz.stats.tally import Tally
from cps_quiz.ui.report.report import Report


def facts_of(report: Report) -> dict[str, Any]:
    """Return the report as plain values; a ``Tally`` also has its share."""
    facts = _plain(report)
    facts["scope"].pop("topics")
    return {"study_day": facts.pop("today"), **facts}


def _plain(value: Any) -> Any:
    match value:
        case Tally():
            share = None if value.share is None else round(value.share, 4)
            return {"hits": value.hits, "total": value.total, "share": share}
        case Missing():
            topics = [{"bank": bank, "topic": topic} for bank, topic in value.topics]
            return {"first_answers": value.first_answers, "needed": value.needed, "topics": topics}
        case tuple() | list():
            return [_plain(each) for each in value]
        case Mapping():
            return value
        case float():
            return round(value, 4)
        case _ if dataclasses.is_dataclass(value):
            return {field.name: _plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    return value
