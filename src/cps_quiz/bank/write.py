"""A bank file's text → the same in canonical layout. Knows no files, and nothing of banks but where questions stand.

- Two spaces a level; a list stands one level under its key; what an item holds begins in the dash's line.
- One space behind a colon. A text or brackets that begin below their key stay there, one level deeper.
- Texts keep their quotes and their lines; further lines stand one level deeper than the key. Text blocks keep their
  sign; an indentation that it tells is told anew.
- Brackets keep their lines, and lose spaces just inside of them.
- At most one blank line, none where a collection begins; exactly one before each section of the root, which is a
  mapping or list without brackets, and before each question but the first. Comments right above move with them.
- Comments in lines of their own stand like what they precede. Those that stood deeper than that close what is above.
  Those behind a value keep two spaces from it. Those behind a dash or before a colon go above.
- No spaces end a line outside of text blocks, and every line ends as most of the author's do.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from cps_quiz.bank import events
from cps_quiz.bank.events import Part, parts
from cps_quiz.bank.gaps import INNER, Gap, Note, read_gap
from cps_quiz.bank.leaves import STEP, Brackets, block, folded

_RARE = ("\u2028", "\u2029")
MAX_KEY = 1000  # characters of a name without a question mark before it; YAML ends at 1024


def formatted(text: str) -> str:
    """Return a text in canonical layout: one that ``source.read`` had nothing to say about.

    A file that is one text and no more, which begins like the end of a document, is returned as it is: it must not
    come to stand at the start of its line.
    """
    root = next(parts(text), None)
    if root is not None and root.kind is events.SCALAR and text.startswith(("...", "---"), root.start):
        return text
    return _Writer(text).run().replace("\n", line_end(text))


def line_end(text: str) -> str:
    """Return the line end that most lines have."""
    windows = text.count("\r\n")
    unix, mac = text.count("\n") - windows, text.count("\r") - windows
    return max((("\n", unix), ("\r\n", windows), ("\r", mac)), key=lambda one: one[1])[0]


@dataclass(slots=True)
class _Open:
    """A collection that is being written: its column in the file and in what is written, and how many values it has."""

    is_list: bool
    column: int
    indent: int
    is_joined: bool  # it begins in the line of a dash
    is_questions: bool = False
    entries: int = 0


class _Writer:
    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0  # what stands before this was read
        self.done: list[str | None] = []  # lines; None is a place for a blank one
        self.line: str | None = None  # the line that waits for what stands behind it
        self.line_indent = 0
        self.open: list[_Open] = []
        self.closed: list[_Open] = []  # since the last text, innermost first
        self.key: str | None = None
        self.section: int | None = None  # where a blank line goes if the last name begins a section
        self.after_keeping = False  # below a text block to which blank lines belong

    def run(self) -> str:
        steps = parts(self.text)
        for part in steps:
            if part.kind is events.END:
                self.closed.append(self.open.pop())
            elif part.kind is events.SCALAR:
                self._leaf(part, ())
            elif part.style:
                self._leaf(part, list(_to_its_end(steps)))
            else:
                self._begin(part)
        self._finish()
        # A rare line end at the end of a text block is part of the text, and ends its line by itself.
        return "".join(line if line[-1:] in _RARE else f"{line}\n" for line in self.done if line is not None)

    def _begin(self, part: Part) -> None:
        above = self.open[-1] if self.open else None
        indent = above.indent + STEP if above else 0
        opened = _Open(part.kind is events.LIST, part.column, indent, above is not None and above.is_list)
        if above is not None and len(self.open) == 1 and not above.is_list:
            opened.is_questions = opened.is_list and self.key == "questions"
            if self.section is not None:
                self.done[self.section] = ""
        self.key = None
        self.open.append(opened)

    def _leaf(self, part: Part, inner: "list[Part] | tuple[()]") -> None:
        """Write a text, or a collection in brackets of these parts."""
        around = self.open[-1] if self.open else None
        end = inner[-1].end if inner else part.end
        raw = self.text[part.start : end]
        is_value = self.key is not None
        gap = self._gap(part, end, is_empty=not raw)
        if is_value:
            self._end_name(gap, part)
        else:
            self._begin_entry(gap)
        self.closed.clear()
        if around is not None and not around.is_list and not is_value:
            self._name(part, around, raw)
            return
        self.key = None
        indent = around.indent + STEP if around else STEP
        if part.style in {"|", ">"}:
            self._block(part, around, indent)
        elif raw:
            laid_out = (
                Brackets(indent).lay_out(
                    self.text, part.start, end, [one for one in inner if one.kind is events.SCALAR]
                )
                if part.style == events.FLOW
                else folded(raw, part.style, indent)
            )
            self._join(laid_out)

    def _gap(self, part: Part, end: int, *, is_empty: bool) -> Gap:
        """Return what stands before a text; before an empty one, what belongs to it."""
        start, stop, is_fresh = self.at, part.start, self.at == 0 or self.after_keeping
        if is_empty and self.text[stop - 1 : stop] not in {":", "-", "?"}:
            stop = end = start  # of a name without a colon, the parser tells the place of what follows
        self.at = max(start, end)
        return read_gap(self.text, start, stop, column=part.column, at_line_start=is_fresh)

    def _name(self, part: Part, around: _Open, raw: str) -> None:
        """Write the name of a field, behind a question mark where YAML wants one."""
        self.key = part.value
        if raw and part.style not in {"|", ">"} and len(raw) <= MAX_KEY and len(raw.splitlines()) == 1:
            self._join(f"{raw}:")
            return
        self._join("?")
        if part.style in {"|", ">"}:
            self._block(part, around, around.indent + STEP)
        elif raw:
            self._join(folded(raw, part.style, around.indent + STEP))
        self._end_line("")
        self.line, self.line_indent = " " * around.indent + ":", around.indent

    def _block(self, part: Part, around: _Open | None, indent: int) -> None:
        written = block(self.text, part, parent=around.column if around else -1, indent=indent)
        self._join(written.head)
        self._end_line(written.comment)
        self.done += written.lines.removesuffix("\n").split("\n") if written.lines else ()
        self.at, self.after_keeping = written.stop, written.keeps

    def _join(self, piece: str) -> None:
        """Put a piece behind what waits."""
        line = self.line or ""
        self.line = line + piece if not line or line.endswith(" ") else f"{line} {piece}"

    def _end_line(self, trailing: str) -> None:
        """Write the line that waits, with its comment."""
        line = (self.line or "").rstrip(" ")  # that of an empty item ends with a space
        if line:
            self.done.append(f"{line}  {trailing}" if trailing else line)
        self.line = None

    def _end_name(self, gap: Gap, part: Part) -> None:
        """Write what stands between a name and its value."""
        indent = self.open[-1].indent + STEP
        above = list(gap.early)
        is_block = part.style in {"|", ">"}
        if is_block:
            above += filter(None, [gap.trailing, *(note.text for note in gap.notes)])
        self.done += (" " * self.line_indent + text for text in above)
        if gap.is_below and not is_block:
            self._end_line(gap.trailing)
            self._notes(gap.notes, indent, is_first=True)
            self.line = " " * indent

    def _begin_entry(self, gap: Gap) -> None:
        """End what stands above an item or a name, write the comments before it, and begin its line."""
        self.done += (" " * self.line_indent + text for text in gap.early)
        self._end_line(gap.trailing)
        dashes, first = self._joined()
        indent = first.indent if first else 0
        is_first = first is None or first.entries == 0
        is_root = len(self.open) - dashes == 1 if first else True
        needs_blank = not is_first and first is not None and first.is_questions
        self._above(gap, indent, is_first=is_first, needs_blank=needs_blank, may_be_section=is_root and not is_first)
        for one in self.open[len(self.open) - 1 - dashes :]:
            one.entries += 1
        dashes += self.open[-1].is_list if self.open else 0
        self.line, self.line_indent = " " * indent + "- " * dashes, indent
        self.after_keeping = False

    def _joined(self) -> tuple[int, _Open | None]:
        """Return the collection in whose column the next line begins, and how many begin in that line behind it."""
        joined = 0
        while joined < len(self.open) - 1 and self.open[-1 - joined].is_joined and not self.open[-1 - joined].entries:
            joined += 1
        return joined, self.open[-1 - joined] if self.open else None

    def _above(self, gap: Gap, indent: int, *, is_first: bool, needs_blank: bool, may_be_section: bool) -> None:
        """Write the comments before an entry, and the blank lines."""
        notes = gap.notes
        closing = 0
        while closing < len(notes) and (home := self._home(notes[closing], gap.column)) > indent:
            self._notes(notes[closing : closing + 1], home, is_first=False)
            closing += 1
        own = len(notes)  # from which comment on they belong to the entry
        blank = gap.blank
        while own > closing and not blank:
            own -= 1
            blank = notes[own].blank
        self._notes(notes[closing:own], indent, is_first=is_first and not closing)
        self.section = None
        if (blank or needs_blank) and not (is_first and not own):
            self._blank()
        elif may_be_section and not self.after_keeping:
            self.section = len(self.done)
            self.done.append(None)
        self._notes(notes[own:], indent, is_first=True)

    def _home(self, note: Note, column: int) -> int:
        """Return the column for a comment that closes what is above, or 0 for one that belongs to what follows."""
        if note.column == INNER or note.column <= column or note.is_marker:
            return 0
        return next((one.indent for one in self.closed if one.column <= note.column), 0)

    def _notes(self, notes: list[Note], indent: int, *, is_first: bool) -> None:
        for number, note in enumerate(notes):
            if note.blank and (number or not is_first):
                self._blank()
            self.done.append(note.text if note.is_marker else " " * indent + note.text)
            self.after_keeping = False

    def _blank(self) -> None:
        """Leave a line blank, unless that would become part of a text."""
        if not self.after_keeping:
            self.done.append("")

    def _finish(self) -> None:
        is_fresh = self.at == 0 or self.after_keeping
        gap = read_gap(self.text, self.at, len(self.text), column=0, at_line_start=is_fresh)
        self.done += (" " * self.line_indent + text for text in gap.early)
        self._end_line(gap.trailing)
        self._above(Gap(notes=gap.notes), 0, is_first=False, needs_blank=False, may_be_section=False)


def _to_its_end(steps: Iterator[Part]) -> Iterator[Part]:
    """Yield the parts of a collection that has begun, to its end."""
    depth = 1
    while depth:
        part = next(steps)
        depth += -1 if part.kind is events.END else part.kind is not events.SCALAR
        yield part
