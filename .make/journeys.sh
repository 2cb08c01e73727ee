#!/usr/bin/env bash
# journeys.sh [playwright options]: the site as released, the server as the unit tests built it, real browsers.
# The tests start and kill the server themselves; they find it by the variables exported here.
. "$(dirname "$0")/env.sh"
need_chromium
.make/site.sh wasm-release
# Not `cargo build`: that selects other features and would compile half of the server a second time.
cargo test --no-run --quiet
export COLLECTIVE_YES_BIN=$CARGO_TARGET_DIR/debug/collective-yes
export COLLECTIVE_YES_SITE=$site
[ -x "$COLLECTIVE_YES_BIN" ] || cargo build -p server
cd end2end
if [ "${1:-}" = screenshots ]; then
    exec node screenshots.mjs
fi
exec npx --no-install playwright test "$@"
