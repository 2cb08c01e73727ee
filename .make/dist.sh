#!/usr/bin/env bash
# dist.sh: one program with the site inside, to copy to a server.
. "$(dirname "$0")/env.sh"
.make/site.sh wasm-release
# Files that are new in the site do not make cargo build again, so the server always is.
cargo clean -p server --release --quiet
COLLECTIVE_YES_SITE=$site cargo build -p server --release --features embed
mkdir -p "$CARGO_TARGET_DIR/dist"
cp "$CARGO_TARGET_DIR/release/collective-yes" "$CARGO_TARGET_DIR/dist/collective-yes"
say "$(du -h "$CARGO_TARGET_DIR/dist/collective-yes" | cut -f1)B: $CARGO_TARGET_DIR/dist/collective-yes"
