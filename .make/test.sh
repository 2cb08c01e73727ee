#!/usr/bin/env bash
# test.sh: every check, cheapest first, until one fails; then how long each took. The output of each stage is in
# $CARGO_TARGET_DIR/test-logs.
. "$(dirname "$0")/env.sh"
need_cargo
need_node
stages="fmt lint unit docs house deny size journeys"
logs=$CARGO_TARGET_DIR/test-logs
rm -rf "$logs"
mkdir -p "$logs"

summary="" failed=""
for stage in $stages; do
    say ""
    say "== $stage"
    began=$SECONDS
    "${MAKE:-make}" --no-print-directory "$stage" 2>&1 | tee "$logs/$stage.log" || failed=$stage
    took=$((SECONDS - began))
    say "== $stage: $took s"
    summary+=$(printf '%-10s %5s s%s' "$stage" "$took" "${failed:+   FAILED}")$'\n'
    [ -z "$failed" ] || break
done

say ""
if [ -n "$failed" ]; then
    # Repeated at the end, where it is read first.
    grep -anE -A6 '^ *(error|Error)(\[|:)|panicked at|Test timeout|^ *[0-9]+\) ' "$logs/$failed.log" | head -60 >&2 || true
    say ""
fi
say "${summary}all $SECONDS s"
if [ -n "$failed" ]; then
    echo "$failed" >"$logs/failed"
    die "$failed failed: fix it, then run make $failed"
fi
