#!/usr/bin/env bash
# From a bare machine with Rust to the main job on real servers:
#
#   ./quickstart.sh
#
# Installs what is missing (PostgreSQL 15 or newer with pg_cron, Redis 7 or newer), builds authctl, starts
# throwaway servers on loopback addresses below .authctl/, and fills and looks at them. It can be run again.
set -euo pipefail
cd "$(dirname "$0")"
# shellcheck source=.ci/install.sh
source .ci/install.sh

main() {
    say "Looking for what is missing"
    package_manager_or_fail
    need_rust
    need_postgres
    need_redis
    if ((${#missing[@]})); then
        say "Installing ${missing[*]}"
        install_missing
        printf '%s\n' "Packages may start servers of their own on ports 5432 and 6379; authctl does not touch those." >&2
    else
        echo "Nothing is missing." >&2
    fi

    say "Building authctl"
    cargo build --release --locked
    authctl=${CARGO_TARGET_DIR:-target}/release/authctl

    say "Starting throwaway servers"
    forget_other_servers
    run dev up
    eval "$("$authctl" dev env)"

    say "Preparing the database and filling it"
    run init --yes
    run migrate up --yes
    run seed --users 10000 --clean --yes

    say "Looking at it"
    look monitor postgres tables
    look monitor redis stats
    look check
    go_on
}

run() {
    printf '\n$ authctl %s\n' "$*" >&2
    "$authctl" "$@"
}

# A view may find something, such as the dead rows of an earlier run, and says so with exit code 3.
look() {
    local code=0
    run "$@" || code=$?
    ((code == 0 || code == 3)) || exit "$code"
}

# Whatever this shell is set up for, the quickstart works on its own servers only.
forget_other_servers() {
    local name
    for name in $(compgen -e); do
        case $name in
            DATABASE_* | PG* | REDIS_* | DYNAMODB_* | AWS_* | DOCKER_* | AUTHCTL_* | ConnectionStrings__*) unset "$name" ;;
        esac
    done
    export AWS_EC2_METADATA_DISABLED=true
}

go_on() {
    say "Done: PostgreSQL and Redis run below .authctl/, with a schema, a role for the application and 10,000 users"
    cat >&2 <<TEXT
Every authctl command in this folder uses them as long as nothing else is configured. Go on with

  $authctl monitor postgres activity     what the sessions do
  $authctl config show                   every setting and where it came from
  $authctl --help                        everything else
  $authctl dev down                      stop the servers (--purge removes their data)
TEXT
}

main "$@"
