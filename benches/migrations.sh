#!/usr/bin/env bash
# Measures `authctl migrate` beside refinery_cli and sqlx on the same server, in turns, and prints the ratios.
#
#   benches/migrations.sh [AUTHCTL]         AUTHCTL defaults to target/release/authctl
#
# Servers: its own throwaway ones in a temporary folder, with fsync on as `authctl dev up` leaves it.
# FILES (500) is the number of migrations, RUNS (10) how often each tool takes its turn.
# REFINERY and SQLX name the programs: `cargo install refinery_cli --no-default-features --features postgresql`,
# `cargo install sqlx-cli --no-default-features --features postgres,rustls`.
# Needs hyperfine, psql and jq.
set -euo pipefail

authctl=$(realpath "${1:-$(dirname "$0")/../target/release/authctl}")
refinery=${REFINERY:-refinery}
sqlx=${SQLX:-sqlx}
files=${FILES:-500}
runs=${RUNS:-10}
psql=$(command -v psql)
case $(realpath "$psql") in # Debian's wrapper is a Perl script: measured is psql itself
*/pg_wrapper) psql=$(printf '%s\n' /usr/lib/postgresql/*/bin/psql | sort -V | tail -1) ;;
esac
folder=$(mktemp -d "${TMPDIR:-/tmp}/authctl-migrations.XXXXXX")
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
export DATABASE_NAME=migrations PGDATABASE=migrations
export DATABASE_URL="postgres://$PGUSER:$PGPASSWORD@$PGHOST:$PGPORT/migrations"

say() { printf '%-52s %s\n' "$1" "$2"; }
ratio() { awk -v a="$1" -v b="$2" 'BEGIN { printf "%.2f", a / b }'; }
milliseconds() { awk -v s="$1" 'BEGIN { printf "%.1f", s * 1000 }'; }
fresh() { "$psql" -qXd postgres -c 'DROP DATABASE IF EXISTS migrations WITH (FORCE)' -c 'CREATE DATABASE migrations' 2>/dev/null; }

mkdir ours theirs
for ((i = 1; i <= files; i++)); do
    text="CREATE TABLE t$i (id int PRIMARY KEY, name text NOT NULL); CREATE INDEX t${i}_name ON t$i (name);"
    printf '%s\n' "$text" >"ours/V${i}__t$i.sql"
    printf '%s\n' "$text" >"theirs/$(printf '%04d' "$i")_t$i.sql"
done
cat >fresh.sh <<SCRIPT
#!/bin/sh
"$psql" -qXd postgres -c 'DROP DATABASE IF EXISTS migrations WITH (FORCE)' -c 'CREATE DATABASE migrations' -c CHECKPOINT 2>/dev/null
SCRIPT
chmod +x fresh.sh

say "processors" "$(nproc)"
say "PostgreSQL" "$("$psql" -XAtd postgres -c 'SHOW server_version')"
say "authctl" "$("$authctl" --version | cut -d' ' -f2)"
say "refinery_cli" "$("$refinery" --version | cut -d' ' -f2)"
say "sqlx-cli" "$("$sqlx" --version | cut -d' ' -f2)"

up="$authctl migrate up --yes --quiet --set migrations.folder=ours"
# without DATABASE_URL, so that every tool is told of the database in its own way
hyperfine -N --warmup 1 --runs "$runs" --prepare ./fresh.sh --export-json up.json \
    -n authctl "$up" \
    -n refinery "$refinery migrate -e DATABASE_URL -p ours" \
    -n sqlx "$sqlx migrate run --source theirs" >/dev/null 2>hyperfine.stderr ||
    { cat hyperfine.stderr >&2; exit 1; }
mapfile -t medians < <(jq -r '.results[].median' up.json)
fastest=$(printf '%s\n' "${medians[1]}" "${medians[2]}" | sort -g | head -1)
say "up, $files files: authctl, ms (median of $runs)" "$(milliseconds "${medians[0]}")"
say "up, $files files: refinery, ms" "$(milliseconds "${medians[1]}")"
say "up, $files files: sqlx, ms" "$(milliseconds "${medians[2]}")"
say "up: authctl / the faster of both (at most 1.00)" "$(ratio "${medians[0]}" "$fastest")"

fresh
$up >/dev/null 2>&1
hyperfine -N --warmup 5 --runs 50 --export-json status.json \
    "$authctl migrate status --set migrations.folder=ours" \
    "$authctl check postgres" "$psql -XAtc 'SELECT 1'" >/dev/null 2>&1
mapfile -t means < <(jq -r '.results[].mean' status.json)
say "status, $files files, ms" "$(milliseconds "${means[0]}")"
say "psql -c 'SELECT 1', ms" "$(milliseconds "${means[2]}")"
say "status beyond a connection, ms (under 50)" "$(awk -v a="${means[0]}" -v b="${means[2]}" 'BEGIN { printf "%.1f", (a - b) * 1000 }')"

# A transaction holds the table for 6 s; meanwhile readers come every 20 ms. How long is one of them kept waiting?
mkdir one_ours one_theirs
echo 'ALTER TABLE busy ADD COLUMN name text;' | tee one_ours/V1__widen.sql >one_theirs/0001_widen.sql
stalled() {
    fresh
    "$psql" -qX -c 'CREATE TABLE busy AS SELECT 1 AS id'
    "$psql" -qX -c 'BEGIN; SELECT count(*) FROM busy; SELECT pg_sleep(6)' >/dev/null &
    local holder=$!
    sleep 0.3
    "$@" >/dev/null 2>&1 &
    local run=$!
    for ((i = 0; i < 250; i++)); do
        echo 'SELECT clock_timestamp() AS begun \gset'
        echo 'SELECT count(*) FROM busy \g /dev/null'
        echo "SELECT extract(epoch FROM clock_timestamp() - :'begun'::timestamptz), pg_sleep(0.02);"
    done | "$psql" -XAtq | cut -d'|' -f1 | sort -g | tail -1 >longest
    wait "$holder" "$run"
    cat longest
}
ours=$(stalled $authctl migrate up --yes --quiet --set migrations.folder=one_ours)
theirs=$(stalled "$refinery" migrate -e DATABASE_URL -p one_ours)
others=$(stalled "$sqlx" migrate run --source one_theirs)
say "longest wait of a reader: authctl, ms (at most 300)" "$(milliseconds "$ours")"
say "longest wait of a reader: refinery, ms" "$(milliseconds "$theirs")"
say "longest wait of a reader: sqlx, ms" "$(milliseconds "$others")"
