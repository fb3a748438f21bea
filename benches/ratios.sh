#!/usr/bin/env bash
# Measures authctl against the tools it replaces and prints the ratios, one a line. Writes nothing that stays.
#
#   benches/ratios.sh [AUTHCTL]         AUTHCTL defaults to target/release/authctl
#
# Servers: its own throwaway ones in a temporary folder; or, where PGHOST is set, the PostgreSQL of libpq's
# variables, as a role that may create databases.
# ROWS (1000000) is the number of accounts, ROUNDS (3) how often seed and COPY take turns.
# Needs hyperfine, psql, jq and GNU time.
set -euo pipefail

authctl=$(realpath "${1:-$(dirname "$0")/../target/release/authctl}")
rows=${ROWS:-1000000}
rounds=${ROUNDS:-3}
queries=$(realpath "$(dirname "$0")/../sql")
psql=$(command -v psql)
case $(realpath "$psql") in # Debian's wrapper is a Perl script: measured is psql itself
*/pg_wrapper) psql=$(printf '%s\n' /usr/lib/postgresql/*/bin/psql | sort -V | tail -1) ;;
esac
folder=$(mktemp -d "${TMPDIR:-/tmp}/authctl-ratios.XXXXXX")
chmod 755 "$folder" # the server runs under an account of its own
databases=()

clean_up() {
    for database in "${databases[@]}"; do
        "$psql" -qXd postgres -c "DROP DATABASE IF EXISTS \"$database\"" >/dev/null 2>&1 || true
    done
    if [[ -n ${own_servers:-} ]]; then
        "$authctl" dev down --purge --yes --quiet >/dev/null 2>&1 || true
    fi
    cd / && rm -rf "$folder"
}
trap clean_up EXIT
cd "$folder"
export HOME=$folder XDG_CONFIG_HOME=$folder XDG_STATE_HOME=$folder

if [[ -z ${PGHOST:-} ]]; then
    own_servers=yes
    "$authctl" dev up --quiet >/dev/null 2>dev.stderr || { cat dev.stderr >&2; exit 1; }
    eval "$("$authctl" dev env --show-secrets)"
    export PGHOST=$DATABASE_HOST PGPORT=$DATABASE_PORT PGUSER=$DATABASE_USER PGPASSWORD=$DATABASE_PASSWORD
fi
unset DATABASE_HOST DATABASE_PORT DATABASE_NAME DATABASE_USER DATABASE_PASSWORD DATABASE_URL
for variable in PGHOST PGPORT PGUSER PGPASSWORD; do # they must win over what `dev up` left for authctl
    [[ -n ${!variable:-} ]] && export "${variable/PG/DATABASE_}=${!variable}"
done

say() { printf '%-44s %s\n' "$1" "$2"; }
ratio() { awk -v a="$1" -v b="$2" 'BEGIN { printf "%.2f", a / b }'; }
median() { sort -n | awk '{ value[NR] = $1 } END { print value[int((NR + 1) / 2)] }'; }

# A database of the current schema and nothing in it.
fresh() {
    databases+=("$1")
    "$psql" -qXd postgres -c "DROP DATABASE IF EXISTS \"$1\"" -c "CREATE DATABASE \"$1\"" 2>/dev/null
    DATABASE_NAME=$1 "$authctl" migrate up --yes --quiet >/dev/null 2>&1
    "$psql" -qXd "$1" -c CHECKPOINT
}

# Two commands side by side: the mean seconds of each.
side_by_side() {
    hyperfine -N --warmup 10 --runs 100 --export-json "$folder/hyperfine.json" "$@" >/dev/null 2>&1
    jq -r '.results[].mean' "$folder/hyperfine.json"
}

# One timed run: appends its seconds to FILE.seconds and its largest resident memory in KiB to FILE.memory.
timed() {
    local file=$1
    shift
    /usr/bin/time -f '%e %M' -o "$file.time" "$@" >/dev/null 2>"$file.stderr" || { cat "$file.stderr" >&2; exit 1; }
    read -r seconds memory <"$file.time"
    echo "$seconds" >>"$file.seconds"
    echo "$memory" >>"$file.memory"
}

fresh authctl_ratios
export DATABASE_NAME=authctl_ratios PGDATABASE=authctl_ratios
say "processors" "$(nproc)"
say "PostgreSQL" "$("$psql" -XAtc 'SHOW server_version')"
say "psql" "$("$psql" --version | cut -d' ' -f3)"
say "authctl" "$("$authctl" --version | cut -d' ' -f2)"

say "authctl --version, ms (at most 10)" \
    "$(side_by_side "$authctl --version" | awk '{ printf "%.1f", $1 * 1000 }')"

sed -e 's/^--.*//' -e 's/\$1/false/g; s/\$2/60.0::float8/g; s/\$3/300.0::float8/g; s/\$4/5.0::float8/g; s/\$5/30.0::float8/g' \
    "$queries/monitor/postgres/activity.sql" >activity.sql
mapfile -t means < <(side_by_side "$authctl monitor postgres activity" "$psql -XAc '$(sed "s/'/'\\\\''/g" activity.sql)'")
say "activity: authctl, ms" "$(awk -v s="${means[0]}" 'BEGIN { printf "%.1f", s * 1000 }')"
say "activity: psql -c, ms" "$(awk -v s="${means[1]}" 'BEGIN { printf "%.1f", s * 1000 }')"
say "activity: authctl / psql (at most 1.00)" "$(ratio "${means[0]}" "${means[1]}")"

say "binary, MB (under 40)" "$(awk -v b="$(stat -Lc %s "$authctl")" 'BEGIN { printf "%.1f", b / 1e6 }')"

# The same rows: what seed wrote, in text files, taken in by one transaction of COPYs over the same connection.
seed() { "$@" "$authctl" seed --users "$rows" --stores postgres --at 2030-01-01T00:00:00Z --yes --quiet; }
seed env >/dev/null 2>&1
tables=(Users UserSessions VerificationCodes)
{
    echo BEGIN\;
    for table in "${tables[@]}"; do
        "$psql" -qXc "\\copy \"$table\" TO '$folder/$table.copy'"
        echo "\\copy \"$table\" FROM '$folder/$table.copy'"
    done
    echo COMMIT\;
} >copy.sql
written=$("$psql" -XAtc 'SELECT (SELECT count(*) FROM "Users") + (SELECT count(*) FROM "UserSessions") + (SELECT count(*) FROM "VerificationCodes")')
for ((round = 0; round < rounds; round++)); do
    fresh authctl_ratios
    seed timed seed
    fresh authctl_ratios
    timed copy "$psql" -qX -v ON_ERROR_STOP=1 -f copy.sql
done
taken=$("$psql" -XAtc 'SELECT (SELECT count(*) FROM "Users") + (SELECT count(*) FROM "UserSessions") + (SELECT count(*) FROM "VerificationCodes")')
[[ $written == "$taken" ]] || { echo "seed wrote $written rows and COPY $taken" >&2; exit 1; }
say "rows of each round" "$written"
say "seed, s (median of $rounds)" "$(median <seed.seconds)"
say "COPY, s (median of $rounds)" "$(median <copy.seconds)"
say "seed / COPY (at most 1.50)" "$(ratio "$(median <seed.seconds)" "$(median <copy.seconds)")"
say "seed, largest memory in MB (under 150)" "$(sort -n seed.memory | tail -1 | awk '{ printf "%.1f", $1 * 1.024 / 1000 }')"
