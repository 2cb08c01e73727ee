#!/usr/bin/env bash
# site.sh [wasm-release|dev]: builds what the browser loads into $CARGO_TARGET_DIR/site (or site-dev).
. "$(dirname "$0")/env.sh"
profile=${1:-wasm-release}
dir=$profile
if [ "$profile" = dev ]; then dir=debug site=$site-dev; fi

need_cargo
need_wasm_target
need_wasm_bindgen
need_npm_packages
cargo build -p frontend --target wasm32-unknown-unknown --profile "$profile"
node .make/site.mjs "$CARGO_TARGET_DIR/wasm32-unknown-unknown/$dir/frontend.wasm" "$site" "$profile"
