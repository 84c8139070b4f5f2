import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { diagnose } from '../diagnostics/diagnose.ts';
import type { ExportKind, ExportWish, Paper } from '../export/exporter.ts';
import { readRange, wholeTalk, type SlideRange } from '../export/slide-range.ts';
import { errnoWords } from '../io/errno.ts';
import type { Diagnostic, Staged } from '../model/diagnostic.ts';
import { misplacedOption } from './export-program.ts';
import type { AllVariantsOptions } from './all-variants.ts';

/** `plenary export [DECK]`, as typed. */
export interface ExportCommandOptions extends AllVariantsOptions {
  readonly to: ExportKind;
  readonly out?: string;
  readonly strict?: boolean;
  /** `--no-cache`: nothing of an earlier run is used, nothing of this one is kept. */
  readonly cache?: boolean;
  /** The rules of a congress that the talk is held against. */
  readonly profile?: string;
  readonly browser?: string;
  readonly chromeNoSandbox?: boolean;
  readonly steps?: 'all' | 'last' | 'animate';
  readonly range?: string;
  readonly from?: string;
  readonly until?: string;
  readonly notes?: boolean;
  readonly audience?: boolean;
  readonly appendix?: boolean;
  readonly scale?: number;
  readonly sheet?: boolean;
  readonly paper?: Paper;
  readonly perPage?: '1' | '2' | '3' | '6';
  readonly fonts?: 'safe' | 'embed';
  readonly template?: string;
  readonly address?: string;
}

/** What was typed as a wish; `null` where it cannot be one. */
export async function readWish(options: ExportCommandOptions, cwd: string): Promise<Staged<ExportWish | null>> {
  const misplaced = misplacedOption({ ...options }, options.to);
  if (misplaced !== null) {
    const { flag, hint } = misplaced;
    return failed(usage(`\`${flag}\` is nothing for ${options.to}`, hint));
  }
  if (options.steps === 'animate' && options.to !== 'pptx')
    return failed(usage(`\`--steps animate\` is nothing for ${options.to}`, 'nothing moves there: `all` or `last`'));
  const range = rangeOf(options);
  if (range === null)
    return failed(
      usage(`\`${options.range ?? ''}\` is no range`, 'numbers as in `--range 3-7`, ids with `--from` and `--until`'),
    );
  if (options.address !== undefined && !/^https?:\/\/\S{1,500}$/.test(options.address))
    return failed(usage(`\`${options.address}\` is no address`, 'write it whole, as in `https://example.org/talk`'));
  const template = await templateOf(options.template, cwd);
  if (template.diagnostics.length > 0) return { value: null, diagnostics: template.diagnostics };
  return { value: { ...plainWish(options), range, template: template.value }, diagnostics: [] };
}

function plainWish(options: ExportCommandOptions): Omit<ExportWish, 'range' | 'template'> {
  const { to: kind, steps, notes, audience, appendix, scale, sheet, paper, perPage, fonts, address } = options;
  return {
    kind,
    steps: steps ?? null,
    notes: notes === true,
    audience: audience === true,
    appendix: appendix === true,
    scale: scale ?? 2,
    sheet: sheet === true,
    paper: paper ?? null,
    perPage: perPage === undefined ? null : (Number(perPage) as 1 | 2 | 3 | 6),
    fonts: fonts ?? null,
    address: address ?? null,
    asPage: kind === 'handout' && /\.html$/i.test(options.out ?? ''),
  };
}

/** The seconds of `SOURCE_DATE_EPOCH`, where it is set. */
export function readEpoch(text: string | undefined): Staged<number | null> {
  if (text === undefined || text === '') return { value: null, diagnostics: [] };
  if (/^\d{1,11}$/.test(text)) return { value: Number(text), diagnostics: [] };
  return failed(usage('`SOURCE_DATE_EPOCH` is no number of seconds', 'set it as in `SOURCE_DATE_EPOCH=1780272000`'));
}

function rangeOf({ range, from, until }: ExportCommandOptions): SlideRange | null {
  const read = range === undefined ? wholeTalk : readRange(range);
  return read === null ? null : { from: from ?? read.from, until: until ?? read.until };
}

async function templateOf(path: string | undefined, cwd: string): Promise<Staged<Uint8Array | null>> {
  if (path === undefined) return { value: null, diagnostics: [] };
  try {
    return { value: await readFile(resolve(cwd, path)), diagnostics: [] };
  } catch (error) {
    return failed(diagnose('cli/cannot-read', null, { path, detail: errnoWords(error) }));
  }
}

function usage(detail: string, hint: string): Diagnostic {
  return diagnose('cli/usage', null, { detail, hint });
}

function failed(diagnostic: Diagnostic): Staged<null> {
  return { value: null, diagnostics: [diagnostic] };
}
