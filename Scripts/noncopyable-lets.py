#!/usr/bin/env python3
"""Refuses bindings whose noncopyable value the compiler forgets to destroy.

Swift 6.3.1 never destroys a noncopyable value that a statement in a loop binds from an optional chain or
from `try?`,

    let share = dealings[dealer]?.share(of: receiver)
    let secret = try? SecretScalar(decoding: bytes)

if it is only borrowed after that: no deinit runs, and a secret in it is never wiped. Which constructs are
concerned is measured by Checks/Lifetimes; `make lifetimes` runs both. Such a statement is refused outside of
loops as well, so that no line becomes wrong by being moved into one.

The script reads Sources, notes every function, initialiser, property and subscript that gives a value of a
type declared ~Copyable (or an Optional of one), and looks at every `let` and `var` statement whose
right-hand side has an optional chain or a `try?` and ends with such a member. Members are told apart by name and
argument labels, not by the type that they belong to: if one of the candidates gives a noncopyable value, the
binding is refused. A line that ends with the comment

    // refused on purpose

must be refused: Checks/Lifetimes has such lines, and they show that the script sees them.
"""

import pathlib
import re
import sys

from swift_tokens import CLOSE, OPEN, closing, tokens

MARK = "refused on purpose"
FOLDERS = ["Sources", "Checks", "Tests", "Snippets", "Benchmarks", "Tool/Sources", "Tool/Tests"]
# Members of the standard library that hand out the value that they are called on.
STANDARD = {"take": [[]]}


def noncopyable_types(files):
    names = set()
    for items in files.values():
        for i, token in enumerate(items):
            if token.text not in ("struct", "enum", "class") or i + 1 >= len(items):
                continue
            # Up to the body: the list of what the type conforms to and does not.
            head = []
            for following in items[i + 1:]:
                if following.text == "{":
                    break
                head.append(following.text)
            heading = " ".join(t for t in head if t != "\n")
            heading = heading.split(" where ")[0]
            generic = re.sub(r"<.*>", "", heading)
            if re.search(r"~ ?Copyable", generic.replace(" ", "")) and re.match(r"\w+$", head[0]):
                names.add(head[0])
    return names


def labels(items):
    """The labels in a parameter or argument list, given without its brackets, each with what may be left out:
    "default" for a default value, "closure" where a closure may trail, otherwise nothing."""
    found, depth, expect = [], 0, True
    visible = [t for t in items if t.text != "\n"]
    for i, token in enumerate(visible):
        if token.text in OPEN:
            depth += 1
        elif token.text in CLOSE:
            depth -= 1
        if depth == 0 and token.text == ",":
            expect = True
            continue
        if depth == 0 and token.text == "=" and found:
            found[-1] = (found[-1][0], "default")
        if token.text == "->" and found and not found[-1][1]:
            found[-1] = (found[-1][0], "closure")
        if expect:
            following = [t.text for t in visible[i + 1:i + 3]]
            is_label = re.match(r"[`\w]+$", token.text) and following[:1] == [":"]
            is_pair = re.match(r"[`\w]+$", token.text) and following[1:2] == [":"]
            found.append((token.text if is_label or is_pair else "_", ""))
            expect = False
    return found


def type_after(items, start):
    """The type that is written from `start` on, as one string."""
    text, depth, i = "", 0, start
    while i < len(items):
        token = items[i].text
        if token in ("{", "=", "where", ",", ")", "]") and depth == 0:
            break
        if token == "\n" and depth == 0:
            break
        if token in OPEN or token == "<":
            depth += 1
        elif token in CLOSE or token == ">":
            depth -= 1
        text += token
        i += 1
    return text


def gives(type_name, types, inside):
    """Whether a type is one of the noncopyable ones, or an Optional of one."""
    name = type_name.strip()
    while True:
        shorter = re.sub(r"^(consuming|borrowing|sending|any|some)(?=[A-Z])", "", name)
        shorter = re.sub(r"^(?:Swift\.)?Optional<(.*)>$", r"\1", shorter)
        shorter = re.sub(r"^\((.*)\)$", r"\1", shorter.rstrip("?!"))
        if shorter == name:
            break
        name = shorter
    if name == "Self":
        return inside in types
    return re.sub(r"<.*", "", name).split(".")[-1] in types


