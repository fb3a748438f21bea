# shellcheck shell=bash
# Installs what is missing, and says what and why. Sourced by quickstart.sh and test.sh.

say() { printf '\n\033[1m%s\033[0m\n' "$*" >&2; }

fail() {
    printf '%s\n' "error: $1" "  hint: $2" >&2
    exit 1
}

as_root() {
    if [[ $EUID -eq 0 ]]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        fail "root is needed for: $*" "install sudo, or run this script as root"
    fi
}

has() { command -v "$1" >/dev/null; }

missing=()

# need PACKAGE WHY: remembers a package to install.
need() {
    printf '  %-24s %s\n' "$1" "$2" >&2
    missing+=("$1")
}

# Installs what was remembered; fetches the package lists only then.
install_missing() {
    ((${#missing[@]})) || return 0
    if has apt-get; then
        update_lists
        as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${missing[@]}"
    else
        brew install "${missing[@]}"
    fi
    missing=()
}

lists_are_fresh=
update_lists() {
    [[ $lists_are_fresh ]] || as_root apt-get update -q
    lists_are_fresh=1
}

package_manager_or_fail() {
    has apt-get || has brew || fail "neither apt-get nor Homebrew is here" \
        "install PostgreSQL 15 or newer with pg_cron and Redis 7 or newer yourself, then run this again"
}

# Prints the newest major version of the installed PostgreSQL servers, 0 where there is none.
installed_postgres() {
    local folder major newest=0
    for folder in /usr/lib/postgresql/*/bin /opt/homebrew/opt/postgresql@*/bin /usr/local/opt/postgresql@*/bin; do
        [[ -x $folder/initdb ]] || continue
        major=$("$folder/postgres" --version | sed -E 's/.* ([0-9]+)[.a-z].*/\1/')
        ((major > newest)) && newest=$major
    done
    echo "$newest"
}

# Prints the major version that the distribution offers.
offered_postgres() {
    update_lists >&2
    apt-cache show postgresql | sed -nE 's/^Depends:.*postgresql-([0-9]+).*/\1/p' | sort -n | tail -1
}

need_rust() {
    has cargo || fail "cargo is not installed" "install Rust 1.94 or newer with rustup"
    has cc || need "$(has apt-get && echo build-essential || echo gcc)" "the linker, and a compiler for the TLS library"
}

need_postgres() {
    local major
    major=$(installed_postgres)
    if ((major < 15)); then
        if has brew && ! has apt-get; then
            need postgresql@17 "keeps the users; authctl needs 15 or newer"
            return
        fi
        major=$(offered_postgres)
        ((${major:-0} >= 15)) || fail "this distribution offers PostgreSQL ${major:-none}, authctl needs 15 or newer" \
            "add the package source of the PostgreSQL project, then run this again"
        need "postgresql-$major" "keeps the users; authctl needs 15 or newer"
    fi
    if has apt-get && [[ ! -e /usr/lib/postgresql/$major/lib/pg_cron.so ]]; then
        need "postgresql-$major-cron" "jobs inside of PostgreSQL; one of the extensions of \`authctl init\`"
    fi
}

need_redis() {
    local server major
    for server in redis-server valkey-server; do
        has "$server" || continue
        major=$("$server" --version | sed -E 's/.* v=([0-9]+).*/\1/')
        ((major >= 7)) && return
    done
    need "$(has apt-get && echo redis-server || echo redis)" "keeps sessions and the cache; authctl needs 7 or newer"
}
