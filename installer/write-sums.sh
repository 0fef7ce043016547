#!/bin/sh
# Write dist/SHA256SUMS: the hash of each file to hand out, for whoever downloads it (sha256sum -c SHA256SUMS).
set -eu
cd "$(dirname "$0")/../dist"
for file in *.deb *.tar.xz *.zip *.exe *.whl; do
  [ -f "$file" ] && printf '%s\n' "$file"
done | LC_ALL=C sort | xargs -d '\n' sha256sum >SHA256SUMS
cat SHA256SUMS
