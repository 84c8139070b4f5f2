import { diagnose } from '../../diagnostics/diagnose.ts';
import type { RenderContext } from '../context.ts';
import { useAsset } from '../references/assets.ts';
import { judgeLink } from '../references/judge-link.ts';
import { fillUrl } from '../references/urls.ts';
import { fillPlain } from '../values.ts';
import { judgeAttribute } from './allowed-attributes.ts';
import { isReference } from './check-raw.ts';
import type { RawFinder } from './raw-finder.ts';
import { readDeclarations } from './style-properties.ts';
import { styleClass } from './styles.ts';

/** A start tag as the sanitiser sees it. */
export interface SeenElement {
  readonly element: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Ids of elements in the same text. */
  readonly local: ReadonlySet<string>;
  readonly finder: RawFinder;
}

/**
 * The attributes that an element of raw HTML keeps, with values in place, files looked up and styles as classes.
 * What is off the allow-list was reported before, with its place (`check-raw.ts`).
 */
export function judgeElement(context: RenderContext, seen: SeenElement): Record<string, string> {
  const { element, attributes, finder } = seen;
  const kept: Record<string, string> = {};
  const classes: string[] = [];
  for (const [name, written] of Object.entries(attributes)) {
    const value = fillPlain(context.values, written);
    if (isReference(element, name)) Object.assign(kept, followReference(context, seen, { name, written }));
    else if (judgeAttribute(element, name, value) !== 'ok') continue;
    else if (name === 'class') classes.push(value);
    else if (name === 'style') classes.push(...styleClasses(context, value));
    else kept[name] = value;
  }
  if (classes.length > 0) kept['class'] = classes.join(' ');
  if (element === 'img' && kept['alt'] === undefined) {
    context.report(diagnose('render/no-alt', finder.tagWithout('img', 'alt'), {}));
    kept['alt'] = '';
  }
  if ((element === 'video' || element === 'audio') && kept['data-autoplay'] === undefined) kept['controls'] = '';
  return kept;
}

function followReference(
  context: RenderContext,
  { local, finder }: SeenElement,
  { name, written }: { readonly name: string; readonly written: string },
): Readonly<Record<string, string>> {
  const span = finder.attribute(name, written);
  if (name === 'href') return judgeLink(context, written, { local, place: () => span }) ?? {};
  if (context.notes) {
    context.report(diagnose('render/notes-media', span, {}));
    return {};
  }
  const asset = span === null ? null : useAsset(context, fillUrl(context.values, written), span);
  return asset === null ? {} : { src: asset.src };
}

function styleClasses(context: RenderContext, style: string): readonly string[] {
  const { css } = readDeclarations(style);
  return css === '' ? [] : [styleClass(context, css)];
}
