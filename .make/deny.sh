#!/usr/bin/env bash
# deny.sh: licences, sources and duplicate crates always; known vulnerabilities if the advisory database can be
# downloaded.
. "$(dirname "$0")/env.sh"
need_cargo
need_deny
"$deny" --log-level error check --hide-inclusion-graph bans licenses sources

# The advisory database is a git repository. Without a network, the checks above must still pass.
if problem=$("$deny" --log-level error fetch db 2>&1); then
    "$deny" --log-level error check --hide-inclusion-graph advisories
else
    say "advisories SKIPPED: the advisory database could not be fetched (${problem##*fatal: })"
fi
