/*
 * Blocks of code of some eleven lines, each with its language and with words and numbers by chance.
 */

/** Languages and what writes a block of each. */
export const codeBlocks = [
  [
    'js',
    (random, word) => `// ${word()} and ${word()}
import { readFile } from 'node:fs/promises';

export async function ${word()}${random.below(1000)}(path, options = {}) {
  const text = await readFile(path, 'utf8');
  const rows = text.split('\\n').slice(1).map((line) => line.split(','));
  const total = rows.reduce((sum, row) => sum + Number(row[${random.below(4)}]), 0);
  if (total > ${random.below(100000)}) {
    throw new RangeError(\`too much ${word()}: \${total}\`);
  }
  return { total, mean: total / rows.length, ...options };
}`,
  ],
  [
    'python',
    (random, word) => `import csv
from collections import defaultdict


def ${word()}_${random.below(1000)}(path: str, limit: int = ${random.below(100)}) -> dict[str, float]:
    """Add up the ${word()} by ${word()}."""
    totals: dict[str, float] = defaultdict(float)
    with open(path, newline="") as handle:
        for row in csv.DictReader(handle):
            totals[row["region"]] += float(row["value"])
    return {name: sum for name, sum in totals.items() if sum > limit}`,
  ],
  [
    'sql',
    (random, word) => `-- ${word()} by ${word()}
WITH monthly AS (
  SELECT region, date_trunc('month', sold_at) AS month, sum(value) AS total
  FROM ${word()}_${random.below(100)}
  WHERE sold_at >= DATE '2026-01-01'
  GROUP BY 1, 2
)
SELECT region, month, total - lag(total) OVER (PARTITION BY region ORDER BY month) AS change
FROM monthly
ORDER BY total DESC
LIMIT ${1 + random.below(50)};`,
  ],
  [
    'bash',
    (random, word) => `#!/usr/bin/env bash
set -euo pipefail
# ${word()} and ${word()}
for file in data/${word()}-*.csv; do
  name="$(basename "$file" .csv)"
  if [ "$(wc -l < "$file")" -gt ${random.below(1000)} ]; then
    echo "$name is large" >&2
  fi
  sort -t, -k2 "$file" | head -n ${1 + random.below(20)} > "out/$name.txt"
done`,
  ],
];