def members(files, types):
    """For every member that gives such a value: its name with the lists of its argument labels."""
    found = {name: list(lists) for name, lists in STANDARD.items()}
    for items in files.values():
        scopes, pending = [], None
        i = 0
        while i < len(items):
            token = items[i].text
            if token in ("struct", "enum", "class", "extension", "protocol", "actor"):
                if i + 1 < len(items) and re.match(r"[A-Z]\w*$", items[i + 1].text):
                    j = i + 1
                    pending = items[j].text
                    while items[j + 1].text == "." and j + 2 < len(items):
                        j += 2
                        pending = items[j].text
            elif token == "{":
                scopes.append(pending if pending else (scopes[-1] if scopes else None))
                pending = None
            elif token == "}" and scopes:
                scopes.pop()
            inside = scopes[-1] if scopes else None
            if token in ("func", "init", "subscript"):
                j = i + 1
                name = token
                if token == "func":
                    name, j = items[j].text.strip("`"), j + 1
                optional_init = False
                while token == "init" and j < len(items) and items[j].text in "?!":
                    j += 1
                if j < len(items) and items[j].text == "<":
                    depth = 0
                    while j < len(items):
                        depth += {"<": 1, ">": -1}.get(items[j].text, 0)
                        j += 1
                        if depth == 0:
                            break
                if j < len(items) and items[j].text == "(":
                    end = closing(items, j)
                    names = labels(items[j + 1:end])
                    if token == "init":
                        # Called as Type(...), or as Type.init(...).
                        if inside in types:
                            found.setdefault(inside, []).append(names)
                            found.setdefault("init", []).append(names)
                    else:
                        k = end + 1
                        while k < len(items) and items[k].text not in ("->", "{", "}", "func", "var", "let"):
                            k += closing(items, k) - k + 1 if items[k].text == "(" else 1
                        if k < len(items) and items[k].text == "->":
                            k += 1
                            while items[k].text == "\n":
                                k += 1
                            if gives(type_after(items, k), types, inside):
                                found.setdefault(name, []).append(names)
            elif token == "var" and i + 2 < len(items) and items[i + 2].text == ":":
                # Nothing can be moved out of a stored property, so only a computed one gives a value.
                end = i + 3
                while end < len(items) and items[end].text not in ("\n", "{", "=", "}"):
                    end += 1
                is_computed = end < len(items) and items[end].text == "{"
                if is_computed and gives(type_after(items, i + 3), types, inside):
                    found.setdefault(items[i + 1].text.strip("`"), []).append(None)
            i += 1
    return found


CONTINUES = re.compile(r"^(\.|\?|:|\?\?|&&|\|\||[-+*/%<>=&|^]+|else|as|is|\?\.)$")
PREFIXES = {"try", "await", "unsafe", "consume", "copy", "="}


def right_hand_side(items, start):
    """The tokens of an expression that begins at `start`, over as many lines as it has."""
    found, depth, i = [], 0, start
    while i < len(items):
        token = items[i].text
        if token in OPEN:
            depth += 1
        elif token in CLOSE:
            depth -= 1
            if depth < 0:
                break
        if depth == 0 and token in (";", ","):
            break
        if depth == 0 and token == "\n":
            following = next((t for t in items[i + 1:] if t.text != "\n"), None)
            previous = next((t for t in reversed(found) if t.text != "\n"), None)
            goes_on = (
                previous is None or previous.text in PREFIXES
                or (CONTINUES.match(previous.text) and not (previous.text in "?!" and previous.glued))
                or (following is not None and CONTINUES.match(following.text)
                    and not (following.text == ":" )))
            if not goes_on:
                break
        found.append(items[i])
        i += 1
    return [t for t in found if t.text != "\n"]


def expressions(items):
    """The expressions whose value the whole may be: both sides of ?? and of ?:, branches, brackets."""
    depth, parts, part = 0, [], []
    for token in items:
        if token.text in OPEN:
            depth += 1
        elif token.text in CLOSE:
            depth -= 1
        splits = depth == 0 and (
            token.text == "??" or token.text == ":" or token.text == "?" and not token.glued)
        if splits:
            parts.append(part)
            part = []
        else:
            part.append(token)
    parts.append(part)
    for part in parts:
        while part and (part[0].text in PREFIXES or part[0].text in "?!"):
            part = part[1:]
        if not part:
            continue
        if part[0].text in ("if", "switch", "do"):
            i = 0
            while i < len(part):
                if part[i].text == "{":
                    end = closing(part, i)
                    for branch in branches(part[i + 1:end]):
                        yield from expressions(branch)
                    i = end
                i += 1
        elif part[0].text == "(" and closing(part, 0) == len(part) - 1:
            yield from expressions(part[1:-1])
        else:
            yield part


def branches(items):
    """The expressions in a block: of an `if` the block itself, of a `switch` what follows each case."""
    if not items or items[0].text not in ("case", "default"):
        return [items]
    found, depth = [], 0
    for i, token in enumerate(items):
        if token.text in OPEN:
            depth += 1
        elif token.text in CLOSE:
            depth -= 1
        if depth == 0 and token.text in ("case", "default") and (i == 0 or items[i - 1].text != "."):
            found.append(None)
        elif found and found[-1] is None and depth == 0 and token.text == ":":
            found[-1] = []
        elif found and found[-1] is not None:
            found[-1].append(token)
    return [branch for branch in found if branch]


