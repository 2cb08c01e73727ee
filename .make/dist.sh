#!/usr/bin/env bash
# dist.sh: one executable with the site inside, to copy to a server.
. "$(dirname "$0")/env.sh"
.make/site.sh wasm-release
# Cargo does not notice new files of the site, so the server is always rebuilt.
cargo clean -p server --release --quiet
COLLECTIVE_YES_SITE=$site cargo build -p server --release --features embed
mkdir -p "$CARGO_TARGET_DIR/dist"
cp "$CARGO_TARGET_DIR/release/collective-yes" "$CARGO_TARGET_DIR/dist/collective-yes"
say "$(du -h "$CARGO_TARGET_DIR/dist/collective-yes" | cut -f1)B: $CARGO_TARGET_DIR/dist/collective-yes"
