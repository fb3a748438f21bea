#!/usr/bin/env bash
# Measures `authctl token revoke` beside a bare parallel scan of the same table by boto3, in turns, the memory that it takes,
# and how long `dynamodb check` and `dynamodb iam` take together.
#
#   benches/tokens.sh [AUTHCTL]         AUTHCTL defaults to target/release/authctl
#
# Servers: moto for the checks, and dynoxide for the scans: `cargo install dynoxide-rs --version 3.2.0 --locked
# --no-default-features --features native-sqlite,http-server,cli`. Items go straight into its SQLite file, in the form of its
# schema 11, with the index that its scans lack. What a scan takes there grows with the square of the table all the same.
# ITEMS (100000) is the number of tokens, RUNS (3) how often each tool takes its turn, PYTHON (python3) one that has boto3.
# Needs hyperfine, jq, moto_server, dynoxide and GNU time.
set -euo pipefail

authctl=$(realpath "${1:-$(dirname "$0")/../target/release/authctl}")
items=${ITEMS:-100000}
runs=${RUNS:-3}
python=${PYTHON:-python3}
few=10000
folder=$(mktemp -d "${TMPDIR:-/tmp}/authctl-tokens.XXXXXX")
server=

stop() {
    [[ -z $server ]] || { kill "$server" && wait "$server" 2>/dev/null || true; }
    server=
}
clean_up() {
    stop
    cd / && rm -rf "$folder"
}
trap clean_up EXIT
cd "$folder"
export HOME=$folder XDG_CONFIG_HOME=$folder XDG_STATE_HOME=$folder
export AWS_EC2_METADATA_DISABLED=true AWS_ACCESS_KEY_ID=test AWS_SECRET_ACCESS_KEY=test AWS_REGION=us-east-1
export AWS_DEFAULT_REGION=us-east-1 DYNAMODB_REFRESH_TOKENS_TABLE=Tokens

say() { printf '%-56s %s\n' "$1" "$2"; }
ratio() { awk -v a="$1" -v b="$2" 'BEGIN { printf "%.2f", a / b }'; }
median() { jq -r ".results[$1].median" measured.json; }
measure() { hyperfine --style none --runs "$runs" --export-json measured.json "$@" >/dev/null; }

# listen PORT COMMAND ...: starts a server and waits until it answers.
listen() {
    local port=$1
    shift
    "$@" >server.log 2>&1 &
    server=$!
    for ((i = 0; i < 300; i++)); do
        (: <"/dev/tcp/127.0.0.1/$port") 2>/dev/null && return
        sleep 0.1
    done
    echo "$1 does not answer: $(tail -1 server.log)" >&2
    return 1
}
free_port() { "$python" -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }

cat >load.py <<'PYTHON'
"""Writes tokens into dynoxide's file while it does not run: load.py FILE FIRST COUNT."""
import hashlib, json, sqlite3, sys

def row(number):
    key, user = f"RTID#{number:032x}", f"user-{number % 100000}"
    item = {"pk": {"S": key}, "sk": {"S": key}, "userSub": {"S": user}, "userEmail": {"S": f"{user}@example.com"},
            "refreshToken": {"S": f"{number:0128x}"}, "issuedAtUtc": {"S": "2026-01-01T00:00:00.0000000Z"},
            "expiresAtUtc": {"S": "2099-01-01T00:00:00.0000000Z"}}
    size = sum(len(name) + len(value["S"]) for name, value in item.items())
    prefix = hashlib.md5(f"Outliers{key}".encode()).hexdigest()[:6]
    return f"S:{key}", f"S:{key}", json.dumps(item), size, prefix

file, first, count = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
with sqlite3.connect(file) as database:
    database.execute('CREATE INDEX IF NOT EXISTS "order of scans" ON "Tokens" (hash_prefix, pk, sk)')
    insert = 'INSERT INTO "Tokens" (pk, sk, item_json, item_size, hash_prefix) VALUES (?, ?, ?, ?, ?)'
    database.executemany(insert, map(row, range(first, first + count)))
PYTHON

cat >put.py <<'PYTHON'
"""Gives an account fifty tokens."""
import boto3

client = boto3.client("dynamodb")
for number in range(50):
    key = {"S": f"RTID#ada-{number}"}
    item = {"pk": key, "sk": key, "userSub": {"S": "ada"}, "expiresAtUtc": {"S": "2099-01-01T00:00:00.0000000Z"}}
    client.put_item(TableName="Tokens", Item=item)
PYTHON

cat >scan.py <<'PYTHON'
"""Reads the table in four segments, each by a process of its own: scan.py [filtered]."""
import multiprocessing, sys
import boto3

def scan(segment):
    client, pages = boto3.client("dynamodb"), {"TableName": "Tokens", "ConsistentRead": True}
    if "filtered" in sys.argv:
        pages |= {"FilterExpression": "userSub = :u", "ExpressionAttributeValues": {":u": {"S": "ada"}},
                  "ProjectionExpression": "pk, sk, userSub, userEmail, issuedAtUtc, expiresAtUtc"}
    pages |= {"Segment": segment, "TotalSegments": 4}
    return sum(len(page["Items"]) for page in client.get_paginator("scan").paginate(**pages))

with multiprocessing.Pool(4) as pool:
    print(sum(pool.map(scan, range(4))))
PYTHON

port=$(free_port)
export AWS_ENDPOINT_URL=http://127.0.0.1:$port
listen "$port" moto_server -H 127.0.0.1 -p "$port"
"$authctl" dynamodb create --yes -q >/dev/null
# the caller may do everything there, so that the second one ends with findings
measure "$authctl dynamodb check -q >/dev/null; $authctl dynamodb iam -q >/dev/null || [ \$? -eq 3 ]"
say "dynamodb check and dynamodb iam together, seconds" "$(printf %.2f "$(median 0)")"
stop

open_table() { listen "$port" dynoxide serve --host 127.0.0.1 --port "$port" --db-path "$folder/tokens.db"; }
revoke=("$authctl" token revoke --user ada --yes -q)
peak() {
    "$python" put.py
    { /usr/bin/time -f %M "${revoke[@]}" >/dev/null; } 2>&1 | tail -1
}

open_table
"$authctl" dynamodb create --yes -q >/dev/null
stop
"$python" load.py tokens.db 0 "$few"
open_table
least=$(peak)
stop
"$python" load.py tokens.db "$few" $((items - few))
open_table
say "tokens" "$items"
measure --prepare "$python put.py" "$python scan.py" "$python scan.py filtered" "$authctl token list --user nobody -q" \
    "${revoke[*]}"
say "bare scan, and the same with a filter, seconds" "$(printf "%.1f, %.1f" "$(median 0)" "$(median 1)")"
say "one sweep: authctl token list / bare scan" "$(ratio "$(median 2)" "$(median 0)")"
say "one sweep: authctl token list / scan with the same filter" "$(ratio "$(median 2)" "$(median 1)")"
say "revoke, which sweeps twice: authctl / bare scan" "$(ratio "$(median 3)" "$(median 0)")"
say "peak memory of a revocation, of $few and of $items, kB" "$least, $(peak)"
