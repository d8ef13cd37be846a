#!/bin/sh
# Makes the two embedded fonts from Debian's fonts-noto-core (Noto Sans, SIL Open Font License 1.1): Latin with all its
# diacritics, Greek, Cyrillic, punctuation, currency, arrows; no hinting, no layout tables (dsar sets glyph by glyph).
# Needs fonttools. Usage: subset.sh FOLDER_OF_NotoSans-*.ttf
set -eu
here=$(dirname "$0")
ranges="U+0020-007E,U+00A0-02AF,U+02B0-02FF,U+0300-036F,U+0370-03FF,U+0400-052F,U+1E00-1EFF,U+1F00-1FFF,U+2000-206F,U+2070-209F,U+20A0-20BF,U+2100-214F,U+2150-218F,U+2190-2199,U+2200-22FF,U+25A0-25CF,U+2713,U+2717,U+FB00-FB06,U+FFFD"
for face in Regular Bold; do
    SOURCE_DATE_EPOCH=1577836800 pyftsubset "$1/NotoSans-$face.ttf" --unicodes="$ranges" --output-file="$here/NotoSans-$face.ttf" \
        --layout-features='' --no-hinting --desubroutinize --drop-tables+=GSUB,GPOS,GDEF,kern --name-IDs=0,1,2,3,4,5,6,13,14 --no-recalc-timestamp
done
