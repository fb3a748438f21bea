#!/usr/bin/env bash
# Measures `authctl doctor` on a healthy pair of servers, and what it costs them.
#
#   benches/doctor.sh [AUTHCTL]         AUTHCTL defaults to target/release/authctl
#
# Servers: its own throwaway ones in a temporary folder. USERS (1000000) is the number of accounts, KEYS (100000) that of
# keys in Redis, RUNS (10) how often it is measured. Needs hyperfine, jq, psql and redis-cli. The aim: below 2 s.
set -euo pipefail

authctl=$(realpath "${1:-$(dirname "$0")/../target/release/authctl}")
users=${USERS:-1000000}
keys=${KEYS:-100000}
runs=${RUNS:-10}
folder=$(mktemp -d "${TMPDIR:-/tmp}/authctl-doctor.XXXXXX")
chmod 755 "$folder" # the server runs under an account of its own

clean_up() {
    "$authctl" dev down --purge --yes --quiet >/dev/null 2>&1 || true
    cd / && rm -rf "$folder"
}
trap clean_up EXIT
cd "$folder"
export HOME=$folder XDG_CONFIG_HOME=$folder XDG_STATE_HOME=$folder
"$authctl" dev up --quiet >/dev/null 2>dev.stderr || { cat dev.stderr >&2; exit 1; }
eval "$("$authctl" dev env --show-secrets)"
export PGHOST=$DATABASE_HOST PGPORT=$DATABASE_PORT PGUSER=$DATABASE_USER PGPASSWORD=$DATABASE_PASSWORD
export PGDATABASE=$DATABASE_NAME REDISCLI_AUTH=${REDIS_PASSWORD:-}

say() { printf '%-56s %s\n' "$1" "$2"; }
cache() { redis-cli -h "$REDIS_HOST" -p "$REDIS_PORT" "$@" 2>/dev/null; }

"$authctl" migrate up --yes --quiet >/dev/null
"$authctl" seed --users "$users" --sessions-per-user 0 --codes-per-user 0 --stores postgres --yes --quiet >/dev/null 2>&1
psql -qXc 'VACUUM ANALYZE' >/dev/null
cache EVAL "for i = 1, $keys do redis.call('SET', 'sess:' .. redis.sha1hex(i), string.rep('x', 400), 'EX', 3600) end" 0 >/dev/null
cache SLOWLOG RESET >/dev/null
say "accounts, keys" "$users, $(cache DBSIZE)"

"$authctl" doctor --only postgres,redis -o json >found.json || true
say "headline" "$(jq -r .data.headline found.json)"
say "alarms" "$(jq -c '[.data.findings[] | select(.severity != "info") | .id]' found.json)"
say "checks, unknown" "$(jq -r '"\(.data.summary.checks), \(.data.summary.unknown)"' found.json)"

commands() { cache INFO stats | tr -d '\r' | awk -F: '/^total_commands_processed/ { print $2 }'; }
before=$(commands)
hyperfine --style none --runs "$runs" --ignore-failure --export-json measured.json \
    "$authctl doctor --only postgres,redis -o json" >/dev/null
after=$(commands)
say "median, longest (s)" "$(jq -r '.results[0] | "\(.median * 1000 | round / 1000), \(.max * 1000 | round / 1000)"' measured.json)"
say "processor time of authctl (s)" "$(jq -r '.results[0] | (.user + .system) * 1000 | round / 1000' measured.json)"
say "commands to Redis for each" "$(((after - before) / runs))"
say "slow commands that it caused" "$(cache SLOWLOG LEN)"
