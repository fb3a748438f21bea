#!/usr/bin/env bash
# Measures `authctl backup` and `authctl restore` beside pg_dump, pg_restore and redis-cli on the same servers, in
# turns, and prints the ratios.
#
#   benches/backup.sh [AUTHCTL]         AUTHCTL defaults to target/release/authctl
#
# Servers: its own throwaway ones in a temporary folder, with fsync on as `authctl dev up` leaves it.
# USERS (2000000) is the number of accounts, KEYS (1000000) that of keys in Redis, RUNS (3) how often each tool takes
# its turn. Needs hyperfine, jq, psql, pg_dump, pg_restore and redis-cli.
set -euo pipefail

authctl=$(realpath "${1:-$(dirname "$0")/../target/release/authctl}")
users=${USERS:-2000000}
keys=${KEYS:-1000000}
runs=${RUNS:-3}
# Debian's wrappers are Perl scripts: measured are the programs themselves
tools=$(printf '%s\n' /usr/lib/postgresql/*/bin | sort -V | tail -1)
folder=$(mktemp -d "${TMPDIR:-/tmp}/authctl-backup.XXXXXX")
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
export PGDATABASE=$DATABASE_NAME
export AUTHCTL_BACKUP_REPOSITORY=file://$folder/repository

say() { printf '%-56s %s\n' "$1" "$2"; }
ratio() { awk -v a="$1" -v b="$2" 'BEGIN { printf "%.2f", a / b }'; }
size() { du -sb "$1" | cut -f1; }
median() { jq -r ".results[$1].median" measured.json; }
measure() { hyperfine --style none --runs "$runs" --export-json measured.json "$@" >/dev/null; }

"$authctl" migrate up --yes --quiet >/dev/null
"$authctl" seed --users "$users" --sessions-per-user 0 --codes-per-user 0 --stores postgres --yes --quiet >/dev/null 2>&1
"$tools/psql" -qXc 'VACUUM ANALYZE' -c CHECKPOINT
text=$("$tools/psql" -qAtXc 'COPY "Users" TO STDOUT' | wc -c)
say "rows, and their text" "$users, $((text / 1000000)) MB"

dump="$tools/pg_dump -Fc -f theirs.custom"
ours="$authctl backup create --yes -q --no-read-back"
measure --prepare 'rm -rf repository theirs.custom' "$dump" "$ours" "$authctl backup create --yes -q"
say "dump: authctl / pg_dump -Fc" "$(ratio "$(median 1)" "$(median 0)")"
say "dump and read back: authctl / pg_dump -Fc" "$(ratio "$(median 2)" "$(median 0)")"
[[ -e theirs.custom ]] || $dump
say "size: authctl / pg_dump -Fc" "$(ratio "$(size repository)" "$(size theirs.custom)")"

rm -rf theirs
"$tools/pg_dump" -Fd -j2 -f theirs
again="$tools/dropdb --if-exists --force back && $tools/createdb back && $tools/psql -qXc CHECKPOINT"
measure --prepare "$again" "$tools/pg_restore -j2 -d back theirs" \
    --prepare "$tools/dropdb --if-exists --force back && $tools/psql -qXc CHECKPOINT" "$authctl restore latest -j2 --into back --yes -q"
say "restore: authctl -j2 / pg_restore -j2 of its own -Fd" "$(ratio "$(median 1)" "$(median 0)")"

files=(repository/2*/postgres/t*.dat.gz)
measure "$authctl backup verify -q" "printf '%s\\n' ${files[*]} | xargs -P2 -n1 gzip -t"
say "verify: authctl / gzip -t of the same files, both cores" "$(ratio "$(median 0)" "$(median 1)")"

redis_cli=(redis-cli -h "$REDIS_HOST" -p "$REDIS_PORT")
[[ -z ${REDIS_PASSWORD:-} ]] || export REDISCLI_AUTH=$REDIS_PASSWORD
seq "$keys" | awk '{ printf "SET session:%032d %080d EX 864000\r\n", $1, $1 }' | "${redis_cli[@]}" --pipe >/dev/null
measure --prepare 'rm -rf repository theirs.rdb' "${redis_cli[*]} --rdb theirs.rdb" "$authctl backup create redis --yes -q --no-read-back" \
    "$authctl backup create redis --yes -q"
say "Redis, $keys keys: authctl / redis-cli --rdb" "$(ratio "$(median 1)" "$(median 0)")"
say "Redis, the same and read back" "$(ratio "$(median 2)" "$(median 0)")"
say "peak memory of a dump" "$( { /usr/bin/time -f %M "$authctl" backup create --yes -q >/dev/null; } 2>&1 | tail -1 | awk '{ printf "%d MB", $1 / 1024 }')"
