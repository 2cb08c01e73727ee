#!/usr/bin/env bash
# dev.sh [server options]: watch, build, serve. The page is not optimized, so that changes show quickly.
. "$(dirname "$0")/env.sh"
need_cargo
need_node
exec node .make/dev.mjs "$@"
