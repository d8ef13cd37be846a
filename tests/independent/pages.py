#!/usr/bin/env python3
"""Redacts real PDFs of the shared corpus and judges the releases with other people's tools.

usage: pages.py DSAR CORPUS_DOCUMENTS LEAKCHECK_DIR [--files N (60)] [--ocr] [--out DIR] [--json FILE] [--only NAME] [--no-peer]
For each file one string of two capitalised words that occurs in it is removed (a rarer word of six letters where there is none, else any word of four, else
four characters of another script); protected files are opened by the password in the corpus's manifest. Reported: leaks by leakcheck (with --widths), text recall of
what should survive (words by poppler), how pages were kept, size against the source, CPU seconds a page against PyMuPDF's redact + save,
qpdf --check, x-ray. Exit 1 where something leaked, qpdf complains, x-ray finds something, or recall is below 0.98 over all files.
"""
import argparse, asyncio, collections, json, os, random, re, resource, statistics, subprocess, sys, tempfile, time

TITLED = re.compile(r"\b([A-Z][a-z]{3,11}) ([A-Z][a-z]{3,11})\b")


# They ask pdftotext for more than it has.
BOMBS = ("bomb", "fuzzed", "poppler-")


def text_of(path, password=None):
    try:
        done = subprocess.run(["pdftotext", "-enc", "UTF-8", *(["-upw", password] if password else []), path, "-"], capture_output=True, timeout=20)
    except subprocess.TimeoutExpired:
        return ""
    return done.stdout.decode("utf-8", "replace")


def words(text):
    return collections.Counter(w for w in re.findall(r"[^\W_]+", text.lower()) if len(w) > 1)


def chosen(path, seed, password=None):
    """A string to remove, the least common of those that occur; None where there is none."""
    text = text_of(path, password)
    found = collections.Counter(f"{a} {b}" for line in text.splitlines() for a, b in TITLED.findall(line))
    rare = sorted(s for s, n in found.items() if n <= 6)
    if not rare:
        single = collections.Counter(re.findall(r"\b[A-Za-z]{6,14}\b", text))
        rare = sorted(w for w, n in single.items() if n <= 3)
    for pattern in (r"\b[A-Za-z]{4,14}\b", r"[^\W\d_A-Za-z]{4}"):
        if not rare:
            any_ = collections.Counter(re.findall(pattern, text))
            rare = sorted(w for w, n in any_.items() if n == min(any_.values()))
    return (random.Random(seed).choice(rare) if rare else None), text


def passwords(corpus):
    with open(os.path.join(corpus, "manifest.jsonl"), encoding="utf-8") as lines:
        return {m["file"]: m["password"] for m in map(json.loads, lines) if "password" in m}


def boxes_fit(path, term):
    """True where the string fits between the letters on either side of a box, by leakcheck's rule."""
    import pymupdf
    for page in pymupdf.open(path):
        # Lines that run across: what stands beside a box on a line that runs down is not beside it on the page.
        rows = [(c["bbox"], s["size"], c["c"]) for b in page.get_text("rawdict")["blocks"] for l in b.get("lines", []) if l["dir"][0] > 0.99
                for s in l["spans"] for c in s["chars"] if c["c"].strip()]
        for label in page.search_for("[redacted]"):
            if label.height > label.width:
                continue
            middle = (label.y0 + label.y1) / 2
            near = [(b, s) for b, s, _ in rows if b[1] < middle < b[3] and not (b[0] >= label.x0 - 1 and b[2] <= label.x1 + 1)]
            left = max((b[2] for b, _ in near if b[2] <= label.x0 + 1), default=None)
            right = min((b[0] for b, _ in near if b[0] >= label.x1 - 1), default=None)
            size = max((s for _, s in near), default=0)
            if left is None or right is None or right - left < 2.5 * size:
                continue
            for font in ("helv", "tiro", "cour", "hebo"):
                wide = pymupdf.get_text_length(term, font, size)
                space = pymupdf.get_text_length(" ", font, size)
                if min(abs(right - left - wide - k * space) for k in (0, 1, 2)) < max(0.5, 0.01 * wide):
                    return True
    return False


def children():
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def by_pymupdf(path, term, out, password):
    """CPU seconds of the peer for the same work."""
    code = ("import sys, pymupdf\npymupdf.TOOLS.mupdf_display_errors(False)\nd = pymupdf.open(sys.argv[1])\nd.authenticate(sys.argv[4])\n"
            "for p in d:\n  for q in p.search_for(sys.argv[2]): p.add_redact_annot(q, fill=(0, 0, 0))\n  p.apply_redactions()\n"
            "d.scrub(); d.save(sys.argv[3], garbage=4, deflate=True)")
    before = children()
    subprocess.run([sys.executable, "-W", "ignore", "-c", code, path, term, out, password], capture_output=True, timeout=300)
    return children() - before


