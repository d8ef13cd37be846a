#!/usr/bin/env python3
"""Mixes first stages: `mixed.py OUT.bin A.bin:SHARE B.bin:SHARE …`, shares that add up to 1.

The weights of a feature that several know are added up by their shares; one that the others do not know counts there as nothing. What is
learnt of other kinds of text comes in so without forgetting the rest. Format: `Weights::read` in src/detect/learned/mod.rs.
"""
import sys
import numpy as np

SLOTS, HEAD, MAGIC = 1 << 20, 48, b"DSARCRF1"


def read(path, share):
    """Steps, the check of every slot and its two weights, all by `share`."""
    data = open(path, "rb").read()
    if not data.startswith(MAGIC) or len(data) != HEAD + 3 * SLOTS:
        sys.exit(f"{path} is no first stage")
    numbers = np.frombuffer(data, "<f4", 10, 8)
    slots = np.frombuffer(data, np.uint8, 3 * SLOTS, HEAD).reshape(SLOTS, 3)
    return numbers[1:] * share, slots[:, 0], np.ascontiguousarray(slots[:, 1:]).view(np.int8) * (numbers[0] * share)


def main():
    parts = [read(path, float(share)) for path, share in (a.rsplit(":", 1) for a in sys.argv[2:])]
    checks, weights, best = np.zeros(SLOTS, np.uint8), np.zeros((SLOTS, 2), np.float32), np.full(SLOTS, -1.0)
    for _, own, _ in parts:
        # Of two features that want one slot, the one that tells more has it.
        total = sum((theirs == own)[:, None] * pair for _, theirs, pair in parts)
        size = np.where(own == 0, -1.0, np.abs(total).sum(1))
        more = size > best
        checks[more], weights[more], best[more] = own[more], total[more], size[more]
    sizes = np.sort(np.abs(weights[weights != 0]))
    scale = np.float32(max(sizes[len(sizes) - 1 - len(sizes) // 5000] / 127, 1e-6))
    whole = np.clip(np.round(weights / scale), -127, 127).astype(np.int8)
    checks[(whole == 0).all(1)] = 0
    steps = sum(steps for steps, _, _ in parts).astype("<f4")
    with open(sys.argv[1], "wb") as out:
        out.write(MAGIC + scale.tobytes() + steps.tobytes() + np.concatenate([checks[:, None], whole.view(np.uint8)], 1).tobytes())


main()
