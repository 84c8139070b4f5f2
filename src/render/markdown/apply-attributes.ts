import type { Token } from 'markdown-it';
import { diagnose } from '../../diagnostics/diagnose.ts';
import type { Span } from '../../model/text.ts';
import type { RenderContext } from '../context.ts';
import { attributesOf, judgeAttribute } from '../html/allowed-attributes.ts';
import { readDeclarations } from '../html/style-properties.ts';
import { styleClass } from '../html/styles.ts';
import { carryClaim } from '../texts-claims.ts';
import { fillPlain } from '../values.ts';
import type { AttributeItem } from './attribute-syntax.ts';
import { elementOf } from './element-names.ts';

/** Gives a token the attributes that stand behind it. `place` finds an item where it was written. */
export function applyAttributes(
  context: RenderContext,
  token: Token,
  items: readonly AttributeItem[],
  place: (item: AttributeItem) => Span | null,
): void {
  const element = elementOf(token);
  for (const item of items) {
    if (item.name === 'claim') {
      claim(context, token, item, place(item));
      continue;
    }
    const value = fillPlain(context.values, item.value);
    const verdict = judgeAttribute(element, item.name, value);
    if (verdict === 'unknown') {
      const known = attributesOf(element);
      context.report(diagnose('render/unknown-attribute', place(item), { attribute: item.name, element, known }));
    } else if (verdict === 'bad-value') {
      context.report(diagnose('render/attribute-value', place(item), { attribute: item.name, value }));
    } else setAttribute(context, token, { name: item.name, value }, () => place(item));
  }
}

/** The place of the expression inside `claim="…"`, where it stands there as it is. */
function claim(context: RenderContext, token: Token, { value }: AttributeItem, item: Span | null): void {
  const span = item ?? { file: '', start: 0, end: 0 };
  carryClaim(context, token, { expression: value.trim(), span });
}

interface Attribute {
  readonly name: string;
  readonly value: string;
}

function setAttribute(context: RenderContext, token: Token, attribute: Attribute, place: () => Span | null): void {
  const { name, value } = attribute;
  if (name === 'class') token.attrJoin('class', value);
  else if (name === 'style') setStyle(context, token, value, place);
  else if (name === 'width' || name === 'height') setSize(context, token, attribute);
  // A heading names its slide; the slide itself bears the id.
  else if (name !== 'id' || value !== context.id) token.attrSet(name, value);
}

function setStyle(context: RenderContext, token: Token, style: string, place: () => Span | null): void {
  const { css, refused } = readDeclarations(style);
  if (css !== '') token.attrJoin('class', styleClass(context, css));
  for (const declaration of refused) context.report(diagnose('render/style-not-allowed', place(), { declaration }));
}

/** Pixels are an attribute of images and players; a share of the space is a style. */
function setSize(context: RenderContext, token: Token, { name, value }: Attribute): void {
  const size = /^[\d.]+$/.test(value) ? `${value}px` : value;
  if (elementOf(token) === 'column') token.meta = { ...token.meta, width: size };
  else if (value.endsWith('%')) token.attrJoin('class', styleClass(context, `${name}:${value}`));
  else token.attrSet(name, String(Math.round(Number.parseFloat(value))));
}
