"""The four themes of our own; Textual's stand beside them in the palette.

Text contrasts at least 4.5 to 1 with what it stands on; high contrast at least 7 to 1.
"""

from textual.theme import Theme

DARK, LIGHT = "tracker-dark", "tracker-light"
CONTRAST_DARK, CONTRAST_LIGHT = "tracker-contrast-dark", "tracker-contrast-light"

THEMES = (
    Theme(
        name=DARK,
        primary="#6FB3D9",
        secondary="#8FBF8F",
        accent="#E0B050",
        warning="#E0B050",
        error="#F08070",
        success="#8FBF8F",
        foreground="#E4E4E0",
        background="#16191C",
        surface="#1C2024",
        panel="#262B30",
        dark=True,
    ),
    Theme(
        name=LIGHT,
        primary="#0B5C8A",
        secondary="#2F6B2F",
        accent="#8A5A00",
        warning="#8A5A00",
        error="#B02010",
        success="#2F6B2F",
        foreground="#1C1C1A",
        background="#FAFAF7",
        surface="#F2F2EE",
        panel="#E4E4DE",
        dark=False,
    ),
    Theme(
        name=CONTRAST_DARK,
        primary="#7FDBFF",
        secondary="#B6FFB6",
        accent="#FFDC40",
        warning="#FFDC40",
        error="#FF9080",
        success="#B6FFB6",
        foreground="#FFFFFF",
        background="#000000",
        surface="#000000",
        panel="#181818",
        dark=True,
        text_alpha=1.0,
        variables={"text-muted": "#FFFFFF"},
    ),
    Theme(
        name=CONTRAST_LIGHT,
        primary="#003A66",
        secondary="#003C00",
        accent="#5A3A00",
        warning="#5A3A00",
        error="#8A0000",
        success="#003C00",
        foreground="#000000",
        background="#FFFFFF",
        surface="#FFFFFF",
        panel="#F4F4F4",
        dark=False,
        text_alpha=1.0,
        variables={"text-muted": "#000000"},
    ),
)
