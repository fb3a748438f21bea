#!/usr/bin/env bash
# What watching costs: CPU and memory of `authctl monitor … --watch 1s` over ten minutes.
#
#   benches/monitor.sh [AUTHCTL]
#
# Starts servers of its own with `authctl dev`, and ends them. SECONDS_EACH shortens the look at each view.
# Bounds: less than 3 % of one CPU, and resident memory that does not grow by more than 1 MiB after the first minute
# (or tenth, where it is shorter).
set -euo pipefail

authctl=$(realpath "${1:-target/release/authctl}")
seconds=${SECONDS_EACH:-600}
folder=$(mktemp -d)
export HOME=$folder
cd "$folder"
trap '"$authctl" dev down --purge --yes >/dev/null 2>&1 || true; rm -rf "$folder"' EXIT
"$authctl" dev up >/dev/null 2>&1

ticks_per_second=$(getconf CLK_TCK)
# Prints the CPU time of a process in ticks, and its resident memory in KiB.
cpu() { awk '{ print $14 + $15 }' "/proc/$1/stat"; }
resident() { awk '/^VmRSS/ { print $2 }' "/proc/$1/status"; }

# look WHERE WORDS...: watches one view into a pipe or on a terminal.
look() {
    local where=$1 pid warm before after grown share
    shift
    if [[ $where == terminal ]]; then
        script -qfc "stty columns 120 rows 40; exec '$authctl' $* --watch 1s" /dev/null </dev/null >/dev/null 2>&1 &
        sleep 2
        pid=$(pgrep -P $! | head -1)
    else
        "$authctl" "$@" --watch 1s >/dev/null 2>&1 &
        pid=$!
    fi
    warm=$((seconds < 600 ? seconds / 10 : 60))
    sleep "$warm"
    before=$(resident "$pid")
    local begun
    begun=$(cpu "$pid")
    sleep $((seconds - warm))
    after=$(resident "$pid")
    share=$(awk -v t=$(($(cpu "$pid") - begun)) -v h="$ticks_per_second" -v s=$((seconds - warm)) 'BEGIN { printf "%.2f", 100 * t / h / s }')
    kill -INT "$pid"
    wait 2>/dev/null || true
    grown=$((after - before))
    printf '%-9s %-32s %6s%% of one CPU  %7d KiB resident, %+d KiB after %d s\n' "$where" "$*" "$share" "$after" "$grown" "$seconds"
    awk -v share="$share" -v grown="$grown" 'BEGIN { exit !(share < 3 && grown <= 1024) }' || failed=1
}

failed=
look pipe monitor
look pipe monitor postgres activity
look pipe monitor redis stats
look terminal monitor
[[ -z $failed ]]
