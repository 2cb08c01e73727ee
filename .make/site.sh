#!/usr/bin/env bash
# site.sh [wasm-release|dev]: builds what the browser loads into $CARGO_TARGET_DIR/site (or site-dev).
. "$(dirname "$0")/env.sh"
profile=${1:-wasm-release}

need_cargo
need_wasm_target
need_wasm_bindgen
need_wasm_split
need_npm_packages
page=(build -p frontend --target wasm32-unknown-unknown --profile "$profile")
if [ "$profile" = dev ]; then
    site=$site-dev
    cargo "${page[@]}"
    wasm=$CARGO_TARGET_DIR/wasm32-unknown-unknown/debug/frontend.wasm
else
    # The standard library optimized for size, panics without messages and source locations, and Debug that prints
    # nothing: a tenth less to download for every visitor, and no folder of the building machine in the program.
    # The switches are reserved for nightly; the toolchain is pinned, so they mean the same everywhere.
    need_rust_src
    CARGO_TARGET_DIR=$CARGO_TARGET_DIR/page RUSTC_BOOTSTRAP=1 cargo "${page[@]}" \
        -Z build-std=std,panic_abort -Z build-std-features=optimize_for_size \
        --config 'target.wasm32-unknown-unknown.rustflags=["-Zunstable-options","-Cpanic=immediate-abort","-Zlocation-detail=none","-Zfmt-debug=none"]'
    wasm=$CARGO_TARGET_DIR/page/wasm32-unknown-unknown/$profile/frontend.wasm
fi
# The texts of every language: one file each, loaded alongside the WASM.
cargo run --quiet -p texts --features all --bin texts -- "$CARGO_TARGET_DIR/texts"
node .make/site.mjs "$wasm" "$site" "$profile"
