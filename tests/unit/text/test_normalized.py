import pytest

from cps_quiz.text.words import normalized


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("  Wait,\n here! ", "wait here"),
        ("A drop-in \N{EM DASH} today", "a drop in today"),
        ("It\N{RIGHT SINGLE QUOTATION MARK}s", "it s"),
        ("At 10:30, for 1.5 hours.", "at 10:30 for 1.5 hours"),
        ("-5 or 5%", "-5 or 5%"),
        ("- $20", "- $20"),
        ("\N{BLACK STAR} ?", "\N{BLACK STAR} ?"),
        ("Cafe\N{COMBINING ACUTE ACCENT}", "caf\N{LATIN SMALL LETTER E WITH ACUTE}"),
        ("", ""),
    ],
)
def test_it_is_what_a_reader_would_compare(text: str, expected: str) -> None:
    assert normalized(text) == expected
