"""Is a PDF tagged, and read aloud in order? Looks with pikepdf (structure, content) and poppler (its reading of the structure).

usage: structure.py FILE.pdf [--bundle]     prints what is wrong, a line each; exit 1 if anything is
"""

import re
import subprocess
import sys

import pikepdf

SHOWS = {"Tj", "TJ", "'", '"', "Do"}


def content(pdf, wrong):
    """Everything painted is an artifact or a numbered stretch that the structure knows."""
    root = pdf.Root.StructTreeRoot
    numbers = list(root.ParentTree.Nums) if "/Nums" in root.ParentTree else []
    parents = {int(numbers[n]): numbers[n + 1] for n in range(0, len(numbers), 2)}
    for number, page in enumerate(pdf.pages, 1):
        stack, used = [], set()
        for operands, operator in pikepdf.parse_content_stream(page):
            name = str(operator)
            if name in ("BDC", "BMC"):
                mcid = operands[1].get("/MCID") if name == "BDC" and isinstance(operands[1], pikepdf.Dictionary) else None
                stack.append((str(operands[0]), mcid))
                if mcid is not None:
                    if int(mcid) in used:
                        wrong.append(f"page {number}: stretch {mcid} occurs twice")
                    used.add(int(mcid))
            elif name == "EMC":
                stack.pop()
            elif name in SHOWS and not any(tag == "/Artifact" or mcid is not None for tag, mcid in stack):
                wrong.append(f"page {number}: {name} outside every tag")
        if used:
            known = parents.get(int(page.get("/StructParents", -1)))
            missing = [m for m in used if known is None or m >= len(known) or known[m] is None]
            if missing:
                wrong.append(f"page {number}: {len(missing)} stretches that the structure does not know")


def elements(node, kind, out, seen=0):
    if isinstance(node, pikepdf.Array):
        for kid in node:
            elements(kid, kind, out, seen)
    elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
        if str(node.S) == kind:
            out.append(node)
        if "/K" in node and seen < 40:
            elements(node.K, kind, out, seen + 1)
    return out


def main():
    path, bundle = sys.argv[1], "--bundle" in sys.argv
    wrong = []
    with pikepdf.open(path) as pdf:
        for key in ("/StructTreeRoot", "/MarkInfo", "/Lang"):
            if key not in pdf.Root:
                wrong.append(f"the catalogue has no {key}")
        if wrong:
            print("\n".join(wrong))
            return 1
        if not pdf.Root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False):
            wrong.append("the title is not shown")
        content(pdf, wrong)
        for figure in elements(pdf.Root.StructTreeRoot.K, "/Figure", []):
            if not str(figure.get("/Alt", "")):
                wrong.append("a picture without words")
    told = subprocess.run(["pdfinfo", "-struct-text", path], capture_output=True, text=True, errors="replace").stdout
    said = subprocess.run(["pdftotext", "-enc", "UTF-8", path, "-"], capture_output=True, text=True, errors="replace").stdout
    words = lambda text: set(re.findall(r"\w{4,}", text))
    lost = words(said) - words(told)
    if len(lost) > 0.03 * max(len(words(said)), 1):
        wrong.append(f"{len(lost)} of {len(words(said))} words are not in the structure")
    if bundle:
        first = re.search(r"^\s*H(\d)", told, re.M)
        if not first or first.group(1) != "1":
            wrong.append("the first heading is not of the first level")
        numbers = [int(n) for n in re.findall(r'H1 "Document (\d+):', told)]
        if not numbers or numbers != sorted(numbers):
            wrong.append("the documents are not told in order")
        for kind in ("Table", "TH", "LBody"):
            if not re.search(rf"^\s*{kind}\b", told, re.M):
                wrong.append(f"no {kind} in the structure")
    print("\n".join(wrong) or "tagged, and told in order")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
