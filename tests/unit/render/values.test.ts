import { describe, expect, it } from 'vitest';
import type { ShownValue } from '../../../src/model/values.ts';
import { fillHtml } from '../../../src/render/values.ts';
import { token } from '../../../src/util/tokens.ts';

const shown = (text: string, number: number | null): ShownValue => ({
  text,
  number,
  span: { file: 'deck.md', start: 0, end: 1 },
  where: { kind: 'slide' },
  name: 'x',
  format: null,
  origin: null,
});

const html = (text: string, number: number | null): string =>
  fillHtml([shown(text, number)], `<p>${token('value', 0)}</p>`);

describe('values in HTML', () => {
  it('break an interval before its bracket only', () => {
    expect(html('12 percentage points (95% CI −30.0 to 1.1)', 12)).toBe(
      '<p><span class="value value-long" data-value="0"><span class="value-part">12 percentage points</span> ' +
        '<span class="value-part">(95% CI −30.0 to 1.1)</span></span></p>',
    );
  });

  it('never break a number, however long', () =>
    expect(html('123456789012345678901234567890123456', 1e35)).toContain('class="value" '));

  it('break words, and keep text that holds a number together', () => {
    expect(html('not reached', null)).toContain('value-long');
    expect(html('18 to 65 years', null)).toContain('class="value" ');
  });
});
