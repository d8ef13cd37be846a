#!/usr/bin/env python3
"""Writes the mean of several saved second stages: steadier than the last pass alone.

  python3 tests/train/mean.py src/detect/learned/vocab.txt src/detect/learned/second.bin t5.bin.pt t6.bin.pt
"""
import sys

import torch

import second

vocabulary, out, saved = sys.argv[1], sys.argv[2], [torch.load(path) for path in sys.argv[3:]]
model = second.base(vocabulary)
model.load_state_dict({name: sum(one[name].float() for one in saved) / len(saved) for name in saved[0]})
second.export(model, out)