def has_optional_try(items):
    """Whether `try?` stands outside of all brackets."""
    depth = 0
    for token, following in zip(items, items[1:]):
        depth += (token.text in OPEN) - (token.text in CLOSE)
        if depth == 0 and token.text == "try" and following.text == "?" and following.glued:
            return True
    return False


def last_member(part, is_tried):
    """The last member of an expression with an optional chain or `try?`, its labels, and how many closures
    trail; None without either."""
    is_chain, name, arguments, trailing, i = is_tried, None, None, 0, 0
    if re.match(r"[A-Za-z_`]", part[0].text):
        name, i = part[0].text.strip("`"), 1
    while i < len(part):
        token = part[i]
        if token.text in OPEN:
            end = closing(part, i)
            if token.text == "(" and name is not None:
                arguments = labels(part[i + 1:end])
            elif token.text == "[" and i > 0 and token.glued:
                name, arguments, trailing = "subscript", labels(part[i + 1:end]), 0
            elif token.text == "{" and name is not None:
                arguments, trailing = arguments or [], trailing + 1
            i = end
        elif token.text == "?":
            is_chain = is_chain or i + 1 < len(part)
        elif token.text == "." and i + 1 < len(part):
            name, arguments, trailing = part[i + 1].text.strip("`"), None, 0
            i += 1
        elif CONTINUES.match(token.text):
            # An operator: its value is no longer the member's.
            return None
        i += 1
    return (name, arguments, trailing) if is_chain and name else None


def matches(given, trailing, declared):
    """Whether a use fits a declaration: the labels of a call, or `None` for a property."""
    if declared is None or given is None:
        return declared is None and given is None
    rest, left_out = iter(declared), []
    for label, _ in given:
        for name, omissible in rest:
            if name == label:
                break
            left_out.append(omissible)
        else:
            return False
    left_out += [omissible for _, omissible in rest]
    return all(left_out) and left_out.count("closure") <= trailing


def findings(items, known):
    for i, token in enumerate(items):
        if token.text not in ("let", "var") or i + 2 >= len(items):
            continue
        before = next((t.text for t in reversed(items[:i]) if t.text != "\n"), "")
        if before in ("if", "guard", "while", ",", "case", "("):
            continue  # The value of a condition is destroyed.
        j = i + 2
        if items[j].text == ":":
            while j < len(items) and items[j].text not in ("=", "\n", "{", "}", ";"):
                j = closing(items, j) + 1 if items[j].text in OPEN else j + 1
        if j < len(items) and items[j].text == "\n" and items[j + 1].text == "=":
            j += 1
        if j >= len(items) or items[j].text != "=":
            continue
        value = right_hand_side(items, j + 1)
        for part in expressions(value):
            member = last_member(part, has_optional_try(value))
            if member and any(
                    matches(member[1], member[2], names) for names in known.get(member[0], [])):
                yield token.line, token.text, items[i + 1].text, member[0]


def unit(path):
    """What a file is compiled with, besides Sources: the same check, all tests, and so on."""
    return "/".join(path.parts[:2]) if path.parts[0] == "Checks" else path.parts[0]


def main():
    root = pathlib.Path(__file__).resolve().parent.parent
    paths = [p for folder in FOLDERS for p in sorted((root / folder).rglob("*.swift"))
             if ".build" not in p.parts]
    files = {path: tokens(path.read_text()) for path in paths}
    units = {unit(path.relative_to(root)) for path in files}

    def of(*wanted):
        return {p: items for p, items in files.items() if unit(p.relative_to(root)) in wanted}

    types = {name: noncopyable_types(of("Sources", name)) for name in units}
    known = {name: members(of("Sources", name), types[name]) for name in units}
    refused, expected = 0, 0
    for path, items in files.items():
        lines = path.read_text().split("\n")
        found = {}
        for line, keyword, name, member in findings(items, known[unit(path.relative_to(root))]):
            found[line] = (keyword, name, member)
        marked = {n for n, text in enumerate(lines, 1) if text.rstrip().endswith("// " + MARK)}
        for line in sorted(set(found) | marked):
            place = f"{path.relative_to(root)}:{line}"
            if line not in found:
                print(f"{place}: is marked '{MARK}' and was not refused")
                refused += 1
            elif line in marked:
                expected += 1
            else:
                keyword, name, member = found[line]
                print(f"{place}: `{keyword} {name} = ` with `?` and {member} may bind a noncopyable value that is "
                      f"never destroyed; write `switch ... {{ case .some(let {name}): ... }}`, "
                      f"`if let {name} = ` or `guard let {name} = ` instead")
                refused += 1
    names = sum(len(lists) for lists in known["Sources"].values())
    if refused:
        print(f"noncopyable-lets: {refused} findings")
        sys.exit(1)
    print(f"noncopyable-lets: {len(files)} files, {len(types['Sources'])} noncopyable types in Sources, {names} members "
          f"that give one; no binding forgets it, and {expected} that do so on purpose were seen")


if __name__ == "__main__":
    main()
