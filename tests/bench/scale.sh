#!/bin/bash
# How index and find grow: wall, CPU seconds and peak memory at each size. Usage: scale.sh DSAR MAILDIR SCRATCH FORM.toml TIMES…
# Each TIMES is one size: the store multiplied so often (multiply.py). Needs GNU time.
set -eu
dsar=$1 maildir=$2 scratch=$3 form=$4
shift 4
here=$(dirname "$0")
for times in "$@"; do
  store=$scratch/store-$times cases=$scratch/cases-$times
  rm -rf "$store" "$cases"
  python3 "$here/multiply.py" "$maildir" "$store" "$times"
  "$dsar" init "$cases" --store "$store" -q
  /usr/bin/time -f "$times x index: %e s wall, %U + %S s CPU, %M kB" "$dsar" index -w "$cases" -q || true
  id=$("$dsar" request new -q --from "$form" -w "$cases" | head -1)
  /usr/bin/time -f "$times x hits (find alone): %e s wall, %U + %S s CPU, %M kB" "$dsar" hits "$id" --jsonl -w "$cases" > "$scratch/hits-$times"
  /usr/bin/time -f "$times x run (find, pin, name): %e s wall, %U + %S s CPU, %M kB" "$dsar" run "$id" -w "$cases" -q || true
  du -sh "$cases/index" "$cases/catalogue.db"
  rm -rf "$store" "$cases"
done
