import { diagnose } from '../diagnostics/diagnose.ts';
import type { Staged } from '../model/diagnostic.ts';
import type { Trace } from '../model/evidence.ts';
import type { SourceFile, Span } from '../model/text.ts';
import { mappedSource } from '../util/mapped-text.ts';
import { readYaml } from '../util/yaml.ts';
import { findFault } from './trace-shape.ts';

/** The version of `trace.json` that is written and read. */
const version = 1;

/**
 * Reads the text of a `trace.json`, which may come from anywhere: what is not as documented is an error with its
 * place, and nothing else is believed of it.
 */
export function readTrace(source: SourceFile): Staged<Trace | null> {
  const { path } = source;
  let value: unknown;
  try {
    value = JSON.parse(source.text);
  } catch {
    const [problem] = readYaml(mappedSource(source)).problems;
    const detail = problem?.detail ?? 'not JSON';
    return failed(diagnose('cli/broken-trace', problem?.span ?? whole(source), { path, detail }));
  }
  const found = typeof value === 'object' && value !== null ? (value as { readonly version?: unknown }).version : null;
  if (typeof found === 'number' && found > version) {
    return failed(diagnose('cli/newer-trace', placeOf(source, '/version'), { path, found, known: version }));
  }
  if (found !== version) return failed(diagnose('cli/not-a-trace', whole(source), { path }));
  const fault = findFault(value);
  if (fault === null) return { value: value as Trace, diagnostics: [] };
  const detail = `\`${fault.pointer.slice(1).replaceAll('/', '.')}\` is not ${fault.expected}`;
  return failed(diagnose('cli/broken-trace', placeOf(source, fault.pointer), { path, detail }));
}

/** The place of a part; of the nearest part around it where it is missing. The text is read again only to find it. */
function placeOf(source: SourceFile, pointer: string): Span {
  const { places } = readYaml(mappedSource(source)).located;
  for (let at = pointer; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
    const place = places.get(at);
    if (place !== undefined) return place.value;
  }
  return whole(source);
}

function whole({ path, text }: SourceFile): Span {
  return { file: path, start: 0, end: Math.min(1, text.length) };
}

function failed(diagnostic: ReturnType<typeof diagnose>): Staged<null> {
  return { value: null, diagnostics: [diagnostic] };
}
