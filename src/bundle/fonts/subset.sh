#!/bin/sh
# Makes the three embedded fonts from Debian's fonts-noto-core and fonts-noto-mono (SIL Open Font License 1.1): Noto Sans with
# Latin and all its diacritics, Greek, Cyrillic, punctuation and currency, regular and bold; and one face of symbols (arrows,
# mathematics, boxes, ticks, faces) merged from Noto Sans Math, Symbols, Symbols 2 and Mono. No hinting, no layout tables:
# dsar sets glyph by glyph. Needs fonttools. Usage: subset.sh FOLDER_OF_Noto*.ttf
set -eu
here=$(dirname "$0")
work=$(mktemp -d)
export SOURCE_DATE_EPOCH=1577836800
cut() { # FILE RANGES OUT
    pyftsubset "$1" --unicodes="$2" --output-file="$3" --layout-features='' --no-hinting --desubroutinize \
        --drop-tables+=GSUB,GPOS,GDEF,MATH,kern --name-IDs=0,1,2,3,4,5,6,13,14 --no-recalc-timestamp
}
letters="U+0020-007E,U+00A0-02FF,U+0300-036F,U+0370-03FF,U+0400-052F,U+1E00-1EFF,U+1F00-1FFF,U+2000-206F,U+2070-209F,U+20A0-20BF,U+2100-214F,U+2150-218F,U+25CC,U+FB00-FB06,U+FFFD"
for face in Regular Bold; do
    cut "$1/NotoSans-$face.ttf" "$letters" "$here/NotoSans-$face.ttf"
done
cut "$1/NotoSansMath-Regular.ttf" "U+2190-22FF" "$work/1.ttf"
cut "$1/NotoSansSymbols2-Regular.ttf" "U+2580-25FF,U+2600-26FF,U+2700-27BF,U+1F4A0-1F4FF,U+1F600-1F64F" "$work/2.ttf"
cut "$1/NotoSansSymbols-Regular.ttf" "U+2460-24FF,U+2600-26FF" "$work/3.ttf"
cut "$1/NotoSansMono-Regular.ttf" "U+2500-257F" "$work/4.ttf"
pyftmerge --output-file="$work/all.ttf" "$work"/1.ttf "$work"/2.ttf "$work"/3.ttf "$work"/4.ttf
cut "$work/all.ttf" "*" "$here/NotoSans-Symbols.ttf"
rm -r "$work"