def main():
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument("dsar"); a.add_argument("corpus"); a.add_argument("leakcheck")
    a.add_argument("--files", type=int, default=60); a.add_argument("--ocr", action="store_true")
    a.add_argument("--out"); a.add_argument("--json"); a.add_argument("--only"); a.add_argument("--no-peer", action="store_true")
    a = a.parse_args()
    sys.path.insert(0, a.leakcheck)
    import leakcheck
    try:
        import xray
    except ImportError:
        xray = None
    out = a.out or tempfile.mkdtemp()
    os.makedirs(out, exist_ok=True)
    names = sorted(n for n in os.listdir(os.path.join(a.corpus, "files")) if n.endswith(".pdf") and not any(b in n for b in BOMBS))
    known = passwords(a.corpus)
    rows = []
    for name in names:
        if len(rows) >= a.files or (a.only and a.only not in name):
            continue
        path = os.path.join(a.corpus, "files", name)
        term, text = chosen(path, name, known.get(name))
        if not term:
            continue
        terms = os.path.join(out, "terms.txt")
        with open(terms, "w", encoding="utf-8") as f:
            f.write(term + "\n")
        more = []
        if name in known:
            more = ["--passwords", os.path.join(out, "passwords.txt")]
            with open(more[1], "w", encoding="utf-8") as f:
                f.write(known[name] + "\n")
        before, start = children(), time.time()
        done = subprocess.run([a.dsar, "redact", path, "--terms", terms, "--out", out, "-q", "--json", *more], capture_output=True, timeout=600)
        cpu = children() - before
        try:
            said = json.loads(done.stdout.decode().splitlines()[0])
        except (IndexError, ValueError):
            said = {"fate": "failed", "why": done.stderr.decode()[-200:], "pages": []}
        row = {"file": name, "term": term, "fate": said["fate"], "why": said["why"], "pages": said["pages"], "cpu": cpu, "wall": time.time() - start}
        rows.append(row)
        if said["fate"] != "released":
            print(f"{row['fate']:9} {name:60} {row['why'][:80]}", flush=True)
            continue
        release = said["release"]
        c = leakcheck.Checker([term], (), ocr=a.ocr, widths=True)
        c.file(release)
        row["leaks"] = sorted({f"{h['layer']}: {h['how']}" for h in c.hits})
        if any(h["layer"] == "gap width" for h in c.hits) and not boxes_fit(release, term):
            # Every page has gaps that fit some word; what counts is those that a removal left.
            row["leaks"] = [x for x in row["leaks"] if "gap width" not in x]
        want = words(text)
        # The string's words may go wherever they stand as a whole: allow for each occurrence.
        for w in words(term):
            want.pop(w, None)
        have = words(text_of(release))
        row["wanted"] = sum(want.values())
        row["found"] = sum((want & have).values())
        row["size"] = os.path.getsize(release) / os.path.getsize(path)
        row["qpdf"] = subprocess.run(["qpdf", "--check", release], capture_output=True).returncode
        try:
            found = xray.inspect(release) if xray else {}
            found = asyncio.run(found) if asyncio.iscoroutine(found) else found
            row["xray"] = sum(len(v) for v in found.values()) if xray else None
        except Exception as e:  # noqa: BLE001
            row["xray"] = None
            print(f"x-ray failed on {name}: {str(e)[:80]}")
        if not a.no_peer:
            row["peer"] = by_pymupdf(path, term, os.path.join(out, "peer.pdf"), known.get(name, ""))
        kinds = collections.Counter(p["kept"] for p in row["pages"])
        why = next((p["why"] for p in row["pages"] if p["why"]), "")
        recall = row["found"] / max(1, row["wanted"])
        print(f"{'LEAK' if row['leaks'] else 'clean':9} {name[:48]:48} {term:24} recall {recall:.3f} size {row['size']:.2f} cpu {cpu:.1f} {dict(kinds)} {why[:70]} {row['leaks'][:2] or ''}", flush=True)
    done = [r for r in rows if r["fate"] == "released"]
    pages = [p for r in done for p in r["pages"]]
    kinds = collections.Counter(p["kept"] for p in pages)
    recall = sum(r["found"] for r in done) / max(1, sum(r["wanted"] for r in done))
    leaks = [r["file"] for r in done if r["leaks"]]
    bad = [r["file"] for r in done if r["qpdf"] != 0]
    seen = [r["file"] for r in done if r["xray"]]
    count = max(1, len(pages))
    print(f"{len(rows)} files: released {len(done)}, leaking {len(leaks)}, recall {recall:.4f}, size ratio median {statistics.median([r['size'] for r in done] or [0]):.2f}, "
          f"pages {dict(kinds)}, worst difference of a sharp page {max([p['difference'] for p in pages if p['kept'] == 'sharp'] or [0]):.5f}, "
          f"CPU a page {sum(r['cpu'] for r in done) / count:.2f} s"
          + ("" if a.no_peer else f" (PyMuPDF {sum(r['peer'] for r in done) / count:.2f} s)")
          + f", qpdf complains of {len(bad)}, x-ray finds something in {len(seen)}")
    if a.json:
        with open(a.json, "w", encoding="utf-8") as f:
            json.dump(rows, f, indent=1)
    sys.exit(1 if leaks or bad or seen or recall < 0.98 else 0)


if __name__ == "__main__":
    main()
