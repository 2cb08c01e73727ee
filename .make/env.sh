# Sourced by the other scripts: paths, and the tools they need. Every `need_*` installs what is missing, or says in one
# line what to do.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"

# Tools live outside the clone: a second clone or a `make clean` does not download them again.
cache=${COLLECTIVE_YES_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/collective-yes}

CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-$root/target}
case $CARGO_TARGET_DIR in /*) ;; *) CARGO_TARGET_DIR=$root/$CARGO_TARGET_DIR ;; esac
export CARGO_TARGET_DIR
site=$CARGO_TARGET_DIR/site

# Short names for common variables: make run PORT=4000 DATA=/srv/workshops
[ -z "${PORT:-}" ] || export COLLECTIVE_YES_PORT=$PORT
[ -z "${DATA:-}" ] || export COLLECTIVE_YES_DATA=$DATA

say() { printf '%s\n' "$*" >&2; }
die() { say "error: $*"; exit 1; }
have() { command -v "$1" >/dev/null 2>&1; }

need_cargo() {
    have cargo || die "cargo is missing: install Rust from https://rustup.rs and open a new terminal"
    if ! rustc --version >/dev/null 2>&1; then
        have rustup || die "rustc does not run: install Rust from https://rustup.rs"
        rustup toolchain install # the version that rust-toolchain.toml names
    fi
    have cc || die "a C compiler is missing (SQLite is built from source): install gcc or clang, e.g. apt-get install build-essential"
}

need_wasm_target() {
    [ -d "$(rustc --print sysroot)/lib/rustlib/wasm32-unknown-unknown" ] && return
    have rustup || die "the wasm32-unknown-unknown target is missing: install it with the package your Rust came from"
    rustup target add wasm32-unknown-unknown
}

need_rust_src() {
    [ -d "$(rustc --print sysroot)/lib/rustlib/src/rust/library" ] && return
    have rustup || die "the source of the standard library is missing: install it with the package your Rust came from (rust-src)"
    rustup component add rust-src
}

# install_crate NAME VERSION [OPTIONS]. Debug builds: for programs that run for seconds, waiting less for the
# build wins. Without --locked if that fails: a lock file may name a version the registry hides.
install_crate() {
    local to=$cache/tools/$1-$2
    local args="--version =$2 --debug --config profile.dev.debug=0 --root $to ${3:-}"
    say "installing $1 $2, once, about 80 seconds"
    # shellcheck disable=SC2086
    env -u CARGO_TARGET_DIR cargo install "$1" --locked --quiet $args ||
        env -u CARGO_TARGET_DIR cargo install "$1" --quiet $args ||
        die "could not install $1 $2: see the lines above"
}

# wasm-bindgen must have exactly the crate's version: other versions refuse to work together.
need_wasm_bindgen() {
    local version
    version=$(sed -n '/^name = "wasm-bindgen"$/{n;s/version = "\(.*\)"/\1/p;}' Cargo.lock)
    [ -n "$version" ] || die "Cargo.lock names no wasm-bindgen: restore it with git checkout Cargo.lock"
    if [ "$(wasm-bindgen --version 2>/dev/null)" = "wasm-bindgen $version" ]; then
        WASM_BINDGEN=wasm-bindgen
    else
        WASM_BINDGEN=$cache/tools/wasm-bindgen-cli-$version/bin/wasm-bindgen
        [ -x "$WASM_BINDGEN" ] || install_crate wasm-bindgen-cli "$version"
    fi
    export WASM_BINDGEN
}

# Splits the WASM in two. Must be compatible with the `wasm_split_helpers` in Cargo.lock: 0.2 with 0.2.
need_wasm_split() {
    WASM_SPLIT=$cache/tools/wasm_split_cli_support-0.2.4/bin/wasm-split-cli
    [ -x "$WASM_SPLIT" ] || install_crate wasm_split_cli_support 0.2.4 "--features build-binary"
    export WASM_SPLIT
}

need_deny() {
    deny=$cache/tools/cargo-deny-0.20.2/bin/cargo-deny
    [ -x "$deny" ] || install_crate cargo-deny 0.20.2
}

need_node() {
    have node || die "node is missing: install Node.js 20 or newer from https://nodejs.org"
    have npm || die "npm is missing: install it next to node, e.g. apt-get install npm"
    node -e 'process.exit(parseInt(process.versions.node) < 20 ? 1 : 0)' || die "node $(node --version) is too old: install Node.js 20 or newer"
}

need_npm_packages() {
    need_node
    [ end2end/node_modules/.package-lock.json -nt end2end/package-lock.json ] && return
    say "installing npm packages, once, some seconds"
    (cd end2end && npm ci --loglevel=error >&2) || die "npm ci failed in end2end: see the lines above"
}

need_chromium() {
    local found=${CHROMIUM:-} name
    for name in chromium chromium-browser google-chrome google-chrome-stable chrome \
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" /Applications/Chromium.app/Contents/MacOS/Chromium; do
        [ -n "$found" ] || found=$(command -v "$name" || true)
    done
    if [ -z "$found" ] && have apt-get; then
        local as=""
        [ "$(id -u)" = 0 ] || as="sudo -n"
        say "installing Chromium"
        $as apt-get install -y -q chromium >&2 || { $as apt-get update -q >&2 && $as apt-get install -y -q chromium >&2; } || true
        found=$(command -v chromium || true)
    fi
    [ -n "$found" ] || die "no Chromium found: install Chromium or Chrome, or set CHROMIUM to its path"
    [ -x "$found" ] || die "CHROMIUM=$found cannot be run: set it to the path of Chromium or Chrome"
    export CHROMIUM=$found
}
