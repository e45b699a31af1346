"""A mutant, and all those of a file."""

import re

from mutants.swift import (
    LEFT_COMPARISON, LEFT_TERNARY, RIGHT_COMPARISON, RIGHT_LOGIC, backward, closing, conditions,
    elements, forward, is_binding, masked, trimmed)


class Mutant:
    """One change: of the text between `start` and `end`, by wrapping it."""

    def __init__(self, path, text, start, end, kind, operator=None):
        self.path = path
        self.start, self.end, self.kind, self.operator = start, end, kind, operator
        self.line = text.count("\n", 0, start) + 1
        self.line_text = text.split("\n")[self.line - 1].strip()
        self.condition = " ".join(text[start:end].split())
        # Given when all are known: its number, and the how-manieth it is that looks like this.
        self.number = self.ordinal = 0

    @property
    def what(self):
        changes = {
            "yes": "always true",
            "no": "always false",
            "not": "the contrary",
            "other": self.operator and f"{self.operator[0]} for {self.operator[1]}",
            "block": "never entered",
            "jump": "left out",
        }
        return f"{self.condition}: {changes[self.kind]}"

    @property
    def place(self):
        return f"{self.path}:{self.line}"

    @property
    def listed(self):
        """What an entry of the list of equivalent mutants says of it."""
        return (self.path, self.line_text, self.what)

    @property
    def key(self):
        """What its verdict is kept under."""
        return self.listed + (self.ordinal,)

    @property
    def label(self):
        return f"{self.number:4} {self.place}: {self.what}"


def mutants_of(path, text):
    """All mutants of a file."""
    code = masked(text)
    found = []
    spans = {}

    def add(start, end, kind, operator=None):
        start, end = trimmed(code, start, end)
        if start >= end or kind in spans.setdefault((start, end), set()):
            return
        spans[(start, end)].add(kind)
        found.append(Mutant(path, text, start, end, kind, operator))

    # Conditions, element by element. An element of a guard is left out; one of an `if` both ways.
    for keyword, start, end in conditions(code):
        parts = list(elements(code, start, end))
        for first, last in parts:
            if not is_binding(code[first:last]):
                add(first, last, "yes")
                if keyword != "guard" and len(parts) == 1:
                    add(first, last, "no")
        if keyword == "if" and (len(parts) > 1 or is_binding(code[parts[0][0] : parts[0][1]])):
            add(parts[0][0], parts[-1][1], "block")

    # The operands of && and ||, each without effect.
    for operator in re.finditer(r"&&|\|\|", code):
        neutral = "yes" if operator.group() == "&&" else "no"
        left = backward(code, operator.start(), LEFT_COMPARISON)
        right = forward(code, operator.end(), RIGHT_LOGIC)
        add(left, operator.start(), neutral)
        add(operator.end(), right, neutral)

    # The condition before a question mark.
    for operator in re.finditer(r"\s\?\s", code):
        left = backward(code, operator.start(), LEFT_TERNARY)
        for kind in ("yes", "no"):
            add(left, operator.start(), kind)

    # What a collection is searched for, or filtered by, if it is one expression.
    for call in re.finditer(
        r"\.(filter|allSatisfy|contains|first|removeAll)\s*(?:\(where: )?(\{)", code
    ):
        start, end = call.start(2) + 1, closing(code, call.start(2))
        name = re.match(r"\s*\w+(?:, \w+)* in\s", code[start:end])
        start += name.end() if name else 0
        if not re.search(r"\b(let|var|return|if|guard|switch)\b", code[start:end]):
            for kind in ("yes", "no"):
                add(start, end, kind)

    # Comparisons. Turned round if nothing above says the same; moved by one.
    moved = {"<": "<=", "<=": "<", ">": ">=", ">=": ">"}
    for operator in re.finditer(r"(?<=\s)(==|!=|<=|>=|<|>)(?=\s)", code):
        line = code[code.rfind("\n", 0, operator.start()) + 1 : operator.start()]
        if "func " in line:
            continue
        left = backward(code, operator.start(), LEFT_COMPARISON)
        right = forward(code, operator.end(), RIGHT_COMPARISON)
        left, right = trimmed(code, left, right)
        symbol = operator.group()
        if symbol in moved:
            add(left, right, "other", (moved[symbol], symbol, operator.start(), operator.end()))
        elif not spans.get((left, right)):
            add(left, right, "not")

    # Jumps that end the body of an `if` which does something else, too.
    for keyword, _, end in conditions(code):
        if keyword != "if" or end >= len(code) or code[end] != "{":
            continue
        body = code[end + 1 : closing(code, end)]
        jump = re.search(r"\n\s*((?:continue|break|return)\b[^\n]*)\s*\Z", body)
        if jump and body[: jump.start()].strip():
            add(end + 1 + jump.start(1), end + 1 + jump.end(1), "jump")
    return found
