#!/usr/bin/env bash
# Measures authctl's look at the keys of Redis against redis-cli's, and prints the ratios, one a line. Leaves nothing behind.
#
#   benches/redis.sh [AUTHCTL]          AUTHCTL defaults to target/release/authctl
#
# A server of its own in a temporary folder, with KEYS (1000000) keys: sessions, caches, rate limits, profiles.
# ROUNDS (5) is how often each way is run. Needs hyperfine, jq, python3, redis-server, redis-cli and redis-benchmark.
#
#   prefixes_ratio    memory by prefix at full rate, in times of `redis-cli --memkeys`     at most 0.5
#   p99_added_ms      what a walk at the default rate adds to the server's p99             at most 2
set -euo pipefail

authctl=$(realpath "${1:-$(dirname "$0")/../target/release/authctl}")
keys=${KEYS:-1000000}
rounds=${ROUNDS:-5}
folder=$(mktemp -d "${TMPDIR:-/tmp}/authctl-redis.XXXXXX")
socket_port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
export HOME=$folder REDIS_HOST=127.0.0.1:$socket_port
unset REDIS_URL REDIS_PASSWORD REDIS_USER REDIS_MODE

clean_up() {
    [[ -n ${walk:-} ]] && kill "$walk" 2>/dev/null || true
    [[ -n ${server:-} ]] && kill "$server" 2>/dev/null && wait "$server" 2>/dev/null || true
    cd / && rm -rf "$folder"
}
trap clean_up EXIT
cd "$folder"

say() { printf '%-44s %s\n' "$1" "$2"; }
median() { sort -n | awk '{ value[NR] = $1 } END { print value[int((NR + 1) / 2)] }'; }

redis-server --port "$socket_port" --bind 127.0.0.1 --save '' --appendonly no --dir "$folder" >server.log &
server=$!
cli=(redis-cli -p "$socket_port")
until "${cli[@]}" PING >/dev/null 2>&1; do sleep 0.1; done

python3 - "$keys" <<'PYTHON' | "${cli[@]}" --pipe >/dev/null
import random, sys, uuid
random.seed(1)
def command(*words):
    words = [str(word).encode() for word in words]
    sys.stdout.buffer.write(b"*%d\r\n" % len(words) + b"".join(b"$%d\r\n%s\r\n" % (len(word), word) for word in words))
for number in range(int(sys.argv[1])):
    name = uuid.UUID(int=random.getrandbits(128))
    share = number % 10
    if share < 4:
        command("SET", f"sess:{name}", "x" * 200, "EX", 86400)
    elif share < 7:
        command("HSET", f"authsample{name}", "absexp", -1, "sldexp", 12000000000, "data", "y" * 120)
        command("EXPIRE", f"authsample{name}", 43200)
    elif share < 9:
        command("SET", f"rl:login:{'.'.join(str(random.randrange(256)) for _ in range(4))}", 3, "EX", 86400)
    else:
        command("SET", f"user:{number}:profile", "z" * 50)
PYTHON
say keys "$("${cli[@]}" DBSIZE)"

hyperfine --warmup 1 --runs "$rounds" --export-json times.json \
    -n authctl "'$authctl' monitor redis keys --rate 0 --output json --quiet >keys.json" \
    -n redis-cli "redis-cli -p $socket_port --memkeys >memkeys.txt" >/dev/null 2>&1
say authctl_seconds "$(jq '.results[0].median * 100 | round / 100' times.json)"
say redis_cli_seconds "$(jq '.results[1].median * 100 | round / 100' times.json)"
say prefixes_ratio "$(jq '.results[0].median / .results[1].median * 100 | round / 100' times.json)"
say prefixes "$(jq -r '[.data.prefixes[] | "\(.prefix) \(.keys)"] | join(", ")' keys.json)"

# What others feel: a GET every few hundred microseconds on one connection, as an application's.
p99() { redis-benchmark -p "$socket_port" -n 30000 -c 4 -t get --csv 2>/dev/null | awk -F'"' 'NR == 2 { print $14 }'; }
for _ in $(seq "$rounds"); do
    p99 >>alone.txt
    "$authctl" monitor redis keys --output json --quiet >/dev/null &
    walk=$!
    sleep 1
    p99 >>beside.txt
    kill "$walk" 2>/dev/null || true
    wait "$walk" 2>/dev/null || true
    walk=
done
say p99_alone_ms "$(median <alone.txt)"
say p99_beside_ms "$(median <beside.txt)"
say p99_added_ms "$(awk -v a="$(median <alone.txt)" -v b="$(median <beside.txt)" 'BEGIN { printf "%.2f", b - a }')"
