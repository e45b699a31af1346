"""Reading Swift, as far as it takes to find conditions and operands."""

import re


def masked(text):
    """The text with comments, the contents of strings and conditional compilation blanked, character for character."""
    out = list(text)
    position = 0
    while position < len(text):
        if text.startswith("//", position):
            end = text.find("\n", position)
            end = len(text) if end < 0 else end
            out[position:end] = " " * (end - position)
            position = end
        elif text[position] == '"':
            end = position + 1
            depth = 0  # Inside \( ... ), which may hold strings of its own.
            while end < len(text) and (depth or text[end] != '"'):
                if text.startswith("\\(", end):
                    depth += 1
                    end += 2
                elif depth and text[end] in "()":
                    depth += 1 if text[end] == "(" else -1
                    end += 1
                else:
                    end += 2 if text[end] == "\\" else 1
            for inside in range(position + 1, end):
                if text[inside] != "\n":
                    out[inside] = "x"
            position = end + 1
        elif text[position] == "#" and re.match(r"#(if|elseif|else|endif)\b", text[position:]):
            end = text.find("\n", position)
            end = len(text) if end < 0 else end
            out[position:end] = " " * (end - position)
            position = end
        else:
            position += 1
    return "".join(out)


OPEN, CLOSE = "([{", ")]}"


def closing(text, start):
    """Where the bracket that opens at `start` is closed."""
    depth = 0
    for position in range(start, len(text)):
        if text[position] in OPEN:
            depth += 1
        elif text[position] in CLOSE:
            depth -= 1
            if depth == 0:
                return position
    return len(text) - 1


def forward(text, start, stops):
    """The first match of the pattern `stops` at the bracket depth of `start`, or the bracket's end."""
    pattern = re.compile(stops)
    position = start
    while position < len(text):
        found = pattern.match(text, position)
        if found:
            return position
        if text[position] in OPEN:
            position = closing(text, position)
        elif text[position] in CLOSE:
            return position
        position += 1
    return len(text)


def backward(text, end, stops):
    """The end of the last match of `stops` before `end` at its depth, or the bracket's beginning."""
    depth = 0
    position = end - 1
    pattern = re.compile("(?:" + stops + r")\Z")
    while position >= 0:
        if text[position] in CLOSE:
            depth += 1
        elif text[position] in OPEN:
            if depth == 0:
                return position + 1
            depth -= 1
        elif depth == 0 and pattern.search(text, max(0, position - 12), position + 1):
            # A line that begins with an operator goes on with the one before.
            continues = re.match(r"\s*(&&|\|\||[=!<>]=?\s|\.|\?\s|:\s|-\s|\+\s)", text[position:])
            if text[position] != "\n" or not continues:
                return position + 1
        position -= 1
    return 0


def trimmed(text, start, end):
    """The span without the white space around it."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


# What ends an operand: of a comparison, of && and ||, and of the condition before a question mark.
NEWLINE = r"\n(?!\s*(?:&&|\|\||[=!<>]=?\s|\.|\?\s|:\s|-\s|\+\s))"
LOWER = r",|;|(?<![=!<>])=(?![=])\s|\s\?\s|\s:\s|(?<=\w):\s|" + NEWLINE
RIGHT_COMPARISON = r"&&|\|\||\{|\belse\b|" + LOWER
RIGHT_LOGIC = RIGHT_COMPARISON
LEFT_KEYWORDS = r"\b(?:return|guard|if|while|where|in|else|case|throw)\s"
LEFT_LOWER = r",|;|[^=!<>]=\s|\s\?\s|:\s|->\s|\n"
LEFT_COMPARISON = r"&&|\|\||" + LEFT_KEYWORDS + "|" + LEFT_LOWER
LEFT_TERNARY = LEFT_KEYWORDS + "|" + LEFT_LOWER


def conditions(code):
    """All guard, if, while and where conditions: keyword, beginning and end."""
    # `if condition: (Share) -> Bool` is a parameter with a label.
    for found in re.finditer(r"(?<![\w.])(guard|if|while|where)(?=\s)(?!\s+\w+:)", code):
        keyword, start = found.group(1), found.end()
        if keyword == "where":
            line = code[code.rfind("\n", 0, found.start()) + 1 : found.start()]
            if re.search(r"\b(func|extension|struct|enum|init|protocol)\b", line):
                continue
        if keyword == "while" and re.search(r"\}[ ]*\Z", code[: found.start()]):
            # `repeat { ... } while condition` has no body after it.
            end = forward(code, start, NEWLINE)
        else:
            end = forward(code, start, r"\belse\b" if keyword == "guard" else r"\{")
        yield keyword, start, end


def elements(code, start, end):
    """The elements of a condition, between commas."""
    while start < end:
        comma = min(forward(code, start, ","), end)
        yield trimmed(code, start, comma)
        start = comma + 1


def is_binding(text):
    return re.match(r"(let|var|case|#available)\b", text) is not None
