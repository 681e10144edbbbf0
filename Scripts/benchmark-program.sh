#!/usr/bin/env bash
# Times the built program on invented tables and reports, each as a whole process: start, reading, figures, report.
# With ADULT=FOLDER also on the Adult data: FOLDER/adult.csv, and FOLDER/hierarchies with one file a column.
set -euo pipefail
cd "$(dirname "$0")/.."

command -v /usr/bin/time >/dev/null || { echo "Missing: the package “time” (apt-get install time)." >&2; exit 1; }
vignette=$(swift build -c release --show-bin-path)/vignette
tables=$(mktemp -d)
trap 'rm -rf "$tables"' EXIT
rows=${ROWS:-1000000}
runs=${RUNS:-5}

# time_runs NAME COMMAND…: the medians of CPU and wall seconds, and of the most memory.
time_runs() {
    local name=$1
    shift
    for _ in $(seq "$runs"); do
        # Exit code 1 says that k is not met: a result like any other.
        /usr/bin/time --quiet -f '%U %S %e %M' "$@" 2>&1 >/dev/null | tail -n 1 || true
    done | awk -v name="$name" '
        { cpu[NR] = $1 + $2; wall[NR] = $3; memory[NR] = $4 / 1024 }
        function median(values,    i, j, t) {
            for (i = 2; i <= NR; i++) for (j = i; j > 1 && values[j] < values[j-1]; j--) { t = values[j]; values[j] = values[j-1]; values[j-1] = t }
            return values[int((NR + 1) / 2)]
        }
        END { printf "%-58s %7.2f s CPU %7.2f s wall %8.0f MiB\n", name, median(cpu), median(wall), median(memory) }'
}

for grain in fine coarse; do
    (cd Benchmarks && swift run -c release write-table "$rows" "$grain" "$tables/$grain" >/dev/null 2>&1)
    size=$(stat -c %s "$tables/$grain/table.csv")
    time_runs "risk, $rows rows x 6, $grain ($((size / 1000000)) MB)" \
        "$vignette" assess --table "$tables/$grain/table.csv" \
        --quasi-identifiers sex,age,region,occupation,education,marital
    time_runs "risk and optimum at 4 %, $rows rows x 6, $grain" \
        "$vignette" assess --table "$tables/$grain/table.csv" \
        --quasi-identifiers sex,age,region,occupation,education,marital \
        --hierarchies "$tables/$grain/hierarchies" --suppression 0.04
done
for size in 0.3 ${REPORT:-12}; do
    Scripts/write-report.py "$size" >"$tables/report.md"
    # Away from the project, so that no study and no policy of its own is found.
    (cd "$tables" && time_runs "check, Markdown of $size MB" "$vignette" check --quiet report.md)
done
if [ -n "${ADULT:-}" ]; then
    for limit in 0 0.04; do
        time_runs "Adult, 8 quasi-identifiers, k = 5, suppression $limit" \
            "$vignette" assess --table "$ADULT/adult.csv" --hierarchies "$ADULT/hierarchies" --suppression "$limit" \
            --quasi-identifiers sex,age,race,marital-status,education,native-country,workclass,occupation
    done
fi
