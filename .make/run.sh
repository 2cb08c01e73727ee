#!/usr/bin/env bash
# run.sh [server options]: installs what is missing, builds, and serves the demonstration workshop.
. "$(dirname "$0")/env.sh"
began=$SECONDS
step() { say ""; say "== $1"; }

step "1/4 tools"
need_cargo
need_wasm_target
need_node
need_wasm_bindgen
need_npm_packages
step "2/4 the page"
.make/site.sh wasm-release
step "3/4 the server"
cargo build -p server
step "4/4 ready after $((SECONDS - began)) seconds; stop with Ctrl-C"
export COLLECTIVE_YES_SITE=$site
exec "$CARGO_TARGET_DIR/debug/collective-yes" --demo "$@"
