#!/usr/bin/env bash
# The whole way through with the invented sample study: a study, redaction, assessment, four vignettes, the check.
set -euo pipefail
cd "$(dirname "$0")/.."

vignette=$(swift build -c release --show-bin-path)/vignette
demo=demo
rm -rf "$demo"

step() { printf '\n── %s\n\n' "$*"; }

step "1. A new study"
"$vignette" init "$demo" --name "Sample study (invented)" >/dev/null
echo "made $demo/study.sqlite with its policies and templates"

step "2. Import: participants, codebook, fragments, population, names to keep secret"
"$vignette" import --study "$demo/study.sqlite" \
    Corpus/participants.csv Corpus/codebook.csv Corpus/fragments.csv Corpus/population.csv Corpus/secret-names.csv

step "3. Redact: what would be replaced in the participants' words"
"$vignette" redact propose --study "$demo/study.sqlite"

step "4. Assess: who could be recognised by role, specialty, gender and place"
"$vignette" assess --study "$demo/study.sqlite"

step "5. Compose: one vignette a theme"
"$vignette" compose --study "$demo/study.sqlite" --all --seed 1 --output "$demo/vignettes.md"
"$vignette" compose --study "$demo/study.sqlite" --all --seed 1 --format html --dry-run >"$demo/vignettes.html"
cat "$demo/vignettes.md"

step "6. Check: the gate reads the report as a continuous-integration job would"
"$vignette" check --study "$demo/study.sqlite" "$demo/vignettes.md"

step "Done"
cat <<TEXT
the vignettes           $demo/vignettes.md, and as a page $demo/vignettes.html
evidence for a check    $demo/vignettes.md.evidence.json
evidence for a reviewer $demo/vignettes.md.review.md (names fragments: for the team only)
TEXT
