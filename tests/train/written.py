#!/usr/bin/env python3
"""Turns the texts of `written/` into training texts: `written.py FOLDER OUT.jsonl [PATTERN…]`, of the files that match (all of them).

A text begins with `### NUMBER`; `[…]` marks a person, `{o …}` a body, `{p …}` a place, `{x …}` anything else that has a name. A mark that
does not close on its line is an error that names the file and the text.
"""
import glob, json, os, re, sys

KINDS = {"o": 3, "p": 4, "x": 5}
# Brackets that hold no letter ("[09:02]") are the text's own.
MARK = re.compile(r"\[([^\[\]{}\n]*[^\W\d_][^\[\]{}\n]*)\]|\{([opx]) ([^\[\]{}\n]+)\}")


def sample(name, marked):
    text, persons, others, at = "", [], [], 0
    for mark in MARK.finditer(marked):
        text += marked[at : mark.start()]
        shown = (mark[1] or mark[3]).strip()
        span = [len(text), len(text) + len(shown)]
        persons.append(span) if mark[1] else others.append(span + [KINDS[mark[2]]])
        text += shown
        at = mark.end()
    text += marked[at:]
    if re.search(r"\[[^\[\]]*[^\W\d_]|[{}]", text):
        raise ValueError(f"{name}: a mark is not closed: {re.search(r'.{0,30}[][{}].{0,30}', text)[0]!r}")
    return {"id": name, "text": text.strip("\n"), "persons": persons, "others": others}


def samples(path):
    for part in re.split(r"^### +(?=\d+-\d+$)", open(path, encoding="utf-8").read(), flags=re.M)[1:]:
        number, _, marked = part.partition("\n")
        yield sample("written-" + number.strip(), marked.strip("\n"))


def main():
    with open(sys.argv[2], "w", encoding="utf-8") as out:
        patterns = sys.argv[3:] or ["*.txt"]
        for path in sorted(p for pattern in patterns for p in glob.glob(os.path.join(sys.argv[1], pattern))):
            for one in samples(path):
                out.write(json.dumps(one, ensure_ascii=False) + "\n")


main()
