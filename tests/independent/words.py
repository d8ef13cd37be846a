#!/usr/bin/env python3
"""Word lists against what other tools read in a disclosure. Standard library only; shares no code with dsar.

words.py list KEY NAME            one string of the answer key a line
words.py unpack DIR OUT           the text of every file that is not a PDF, into OUT; fails on a file of an unknown kind
words.py survive LIST TEXTS       every string of LIST is read by some tool
words.py forbid LIST TEXTS        none is read by any, in whatever case, spacing or accents
words.py names LIST DIR           none stands in a file name
words.py manifest DIR             manifest.json against the files
words.py schedule FILE            the schedule is a table
Exit 1 with one line a finding.
"""

import csv
import hashlib
import html
import io
import json
import os
import re
import sys
import unicodedata
import zipfile


def files(folder):
    return sorted(os.path.join(r, f) for r, _, fs in os.walk(folder) for f in fs)


def read(path):
    with open(path, encoding="utf-8", errors="replace") as f:
        return f.read()


def folded(text):
    """Lower case, without accents, one kind of apostrophe, single spaces."""
    text = unicodedata.normalize("NFKD", text.replace("’", "'").replace("\u00ad", ""))
    return re.sub(r"\s+", " ", "".join(c for c in text if not unicodedata.combining(c)).casefold())


def pattern(needle):
    """The needle as whole words; the spaces and hyphens in it may be any run of them (lines break there)."""
    parts = [re.escape(p) for p in re.split(r"[\s-]+", folded(needle)) if p]
    return re.compile(r"(?<!\w)" + r"[\s-]{1,3}".join(parts) + r"(?!\w)")


def unpack(folder, out):
    wrong = []
    for n, path in enumerate(files(folder)):
        kind = path.rsplit(".", 1)[-1].lower()
        if kind == "pdf":
            continue
        try:
            with open(path, "rb") as f:
                text = _text(kind, f.read())
        except (ValueError, zipfile.BadZipFile, KeyError) as e:
            wrong.append(f"{os.path.relpath(path, folder)}: {e}")
            continue
        with open(os.path.join(out, f"other-{n}.txt"), "w", encoding="utf-8") as f:
            f.write(text)
    return wrong


def _text(kind, data):
    if kind in ("docx", "xlsx"):
        with zipfile.ZipFile(io.BytesIO(data)) as z:
            if z.testzip():
                raise ValueError("a damaged member")
            parts = [z.read(n).decode("utf-8", "replace") for n in z.namelist() if n.endswith((".xml", ".rels"))]
        # Twice: runs joined, and runs apart, so that a name split over runs or standing next to another is found.
        return "\n".join(html.unescape(re.sub(r"<[^>]*>", gap, re.sub(r"</w:p>|</si>|</c>", "\n", p))) for p in parts for gap in ("", " "))
    if kind in ("csv", "json", "txt", "md"):
        return data.decode("utf-8")
    raise ValueError("a file of a kind that nobody looks into")


def survive(names, folder):
    texts = [folded(read(p)) for p in files(folder)]
    return [f"not readable: {n}" for n in names if not any(pattern(n).search(t) for t in texts)]


def forbid(names, folder):
    found = []
    for path in files(folder):
        text = folded(read(path))
        found += [f"readable by {os.path.basename(path)}: {n}" for n in names if pattern(n).search(text)]
    return found


def file_names(names, folder):
    shown = {p: folded(re.sub(r"[_.]", " ", os.path.relpath(p, folder))) for p in files(folder)}
    return [f"{os.path.relpath(p, folder)}: {n}" for p, t in shown.items() for n in names if pattern(n).search(t)]


def manifest(folder):
    told = {e["name"]: e for e in json.loads(read(os.path.join(folder, "manifest.json")))["files"]}
    there = {os.path.relpath(p, folder).replace(os.sep, "/"): p for p in files(folder)}
    there.pop("manifest.json", None)
    wrong = [f"told and not there, or there and not told: {n}" for n in sorted(told.keys() ^ there.keys())]
    for name in sorted(told.keys() & there.keys()):
        with open(there[name], "rb") as f:
            data = f.read()
        if (told[name]["size"], told[name]["sha256"]) != (len(data), hashlib.sha256(data).hexdigest()):
            wrong.append(f"another size or SHA-256: {name}")
    return wrong


def schedule(path):
    rows = list(csv.reader(io.StringIO(read(path).lstrip("\ufeff"))))
    if len(rows) < 2:
        return [f"{len(rows)} rows"]
    return [f"row {n} has {len(r)} fields, the head {len(rows[0])}" for n, r in enumerate(rows, 1) if len(r) != len(rows[0])]


def main(command, *rest):
    if command == "list":
        print("\n".join(json.loads(read(rest[0]))[rest[1]]))
        return 0
    over_list = {"survive": survive, "forbid": forbid, "names": file_names}
    if command in over_list:
        names = [n for n in read(rest[0]).split("\n") if n]
        found = over_list[command](names, rest[1]) if names and files(rest[1]) else ["nothing to compare"]
    else:
        found = {"unpack": unpack, "manifest": manifest, "schedule": schedule}[command](*rest)
    print("\n".join(found))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
