import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Span } from '../../src/model/text.ts';
import { dialectOf } from '../../src/parse/settings/reveal-md.ts';
import { splitSlides } from '../../src/parse/split/split-slides.ts';
import { lineIndex } from '../../src/util/lines.ts';
import { head, parseText } from '../unit/parse/parse-text.ts';

/** Lines that mean something to a deck, so that their combinations are tried. */
const line = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      '---',
      '----',
      '',
      '',
      '***',
      '```',
      '```vega-lite',
      '~~~~',
      ':::',
      '::: notes',
      '::: left',
      ':::: columns',
      '> ```vega-lite',
      '> ---',
      '- item',
      '  ---',
      '    code',
      '<!--',
      '-->',
      '<div>',
      '</div>',
      '# Title {#a}',
      '## Öl: {{x.y}}',
      'Note: said',
      'Notes:',
      'text',
      'id: a',
      'layout: chart',
      'time: 90',
      'class: [a',
      'src: b.md',
      'background: {image: a.png',
      'title: A: B',
      'separator: reveal-md',
      'verticalSeparator: ^----$',
      '{{#each trials}}',
      '{{',
      '}}',
      'data: {name: t}',
      '<!-- .slide: data-state="a" onload="x" class=b -->',
      '<!-- .slide: "',
      '---js',
      '| a | b |',
      '|---|---|',
      '[^1]: foot',
      '[a]: /b',
      '\u00a0---',
      '---\u200b',
      '`',
      '``',
      '\\{{x}}',
      'lang: en',
    ),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
);
const markdown = fc.array(line, { maxLength: 40 }).map((lines) => lines.join('\n').replaceAll('\r', ''));
const deckText = fc.oneof(
  markdown,
  markdown.map((text) => head + text),
  fc.string({ unit: 'binary' }).map((text) => text.replaceAll('\r', '')),
);
const runs = { numRuns: 600 };

describe('any text', () => {
  test('is parsed without a throw, and every place lies in its file', () => {
    fc.assert(
      fc.property(deckText, markdown, (text, other) => {
        const { deck, diagnostics } = parseText(text, { 'b.md': other });
        const files: Readonly<Record<string, string>> = { 'deck.md': text, 'b.md': other };
        const inside = (span: Span): boolean =>
          span.start >= 0 && span.start <= span.end && span.end <= (files[span.file]?.length ?? -1);
        const spans = [
          ...diagnostics.flatMap((d) => [d.span, ...d.related.map((r) => r.span)]),
          ...deck.slides.flatMap((slide) => [
            slide.span,
            ...slide.includedFrom,
            ...slide.dataRefs.map((ref) => ref.span),
            ...slide.charts.flatMap((chart) => [
              chart.span,
              ...[...chart.source.places.values()].flatMap((p) => [p.value, p.key]),
            ]),
            ...slide.text.body.segments.map((segment) => segment.source),
          ]),
        ].filter((span) => span !== null);
        expect(spans.filter((span) => !inside(span))).toEqual([]);
      }),
      runs,
    );
  });

  test('gives slides in order that do not overlap, with ids of their own', () => {
    fc.assert(
      fc.property(deckText, (text) => {
        const { slides } = parseText(text).deck;
        slides.forEach((slide, i) => expect(slide.span.start).toBeGreaterThanOrEqual(slides[i - 1]?.span.end ?? 0));
        expect(new Set(slides.map((slide) => slide.id)).size).toBe(slides.length);
      }),
      runs,
    );
  });

  test('keeps in each body, where it says so, exactly what was written', () => {
    fc.assert(
      fc.property(deckText, (text) => {
        for (const { text: shown } of parseText(text).deck.slides) {
          shown.body.segments.forEach((segment, i) => {
            const stretch = shown.body.text.slice(segment.at, shown.body.segments[i + 1]?.at);
            if (segment.exact) expect(text.slice(segment.source.start, segment.source.end)).toBe(stretch);
          });
        }
      }),
      runs,
    );
  });

  test('joins again from its slides and separators', () => {
    fc.assert(
      fc.property(markdown, fc.boolean(), (text, revealMd) => {
        const source = { path: 'deck.md', text };
        const dialect = dialectOf({ value: revealMd ? { separator: 'reveal-md' } : null, places: new Map() });
        const pieces = splitSlides(source, lineIndex(text), { firstLine: 1, settingsFirst: true, dialect });
        const cut = (range: { start: number; end: number } | null): string =>
          range === null ? '' : text.slice(range.start, range.end);
        expect(pieces.map((piece) => cut(piece.separator) + cut(piece.whole)).join('')).toBe(text);
      }),
      runs,
    );
  });

  test('is parsed alike twice', () => {
    fc.assert(
      fc.property(deckText, (text) => {
        expect(parseText(text)).toEqual({ ...parseText(text), written: expect.any(Function) });
      }),
      { numRuns: 200 },
    );
  });
});
