#!/usr/bin/env python3
"""Writes the mean of several saved second stages, and that beside it as `.pt`: steadier than the last pass alone.

  python3 tests/train/mean.py src/detect/learned/vocab.txt src/detect/learned/second.bin t5.bin.pt t6.bin.pt
"""
import sys

import torch

import second

vocabulary, out, models = sys.argv[1], sys.argv[2], []
for path in sys.argv[3:]:
    model = second.base(vocabulary)
    second.load(model, path)
    models.append(model.state_dict())
model.load_state_dict({name: sum(one[name].float() for one in models) / len(models) for name in models[0]})
second.export(model, out)
torch.save(model.state_dict(), out + ".pt")
