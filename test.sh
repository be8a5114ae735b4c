#!/usr/bin/env bash
# Installs what the tests need (Debian packages, as root; otherwise says what is
# missing and the tests that need it skip with a message), then runs every check.
#
#   ./test.sh          everything
#   ./test.sh quick    format, vet, build for other systems, go test -short
set -euo pipefail
cd "$(dirname "$0")"

packages="libreoffice-writer-nogui libreoffice-calc-nogui poppler-utils qpdf mupdf-tools ghostscript tesseract-ocr tesseract-ocr-jpn zip p7zip-full nodejs libjs-pdf genisoimage xorriso libarchive-tools
  python3-lxml python3-docx python3-openpyxl python3-fonttools fonts-morisawa-bizud-mincho fonts-morisawa-bizud-gothic"
missing=""
for p in $packages; do
  dpkg -s "$p" >/dev/null 2>&1 || missing="$missing $p"
done
if [ -n "$missing" ] && [ "${1:-}" != quick ]; then
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "installing:$missing"
    apt-get update -qq
    # shellcheck disable=SC2086
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
  else
    echo "missing, tests that need them will say so and skip:$missing"
  fi
fi
validators=../shared/validators
if [ -x "$validators/setup.sh" ] && [ "${1:-}" != quick ] && [ "$(id -u)" = 0 ]; then
  "$validators/setup.sh" || echo "the validators could not be set up; tests that need them will say so and skip"
fi

echo "== format, vet, static checks"
unformatted=$(gofmt -l cmd pipeline fonts criteria samples templates profiles)
[ -z "$unformatted" ] || { echo "not formatted: $unformatted"; exit 1; }
go vet ./...
go run honnef.co/go/tools/cmd/staticcheck@v0.8.2 ./...

echo "== builds without cgo, for every system of an office"
for os in linux windows darwin; do
  CGO_ENABLED=0 GOOS=$os go build -o /dev/null ./cmd/shinsa
done
CGO_ENABLED=0 GOOS=windows go build ./...

if [ "${1:-}" = quick ]; then
  exec go test -short ./...
fi

echo "== fuzz targets, half a second each"
.ci/fuzz 500ms

echo "== race detector on the parts that run side by side"
go test -race -short ./pipeline/workspace ./pipeline/worker
go test -race -short -run 'TestJobsDoNotMatter|TestCountsAddUp' ./pipeline
go test -race -short -run 'TestEveryProfileMakesAPackage' ./pipeline/deliverable

echo "== tests"
exec go test -timeout 20m ./...
