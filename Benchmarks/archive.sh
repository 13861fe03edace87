#!/bin/sh
# Measures an archive: how fast reports are added, in how much memory, and how fast queries answer, each as a whole
# process and as the query alone.
#
#     Benchmarks/archive.sh 100000 fast [PROGRAM]
#
# Say the load of the machine beside the figures: it is printed first and last.
set -eu
count=${1:-100000}
tier=${2:-accurate}
program=${3:-.build/release/rapporteur}
here=$(dirname "$0")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
archive=$folder/big.rapporteur

echo "load: $(cut -d' ' -f1-3 /proc/loadavg)"
"$here/make-reports.py" "$count" > "$folder/reports.jsonl"
start=$(date +%s.%N)
"$program" add "$folder/reports.jsonl" --archive "$archive" --model "$tier" 2> "$folder/log" &
process=$!
peak=0
while kill -0 "$process" 2> /dev/null; do
    now=$(awk '/VmHWM/ { print $2 }' "/proc/$process/status" 2> /dev/null || true)
    peak=${now:-$peak}
    sleep 0.2
done
wait "$process"
end=$(date +%s.%N)
tail -1 "$folder/log"
echo "$start $end $count $peak $(stat -c %s "$archive")" |
    awk '{ printf "%d reports/s, peak memory %d MB, file %d MB\n", $3 / ($2 - $1), $4 / 1024, $5 / 1048576 }'

ask() {
    "$program" "$@" --timings --archive "$archive" > /dev/null 2> "$folder/log"
    best=999999
    for _ in 1 2 3 4 5; do
        start=$(date +%s%N)
        "$program" "$@" --archive "$archive" > /dev/null
        end=$(date +%s%N)
        taken=$(((end - start) / 100000))
        [ "$taken" -lt "$best" ] && best=$taken
    done
    echo "$((best / 10)).$((best % 10)) ms the process, query: $(tail -1 "$folder/log")  $*"
}

ask events --limit 100
ask events --actor "Wagner Group" --limit 100
ask events --actor Mali --type SANCTION --limit 100
ask events --country SDN --from 2020 --limit 100
ask events --near 18.44,1.41 --within 50 --limit 100
ask events --text mine --limit 100
ask events --actor "Amnesty International" --on 2020-05-01
ask who "Sergey Lavrov" --limit 100
ask who Mali --limit 100
ask timeline --actor France --from 2020-01 --to 2020-02
ask timeline --limit 100
echo "load: $(cut -d' ' -f1-3 /proc/loadavg)"
