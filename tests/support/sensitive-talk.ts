/*
 * A talk over a sensitive table whose cells are words and numbers that stand nowhere else, so that any of them in an
 * output can only have come from there.
 */

/** Rows of the table. */
export const rowCount = 60;

const letters = 'bcdfghjklmnpqrstvwxz';

/** A word that no language has, one for each number. */
export function nonsense(n: number): string {
  const letter = (at: number): string => letters[(n * (at * 2 + 3) + at * 7 + ((n * n) % 11)) % letters.length] ?? 'q';
  return `zq${letter(1)}${letter(2)}x${letter(3)}${n}vj${letter(4)}`;
}

interface Patient {
  readonly id: string;
  readonly site: string;
  readonly arm: string;
  readonly stage: string;
  readonly age: number;
  readonly score: number;
  readonly died: number;
  readonly time: number;
  readonly day: string;
}

/** One patient; `stage` IV is a group of three, and each `site` has one patient. */
export function patient(i: number): Patient {
  return {
    id: nonsense(i),
    site: `${nonsense(1000 + i)} clinic`,
    arm: i % 2 === 0 ? 'Early' : 'Late',
    stage: i < 3 ? nonsense(5000) : i % 3 === 0 ? 'II' : 'III',
    age: 20 + ((i * 7919) % 60) + ((i * 37) % 89) / 1000 + 0.000_013,
    score: 31_000 + ((i * 613) % 997) * 17 + 0.731,
    died: i % 3 === 0 ? 1 : 0,
    time: 1 + ((i * 131) % 59) + 0.017_29,
    day: `2019-${String(1 + (i % 12)).padStart(2, '0')}-${String(1 + ((i * 7) % 28)).padStart(2, '0')}`,
  };
}

const columns = ['id', 'site', 'arm', 'stage', 'age', 'score', 'died', 'time', 'day'] as const;

/** `data/patients.csv` */
export function patientsCsv(broken = false): string {
  const rows = Array.from({ length: rowCount }, (_, i) => columns.map((key) => String(patient(i)[key])));
  if (broken) {
    (rows[7] as string[])[4] = nonsense(7777);
    (rows[9] as string[])[0] = nonsense(8);
    (rows[11] as string[])[3] = `${nonsense(5000)} `;
  }
  return `${[[...columns], ...rows].map((cells) => cells.join(',')).join('\n')}\n`;
}

/** `data/datapackage.json` */
export const descriptor = JSON.stringify({
  resources: [
    {
      name: 'patients',
      path: 'patients.csv',
      sensitive: true,
      timeGrid: 20,
      schema: {
        primaryKey: 'id',
        fields: columns.map((name) => ({
          name,
          type: ['age', 'score', 'died', 'time'].includes(name) ? 'number' : name === 'day' ? 'date' : 'string',
        })),
      },
    },
  ],
});

/** Every text that must not be found in any output. */
export function secrets(): string[] {
  const found: string[] = [nonsense(5000), nonsense(7777)];
  for (let i = 0; i < rowCount; i++) {
    const { id, site, age, score, time } = patient(i);
    found.push(id, site.replace(' clinic', ''), String(age), String(score), String(time));
  }
  return found;
}

/** A slide with a chart. */
export function chartSlide(title: string, body: string, language = 'vega-lite'): string {
  const data = language === 'vega-lite' ? 'data: {name: patients}\n' : '';
  return `# ${title}\n\n\`\`\`${language}\n${data}${body}\n\`\`\`\n`;
}

/** A deck of these slides. */
export function deckOf(slides: readonly string[]): string {
  return `---\ntitle: Our patients\nlang: en\n---\n\n${slides.join('\n---\n\n')}`;
}
