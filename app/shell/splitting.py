"""Where a statement ends: at a semicolon in no string, quoted name or comment; a command at its line."""

import re
from typing import Final

# Strings escape with a backslash, quoted names double the backtick; what is not closed goes to the end.
_SPAN: Final = re.compile(
    r"'(?:\\.|[^'\\])*(?:'|\Z)|\"(?:\\.|[^\"\\])*(?:\"|\Z)|`[^`]*(?:`|\Z)|//[^\n]*|/\*.*?(?:\*/|\Z)|.",
    re.DOTALL,
)
_COMMENT: Final = re.compile(r"//.*|/\*.*\*/", re.DOTALL)


def split(text: str) -> tuple[list[str], str]:
    """The statements and commands that are whole, statements without their semicolons, and what is left over.

    A command is a line that begins with a colon where no statement has begun. Comments between statements
    are dropped, and so are statements of nothing.
    """
    found: list[str] = []
    begun = 0  # where what is open begins
    end = 0
    while end < len(text):
        empty = begun == end
        if empty and text[end] == ":":
            line, newline, _ = text[end:].partition("\n")
            if not newline:
                break
            found.append(line.strip())
            begun = end = end + len(line) + 1
            continue
        read = next(_SPAN.finditer(text, end))
        span, end = read.group(), read.end()
        if span == ";":
            if not empty:
                found.append(text[begun : end - 1].strip())
            begun = end
        elif empty and (span.isspace() or _COMMENT.fullmatch(span)):
            begun = end
    return found, text[begun:]


def whole(text: str) -> bool:
    """Whether there is nothing to wait for: statements that are all ended, a command, or nothing."""
    _, rest = split(text)
    return not rest or (rest.startswith(":") and "\n" not in rest)
