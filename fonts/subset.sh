#!/bin/sh
# Makes HanaMinSubset.ttf from Debian's fonts-hanazono: the characters that the
# BIZ UD fonts beside this script lack, so that no name or symbol of a company
# is lost. Same packages, same bytes. Needs: fonts-hanazono python3-fonttools
#   apt-get install -y --no-install-recommends fonts-hanazono python3-fonttools
set -eu
cd "$(dirname "$0")"
source=${1:-/usr/share/fonts/truetype/hanazono/HanaMinA.ttf}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# The list: JIS X 0213 (both editions), the ideographs beyond the BMP that HanaMinA
# has (those of Japanese names, 𠮷 among them) and the symbols that office software
# offers, minus what BIZ UDMincho, UDGothic and UDGothic Bold all have.
# And the glyphs of the variants (IVS, cmap format 14) of JIS X 0208's ideographs
# that registers of names know and the BIZ UD fonts do not: 邉 alone has 31.
/usr/bin/python3 - "$source" "$work" <<'PY'
import sys
from fontTools.ttLib import TTFont
def has(path): return set(TTFont(path, lazy=True).getBestCmap())
jis = set()
for cp in range(0x80, 0x30000):
    for codec in ("euc_jis_2004", "euc_jisx0213"):
        try: chr(cp).encode(codec); jis.add(cp)
        except UnicodeEncodeError: pass
biz = [has("BIZUD%s.ttf" % n) for n in ("Mincho-Regular", "Gothic-Regular", "Gothic-Bold")]
hana = has(sys.argv[1])
missing = jis - (biz[0] & biz[1] & biz[2])
lost = missing - hana
assert not lost, "not in the source font: %s" % sorted(map(hex, lost))
assert 0x20BB7 in hana
ranges = ((0x00A0, 0x0250), (0x2000, 0x2800), (0x3000, 0x3400), (0xF900, 0xFB00), (0xFF00, 0xFFF0), (0x20000, 0x2A6E0))
extra = {cp for a, b in ranges for cp in range(a, b)} & hana - (biz[0] & biz[1] & biz[2])
with open(sys.argv[2] + "/unicodes", "w") as f:
    f.write("\n".join("%04X" % cp for cp in sorted(missing | extra | {0x20})))

def variants(path):
    font = TTFont(path, lazy=True)
    table = [t for t in font["cmap"].tables if t.format == 14][0].uvsDict
    return font, {(c, s): g for s, pairs in table.items() for c, g in pairs}
_, known = variants("BIZUDMincho-Regular.ttf")
font, all = variants(sys.argv[1])
def jis0208(cp):
    try: return len(chr(cp).encode("euc_jp")) == 2
    except UnicodeEncodeError: return False
gids = {font.getGlyphID(g) for (c, s), g in all.items() if g and (c, s) not in known and jis0208(c)}
with open(sys.argv[2] + "/gids", "w") as f:
    f.write("\n".join(map(str, sorted(gids))))
PY

/usr/bin/python3 -m fontTools.subset "$source" --unicodes-file="$work/unicodes" --gids-file="$work/gids" --output-file="$work/subset.ttf" \
  --no-hinting --layout-features='' --notdef-outline --name-IDs='' --no-glyph-names --no-recalc-timestamp \
  --drop-tables+=BASE,FFTM,GDEF,GSUB,prop,vhea,vmtx,gasp

# A name of its own (Reserved Font Names stay with the originals), no dates.
/usr/bin/python3 - "$work/subset.ttf" HanaMinSubset.ttf <<'PY'
import sys
from fontTools.ttLib import TTFont
f = TTFont(sys.argv[1], recalcTimestamp=False)
name = f["name"]; name.names = []
for i, s in {0: "Copyright 2008-2017 GlyphWiki Project. A subset made for shinsa.", 1: "Shinsa Supplement Mincho", 2: "Regular",
             3: "ShinsaSupplementMincho-1", 4: "Shinsa Supplement Mincho", 5: "Version 1.0", 6: "ShinsaSupplementMincho",
             13: "Free to use, copy and distribute, with or without modification (Hanazono Font License)."}.items():
    name.setName(s, i, 3, 1, 0x409)
f["head"].created = f["head"].modified = 3600000000
f["cmap"].tables = [t for t in f["cmap"].tables if (t.platformID, t.platEncID) in ((3, 1), (3, 10)) or t.format == 14]
f.save(sys.argv[2], reorderTables=True)
PY
ls -l HanaMinSubset.ttf
