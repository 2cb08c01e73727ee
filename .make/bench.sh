#!/usr/bin/env bash
# bench.sh: how many times slower the server is than a bare durable one, in one run; then how long the page makes people
# wait. QUICK=1 is a smoke test. BEFORE= names another build to measure beside this one. Servers get one core and the
# generator another.
. "$(dirname "$0")/env.sh"
need_cargo
need_chromium
.make/site.sh wasm-release
cargo build --release -p server -p bench
options=(--before "${BEFORE:-}")
[ -n "${BEFORE:-}" ] || options=()
[ -z "${QUICK:-}" ] || options+=(--clients 50 --rounds 1 --seconds 3 --cards 50)
pinned=()
if command -v taskset >/dev/null && [ "$(nproc)" -ge 2 ]; then
    pinned=(taskset -c 1)
    options+=(--core 0)
else
    say "not pinned to cores: figures of this run are rough"
fi
ulimit -n 8192 2>/dev/null || say "few file handles: 500 clients may not fit"
"${pinned[@]}" "$CARGO_TARGET_DIR/release/bench" run "$CARGO_TARGET_DIR/release/collective-yes" "${options[@]}" "$@"
say ""
COLLECTIVE_YES_BIN=$CARGO_TARGET_DIR/release/collective-yes COLLECTIVE_YES_SITE=$site ROUNDS=${QUICK:+1} \
    node end2end/speed.mjs
