# shellcheck shell=bash
# SPDX-License-Identifier: Apache-2.0
# Runs named steps, prints the name, time and result of each, and counts them. To be sourced.
#
# Results are kept in the file $HERALD_STEPS, one line a step, so that a script run as part of
# another (make test in .ci/run) adds to the same count. STEP_SECONDS limits one step.

if [ -z "${HERALD_STEPS:-}" ]; then
    HERALD_STEPS=$(mktemp)
    export HERALD_STEPS
    steps_outermost=yes
fi

count_steps() {
    grep -c "^$1 " "$HERALD_STEPS" || true
}

# A nested script answers for its own steps only.
steps_passed_before=$(count_steps passed)
steps_failed_before=$(count_steps failed)

# step NAME COMMAND…: runs the command, returns its result.
step() {
    local name=$1 began=$SECONDS code=0 limit=(timeout --kill-after=10)
    shift
    if [ -t 1 ]; then limit+=(--foreground); fi # so that Ctrl-C reaches the step
    printf '\n==> %s\n' "$name"
    "${limit[@]}" "${STEP_SECONDS:-1500}" "$@" </dev/null || code=$?
    note_step "$name" "$code" "$((SECONDS - began))"
    return "$code"
}

# step_if FILE NAME COMMAND…: the same, or "skipped" while the file is not in the repository yet.
step_if() {
    local file=$1 name=$2
    shift
    if [ -e "$file" ]; then
        step "$@"
    else
        printf '\n==> %s\n    skipped: %s is not there yet\n' "$name" "$file"
        echo "skipped 0 $name" >>"$HERALD_STEPS"
    fi
}

# note_step NAME CODE SECONDS: records and prints one result.
note_step() {
    local result=passed
    case $2 in
        0) ;;
        124 | 137) result="failed (out of time)" ;;
        *) result="failed ($2)" ;;
    esac
    printf -- '--- %s: %s, %d s\n' "$1" "$result" "$3"
    echo "${result%% *} $3 $1" >>"$HERALD_STEPS"
}

# finish_steps: lists what ran and ends the script; a nested script leaves the list to the outermost.
finish_steps() {
    local failed passed
    failed=$(count_steps failed)
    passed=$(count_steps passed)
    if [ "${steps_outermost:-no}" = yes ]; then
        printf '\n%-8s %6s  %s\n' result time step
        awk '{ result = $1; time = $2; $1 = $2 = ""; printf "%-8s %4d s%s\n", result, time, $0 }' \
            "$HERALD_STEPS"
        rm -f "$HERALD_STEPS"
        printf '%d passed, %d failed\n' "$passed" "$failed"
    fi
    if [ "$failed" -gt "$steps_failed_before" ] || [ "$passed" -eq "$steps_passed_before" ]; then exit 1; fi
    exit 0
}
