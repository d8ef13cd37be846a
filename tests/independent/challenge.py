#!/usr/bin/env python3
"""Redacts a handful of the shared challenge files of each format, and files of our own in which a name hides where few tools look, and lets the leak
checker look at every release.

usage: challenge.py DSAR REDACTION_DIR OUT [--each N (4)] [--all] [--only WORD]
REDACTION_DIR holds leakcheck.py and challenge/. The challenge files are drawn evenly from the manifest's order; --all takes all of them. Our own come from channels.py.
Exit 1 where a release leaks, is missing or unchecked, or lost a string of the subject's own; a refusal is said and counts where more than one in twenty is refused.
"""
import argparse
import collections
import json
import os
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor

import channels


def sampled(entries, each):
    """As many of each format, evenly from its list."""
    formats = collections.defaultdict(list)
    for entry in entries:
        formats[entry["format"]].append(entry)
    return [rows[n * len(rows) // min(each, len(rows))] for rows in formats.values() for n in range(min(each, len(rows)))]


def judge(job):
    """(name, verdict, why, lost) of one release."""
    import leakcheck
    name, release, entry = job
    if os.path.exists(release + ".refused"):
        return name, "refused", open(release + ".refused", encoding="utf-8").read()[:100], []
    if not os.path.exists(release + ".pdf"):
        return name, "missing", "", []
    c = leakcheck.Checker(entry["forbidden"], entry["survive"], ocr=entry.get("ocr", True), widths=entry.get("widths", True))
    c.file(release + ".pdf")
    lost = [s for s, found in c.survive.items() if not found]
    verdict = "leaked" if c.hits else "unchecked" if c.unchecked else "clean"
    return name, verdict, ", ".join(sorted({h["layer"] + ": " + h["how"] for h in c.hits})[:3]) or str(c.unchecked[:1] or ""), lost


def redact(dsar, files, terms, out):
    os.makedirs(out, exist_ok=True)
    path = os.path.join(out, "terms.txt")
    with open(path, "w", encoding="utf-8") as f:
        f.write("\n".join(terms) + "\n")
    subprocess.run([dsar, "redact", *files, "--terms", path, "--out", out, "-q"], capture_output=True, timeout=900)


def main():
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument("dsar"); a.add_argument("redaction"); a.add_argument("out")
    a.add_argument("--each", type=int, default=4); a.add_argument("--all", action="store_true"); a.add_argument("--only")
    a = a.parse_args()
    sys.path.insert(0, a.redaction)
    root = os.path.join(a.redaction, "challenge")
    entries = json.load(open(os.path.join(root, "manifest.json"), encoding="utf-8"))
    jobs = []
    groups = collections.defaultdict(list)
    for entry in entries if a.all else sampled(entries, a.each):
        groups[tuple(entry["forbidden"])].append(entry)
    for n, (terms, group) in enumerate(groups.items()):
        out = os.path.join(a.out, f"challenge{n}")
        group = [e for e in group if not a.only or a.only in e["file"]]
        redact(a.dsar, [os.path.join(root, e["file"]) for e in group], terms, out)
        jobs += [(e["file"], os.path.join(out, os.path.basename(e["file"])), e) for e in group]
    ours = os.path.join(a.out, "channels")
    made = [n for n in channels.build(ours) if not a.only or a.only in n]
    redact(a.dsar, [os.path.join(ours, n) for n in made], channels.FORBIDDEN, ours + ".out")
    # Columns of print stand apart by distances of their own, some of which fit some name: widths are for the challenge files and tests/pages.rs.
    entry = {"forbidden": channels.FORBIDDEN, "survive": channels.SURVIVE, "widths": False}
    jobs += [("ours/" + n, os.path.join(ours + ".out", n), {**entry, "ocr": n.startswith(channels.LOOKED_AT)}) for n in made]
    with ProcessPoolExecutor(2) as pool:
        rows = list(pool.map(judge, jobs))
    for name, verdict, why, lost in rows:
        if verdict != "clean" or lost:
            print(f"{verdict:9} {name:40} {why}" + (f"  LOST {lost}" if lost else ""))
    count = collections.Counter(r[1] for r in rows)
    lost = sum(bool(r[3]) for r in rows)
    print(f"{len(rows)} files: " + ", ".join(f"{count[v]} {v}" for v in ("clean", "leaked", "unchecked", "missing", "refused")) + f", {lost} lost something")
    bad = count["leaked"] + count["unchecked"] + count["missing"] + lost
    sys.exit(1 if bad or count["refused"] * 20 > len(rows) else 0)


if __name__ == "__main__":
    main()
