import { createHash } from 'node:crypto';
import { escapeHtml } from '../../util/html.ts';
import { summary } from '../words.ts';
import type { TalkDiff } from '../talk-diff.ts';
import { chartsSection } from './charts-section.ts';
import { claimsSection, filesSection, referencesSection, slidesSection, valuesSection } from './tables.ts';
import { diffStyle } from './style.ts';

/** What the page needs beside the differences. */
export interface DiffPageParts {
  /** What the two versions are called: as typed, or as they were labelled. */
  readonly names: { readonly old: string; readonly new: string };
  /** Drawings by the ids of their figures. */
  readonly drawings: { readonly old: ReadonlyMap<string, string>; readonly new: ReadonlyMap<string, string> };
}

/** The differences as one page that needs nothing else: no script, no request, its style admitted by its hash. */
export function diffPage(diff: TalkDiff, { names, drawings }: DiffPageParts): string {
  const title = `${diff.new.title}: what changed`;
  const hash = createHash('sha256').update(diffStyle).digest('base64');
  const policy = `default-src 'none'; style-src 'sha256-${hash}'; img-src data:; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${escapeHtml(title)}</title>
<link rel="icon" href="data:,">
<style>${diffStyle}</style>
</head>
<body>
<main>
<h1>${escapeHtml(title)}</h1>
${versionsTable(diff, names)}
<p><strong>${escapeHtml(summary(diff))}</strong></p>
${[
  claimsSection(diff.claims),
  valuesSection(diff.values),
  chartsSection(diff.charts, drawings),
  slidesSection(diff.slides),
  referencesSection(diff.references),
  filesSection(diff.files),
]
  .filter((section) => section !== '')
  .join('\n')}
</main>
</body>
</html>
`;
}

function versionsTable({ old, new: now }: TalkDiff, names: DiffPageParts['names']): string {
  const row = (head: string, name: string, talk: typeof old): string =>
    `<tr><th scope="row">${head}</th><td><code>${escapeHtml(name)}</code></td>` +
    `<td>${escapeHtml(talk.title)}</td><td>${escapeHtml(talk.lang)}</td><td class="number">${talk.slides}</td></tr>`;
  return (
    '<div class="scroll" tabindex="0" role="region" aria-label="The two versions"><table>' +
    '<thead><tr><th scope="col">Version</th><th scope="col">From</th><th scope="col">Title</th>' +
    '<th scope="col">Language</th><th scope="col">Slides</th></tr></thead>' +
    `<tbody>${row('Old', names.old, old)}${row('New', names.new, now)}</tbody></table></div>`
  );
}
