#!/usr/bin/env bash
# Measures `authctl stack deploy` beside `docker stack deploy --detach=false` of the same files, in turns, from the command
# until everything runs, and prints the ratios; then `authctl stack diff` of a stack of 50 services.
#
#   benches/stacks.sh [AUTHCTL]         AUTHCTL defaults to target/release/authctl
#
# Needs an engine that manages a swarm (`DOCKER_HOST`), and an image there with `sh` and `sleep`: IMAGE
# (authctl-test:latest), which tests/support/image.sh packs. RUNS (10) is how often each tool takes its turn.
# Needs hyperfine and jq.
set -euo pipefail

authctl=$(realpath "${1:-$(dirname "$0")/../target/release/authctl}")
image=${IMAGE:-authctl-test:latest}
runs=${RUNS:-10}
folder=$(mktemp -d "${TMPDIR:-/tmp}/authctl-stacks.XXXXXX")
stack=bench$$

# As authctl does it, but not by authctl: until neither containers nor networks are left.
remove() {
    local label=label=com.docker.stack.namespace=$1
    docker stack rm "$1" >/dev/null 2>&1 || true
    while [[ -n $(docker ps -aq --filter "$label")$(docker network ls -q --filter "$label") ]]; do
        sleep 0.2
        docker stack rm "$1" >/dev/null 2>&1 || true
    done
}

clean_up() {
    remove "$stack"
    cd / && rm -rf "$folder"
}
trap clean_up EXIT
cd "$folder"
export HOME=$folder XDG_CONFIG_HOME=$folder XDG_STATE_HOME=$folder DATABASE_HOST=/nowhere

say() { printf '%-62s %s\n' "$1" "$2"; }
median() { jq -r ".results[$1].median" measured.json; }

# A file of so many services that run at once and stop at once.
file() {
    printf 'version: "3.8"\nservices:\n'
    for ((number = 1; number <= $1; number++)); do
        cat <<YAML
  service$number:
    image: $image
    command: [sh, -c, "trap 'exit 0' TERM; while :; do sleep 0.2; done"]
    stop_grace_period: 1s
    environment: {NUMBER: "$number", LEVEL: info}
    configs: [{source: settings, target: /settings}]
    deploy: {endpoint_mode: dnsrr, replicas: ${2:-1}, resources: {limits: {memory: 64M}}}
YAML
    done
    printf 'configs:\n  settings: {file: ./settings}\n'
}
echo "level = info" >settings

for count in 1 3; do
    file "$count" >"$count.yaml"
    # one after the other, so that whatever else the machine does meets both
    : >docker.times >authctl.times
    for ((run = 0; run < runs; run++)); do
        for tool in docker authctl; do
            case $tool in
            docker) command="docker stack deploy --detach=false --resolve-image=never -c $count.yaml $stack" ;;
            authctl) command="$authctl stack deploy --resolve-image=never --yes -q -c $count.yaml $stack" ;;
            esac
            remove "$stack"
            hyperfine --style none --runs 1 --export-json measured.json "$command" >/dev/null
            median 0 >>"$tool.times"
        done
    done
    middle() { sort -n "$1" | awk '{ times[NR] = $1 } END { print (times[int((NR + 1) / 2)] + times[int(NR / 2) + 1]) / 2 }'; }
    theirs=$(middle docker.times) ours=$(middle authctl.times)
    say "deploy $count until it runs: authctl / docker --detach=false" \
        "$(awk -v a="$ours" -v b="$theirs" 'BEGIN { printf "%.3f (%.2f s, %.2f s)", a / b, a, b }')"
done

remove "$stack"
# nothing has to run to be compared
file 50 0 >50.yaml
docker stack deploy --detach=true --resolve-image=never -c 50.yaml "$stack" >/dev/null 2>&1
sed -i 's/LEVEL: info/LEVEL: debug/' 50.yaml
hyperfine --style none --ignore-failure --warmup 1 --runs "$runs" --export-json measured.json \
    "$authctl stack diff --resolve-image=never -c 50.yaml $stack" \
    "$authctl stack config -c 50.yaml" \
    "curl -s --unix-socket ${DOCKER_HOST#unix://} http://engine/{services,tasks,networks,secrets,configs,nodes,info,version}" >/dev/null
say "diff of 50 services" "$(awk -v a="$(median 0)" 'BEGIN { printf "%.0f ms", a * 1000 }')"
say "  reading the file alone" "$(awk -v a="$(median 1)" 'BEGIN { printf "%.0f ms", a * 1000 }')"
say "  the engine alone, asked one thing after the other" "$(awk -v a="$(median 2)" 'BEGIN { printf "%.0f ms", a * 1000 }')"
