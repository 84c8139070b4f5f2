import type { Trace } from '../model/evidence.ts';
import type { LiveChart } from '../model/live-chart.ts';
import type { LiveStart } from '../model/live.ts';
import type { PageData } from '../model/page.ts';
import { escapeHtml } from '../util/html.ts';
import { packTrace } from '../util/packed-trace.ts';
import { contentSecurityPolicy } from './csp.ts';

/** The parts of the page but for its slides. */
export interface PageParts {
  readonly data: PageData;
  readonly trace: Trace;
  readonly author: string | null;
  readonly description: string | null;
  readonly version: string;
  readonly css: string;
  readonly script: string;
  /** Charts that answer, by id, and their script; `null` where there are none. */
  readonly charts: { readonly byId: ReadonlyMap<string, LiveChart>; readonly script: string } | null;
  /** A page that is one file: what else would lie beside it, the licences of its fonts. */
  readonly alone?: { readonly licences: readonly string[] };
  /** What only pages of the edit loop have. */
  readonly live?: LiveParts;
}

/** What a page of the edit loop starts with, and rules that stay while those of the talk change. */
export interface LiveParts {
  readonly start: LiveStart;
  readonly css: string;
}

/**
 * The whole page. It starts as a readable document (`stacked`); the script, if it runs, makes slides of it.
 * @param slides the sections
 */
export function pageHtml(parts: PageParts, slides: string): string {
  const css = parts.css.replaceAll('\r', '').replace(/<(?=[/!])/g, '\\3c ');
  const script = scriptInHtml(parts.script);
  const charts = parts.charts === null ? null : scriptInHtml(parts.charts.script);
  const { lang, rtl, title } = parts.data;
  const scripts = charts === null ? [script] : [script, charts];
  const policy =
    parts.live === undefined
      ? contentSecurityPolicy(scripts, [css], parts.alone === undefined ? 'folder' : 'alone')
      : contentSecurityPolicy(scripts, [parts.live.css, css], 'live');
  const meta = (name: string, content: string | null): string =>
    content === null ? '' : `<meta name="${name}" content="${escapeHtml(content)}">\n`;
  return `<!doctype html>
<html lang="${escapeHtml(lang)}" dir="${rtl ? 'rtl' : 'ltr'}" class="stacked">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
${meta('author', parts.author)}${meta('description', parts.description)}${meta('generator', `Plenary ${parts.version}`)}<meta name="referrer" content="no-referrer">
<link rel="icon" href="data:,">
${parts.live === undefined ? '' : liveHead(parts.live)}<style>${css}</style>
<script type="application/json" id="plenary-page">${jsonInHtml(parts.data)}</script>
<script type="application/json" id="plenary-trace">${jsonInHtml(packTrace(parts.trace))}</script>
<script>${script}</script>
</head>
<body>
<main class="reveal">
<div class="slides">
${slides}
</div>
</main>
${chartScripts(parts.charts?.byId, charts)}${licenceTexts(parts.alone?.licences ?? [])}</body>
</html>
`;
}

function liveHead({ start, css }: LiveParts): string {
  return `<style>${css}</style>\n<script type="application/json" id="plenary-live">${jsonInHtml(start)}</script>\n`;
}

/** Behind the slides: whoever opens the talk sees them before the charts come to life. */
function chartScripts(byId: ReadonlyMap<string, LiveChart> | undefined, script: string | null): string {
  if (byId === undefined || script === null) return '';
  const specs = [...byId].map(
    ([id, chart]) => `<script type="application/json" id="${escapeHtml(id)}-live">${jsonInHtml(chart)}</script>\n`,
  );
  return `${specs.join('')}<script>${script}</script>\n`;
}

/** Text that is never run and never shown: it asks to travel with the fonts. */
function licenceTexts(licences: readonly string[]): string {
  return licences.map((text) => `<script type="text/plain">${scriptInHtml(text.trim())}</script>\n`).join('');
}

/** A script that no HTML parser takes for the end of its element. */
function scriptInHtml(script: string): string {
  return script.replace(/<\/(?=script)/gi, '<\\/').replaceAll('<!--', '<\\!--');
}

/** JSON that no HTML parser takes for the end of its element. */
function jsonInHtml(data: unknown): string {
  return JSON.stringify(data).replaceAll('<', '\\u003c');
}
