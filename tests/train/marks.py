#!/usr/bin/env python3
"""Marks, beside the people, what bodies, places and other things the training texts name: `marks.py TRAIN_DIR OUT_DIR`.

Writes each file of TRAIN_DIR again with `"others": [[start, end, kind], ...]`; kind 3 is a body, 4 a place, 5 anything else. The second
stage learns these as kinds of their own: a network that must say what a name is when it is no person's mistakes fewer of them for
persons. The marks lie in `marks.txt`: `# FILE`, then a line for each of its texts; a mark is the characters since the end of the
one before, its length, and x, y or z for the kind. They are what the second stage of 22 November 2026 says
(`train_names marks TRAIN_DIR OUT_DIR`, src/detect/learned/second.bin of 9376ba2), which had learnt it from spaCy's en_core_web_md.
"""
import json, os, re, sys


def main():
    folder, out = sys.argv[1], sys.argv[2]
    to, rows = None, []
    for line in open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "marks.txt"), encoding="ascii"):
        if line.startswith("# "):
            file = line[2:].strip()
            rows = open(os.path.join(folder, file), encoding="utf-8")
            to = open(os.path.join(out, file), "w", encoding="utf-8")
            continue
        row, at, others = json.loads(next(rows)), 0, []
        for gap, length, kind in re.findall(r"(\d+) (\d+)([xyz])", line):
            start = at + int(gap)
            at = start + int(length)
            others.append([start, at, 3 + "xyz".index(kind)])
        to.write(json.dumps({**row, "others": row.get("others", []) or others}, ensure_ascii=False) + "\n")


main()
