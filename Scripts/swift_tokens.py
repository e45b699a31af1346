"""The words of Swift sources, without comments and without what is in string literals."""

import re

TOKEN = re.compile(
    r"""(?P<space>[ \t]+)|(?P<newline>\n)|(?P<word>`?[A-Za-z_$][A-Za-z_0-9]*`?)|(?P<number>[0-9][0-9A-Za-z_.]*)
    |(?P<arrow>->)|(?P<operator>[-+*/%=<>!&|^~?.]+)|(?P<other>.)""", re.X)


class Token:
    def __init__(self, text, line, glued):
        self.text, self.line, self.glued = text, line, glued

    def __repr__(self):
        return self.text


def without_comments(text):
    """The text with comments and the contents of string literals blanked, lines kept."""
    out, i = [], 0

    def blank(chunk):
        out.append(re.sub(r"[^\n]", " ", chunk))

    while i < len(text):
        if text.startswith("//", i):
            end = text.find("\n", i)
            end = len(text) if end < 0 else end
            blank(text[i:end])
            i = end
        elif text.startswith("/*", i):
            depth, j = 1, i + 2
            while j < len(text) and depth:
                if text.startswith("/*", j):
                    depth, j = depth + 1, j + 2
                elif text.startswith("*/", j):
                    depth, j = depth - 1, j + 2
                else:
                    j += 1
            blank(text[i:j])
            i = j
        elif match := re.compile(r'(#*)("""|")').match(text, i):
            # What is interpolated is blanked, too; no binding begins in it.
            hashes, quote = match.groups()
            j, nested = match.end(), 0
            while j < len(text):
                if not nested and text.startswith(quote + hashes, j):
                    break
                if text.startswith("\\" + hashes + "(", j):
                    nested, j = nested + 1, j + 2 + len(hashes)
                elif text[j] == "\\" and not hashes:
                    j += 2
                elif nested and text[j] in "()":
                    nested += 1 if text[j] == "(" else -1
                    j += 1
                elif quote == '"' and text[j] == "\n":
                    break
                else:
                    j += 1
            out.append('""')
            blank(text[i + 2:min(j + len(quote + hashes), len(text))])
            i = j + len(quote + hashes)
        else:
            out.append(text[i])
            i += 1
    return "".join(out)


def tokens(text):
    found, line, glued = [], 1, False
    for match in TOKEN.finditer(without_comments(text)):
        if match.lastgroup == "newline":
            line, glued = line + 1, False
            found.append(Token("\n", line - 1, False))
        elif match.lastgroup == "space":
            glued = False
        elif match.lastgroup == "operator":
            # Postfix ? and ! and the dot are tokens of their own, whatever follows.
            for part in re.findall(r"\?\?|[?!](?=[?!.]|$)|\.\.\.|\.\.<|\.|[^?!.]+|[?!]", match.group()):
                found.append(Token(part, line, glued))
                glued = True
        else:
            found.append(Token(match.group(), line, glued))
            glued = True
    return found


OPEN, CLOSE = {"(": ")", "[": "]", "{": "}"}, {")", "]", "}"}


def closing(items, start):
    """The position of the bracket that closes the one at `start`."""
    depth = 0
    for i in range(start, len(items)):
        if items[i].text in OPEN:
            depth += 1
        elif items[i].text in CLOSE:
            depth -= 1
            if depth == 0:
                return i
    return len(items) - 1
