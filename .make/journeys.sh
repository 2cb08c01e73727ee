#!/usr/bin/env bash
# journeys.sh [playwright options]: the release site, the server binary of the unit tests, real browsers. The tests
# start and kill the server themselves, using the variables exported here.
. "$(dirname "$0")/env.sh"
need_chromium
.make/site.sh wasm-release
# Not `cargo build`: that selects other features and would compile half of the server again.
cargo test --no-run --quiet
export COLLECTIVE_YES_BIN=$CARGO_TARGET_DIR/debug/collective-yes
export COLLECTIVE_YES_SITE=$site
[ -x "$COLLECTIVE_YES_BIN" ] || cargo build -p server
cd end2end
if [ "${1:-}" = screenshots ]; then
    exec node screenshots.mjs
fi
exec npx --no-install playwright test "$@"
