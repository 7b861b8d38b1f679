"""The colors of the full screen: dark, light, and the terminal's own. What each is for is said in ``styles.tcss``.

Text of the first two has a contrast of at least 4.5 to 1, as WCAG 2.2 asks of it (success criterion 1.4.3, level AA).
"""

from textual.theme import Theme

DARK = Theme(
    name="cps-dark",
    dark=True,
    primary="#7db7d8",
    secondary="#9fb4c7",
    accent="#e0b95e",
    foreground="#e4e6e3",
    background="#14191d",
    surface="#1c2328",
    panel="#253038",
    success="#8fc77f",
    warning="#e0b95e",
    error="#ea8f80",
    variables={"quiet": "#a3adb1", "faint": "#465158"},
)
LIGHT = Theme(
    name="cps-light",
    dark=False,
    primary="#1d5f86",
    secondary="#46606f",
    accent="#8a5a00",
    foreground="#1d2326",
    background="#fbfaf7",
    surface="#f1efe9",
    panel="#e4e1d8",
    success="#2b6a2b",
    warning="#8a5a00",
    error="#a5301f",
    variables={"quiet": "#566066", "faint": "#c3bfb3"},
)
TERMINAL = Theme(  # the terminal's own sixteen colors; without color, its own two
    name="cps-terminal",
    ansi=True,
    primary="ansi_cyan",
    secondary="ansi_blue",
    accent="ansi_yellow",
    foreground="ansi_default",
    background="ansi_default",
    surface="ansi_default",
    panel="ansi_default",
    boost="ansi_default",
    success="ansi_green",
    warning="ansi_yellow",
    error="ansi_red",
    variables={
        "quiet": "ansi_default",
        "faint": "ansi_default",
        "ansi-background": "ansi_default",
        "ansi-foreground": "ansi_default",
        "block-cursor-foreground": "ansi_default",
        "block-cursor-background": "ansi_default",
        "block-cursor-text-style": "reverse",
        "input-cursor-foreground": "ansi_default",
        "input-cursor-background": "ansi_default",
        "input-cursor-text-style": "reverse",
        "input-selection-foreground": "ansi_default",
        "input-selection-background": "ansi_default",
    },
)
THEMES = {"dark": DARK.name, "light": LIGHT.name, "terminal": TERMINAL.name}
