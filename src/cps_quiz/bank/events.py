"""A text as the events of libyaml's parser, in order: what each thing is and where it stands.

Only this and ``source`` import yaml, and only once there is something to read.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

SCALAR, MAPPING, LIST, END = "scalar", "mapping", "list", "end"
FLOW = "flow"


class Part(NamedTuple):
    """A step through a file: a scalar, or the begin or the end of a mapping or list.

    ``kind`` is one of SCALAR, MAPPING, LIST and END; ``start`` and ``end`` are character indexes, ``column`` counts
    from 0; ``style`` is the quote, | or > of a scalar, and FLOW for a collection in brackets.
    """

    kind: str
    start: int
    end: int
    column: int
    style: str = ""
    value: str = ""


def event_parser(text: str) -> Any:
    """Return libyaml's parser, or PyYAML's own where that was built without it.

    Both come event by event, so deep nesting is refused at its first level too many, before it costs anything.
    """
    import yaml

    return getattr(yaml, "CSafeLoader", yaml.SafeLoader)(text)


def parts(text: str) -> Iterator[Part]:
    """Yield what a text is made of, in order: one that ``read`` had nothing to say about."""
    import yaml

    kinds: dict[type[Any], str] = {yaml.MappingStartEvent: MAPPING, yaml.SequenceStartEvent: LIST}
    kinds |= {yaml.MappingEndEvent: END, yaml.SequenceEndEvent: END}
    next_event = event_parser(text).get_event
    while not isinstance(event := next_event(), yaml.StreamEndEvent):
        start, kind = event.start_mark, event.__class__
        if kind is yaml.ScalarEvent:
            yield Part(SCALAR, start.index, event.end_mark.index, start.column, event.style or "", event.value)
        elif kind in kinds:
            flow = FLOW if getattr(event, "flow_style", False) else ""
            yield Part(kinds[kind], start.index, event.end_mark.index, start.column, flow)


def scalar_ends(text: str) -> dict[int, int]:
    """Return the end of each scalar by its start, as character indexes; of a broken text those before its fault."""
    import yaml

    ends: dict[int, int] = {}
    try:
        parser = event_parser(text)
        while not isinstance(event := parser.get_event(), yaml.StreamEndEvent):
            if isinstance(event, yaml.ScalarEvent) and event.start_mark and event.end_mark:
                ends[event.start_mark.index] = event.end_mark.index
    except yaml.YAMLError:
        pass  # whoever builds the values tells of it
    return ends
