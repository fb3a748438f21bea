#!/usr/bin/env bash
# Stops the servers of one test run when the process that owns the run is gone, then removes their data.
#
#   watchdog.sh FOLDER
#
# FOLDER/owner holds the owner's process id and start time; FOLDER/processes/PID the signal that ends a
# server, and its start time. A process counts as the same one only when its start time is the same too.
set -u

# Prints when process $1 started; nothing when it is gone or only waits to be reaped.
started() {
    if [[ -d /proc/self ]]; then
        local stat
        { read -r stat <"/proc/$1/stat"; } 2>/dev/null || return 0
        # the name in parentheses may hold blanks; 20 words after it comes the start time
        read -ra stat <<<"${stat##*) }"
        [[ ${stat[0]} == Z ]] || echo "${stat[19]}"
    else
        ps -o lstart= -p "$1" | xargs
    fi
}

runs() {
    [[ -n $2 && $(started "$1") == "$2" ]]
}

stop_all() {
    local file pid signal start
    for file in "$folder"/processes/*; do
        [[ -f $file ]] || continue
        pid=${file##*/}
        read -r signal start <"$file"
        runs "$pid" "$start" && kill -s "$signal" "$pid"
    done
    for file in "$folder"/processes/*; do
        [[ -f $file ]] || continue
        pid=${file##*/}
        read -r signal start <"$file"
        for ((i = 0; i < 300; i++)); do
            runs "$pid" "$start" || break
            sleep 0.1
        done
        runs "$pid" "$start" && kill -s KILL "$pid"
    done
}

unmount_all() {
    local point
    [[ -r /proc/mounts ]] || return 0
    while read -r _ point _; do
        [[ $point == "$folder"/* ]] && umount -l "$point"
    done </proc/mounts
}

main() {
    folder=$1
    local pid start
    read -r pid start <"$folder/owner"
    while runs "$pid" "$start"; do
        sleep 0.3
    done
    stop_all
    unmount_all
    rm -rf --one-file-system "$folder"
}

main "$@" 2>/dev/null
