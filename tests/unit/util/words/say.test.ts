import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { frenchPageWords } from '../../../../src/util/words/french-page.ts';
import { frenchWords } from '../../../../src/util/words/french.ts';
import { germanPageWords } from '../../../../src/util/words/german-page.ts';
import { germanWords } from '../../../../src/util/words/german.ts';
import { italianPageWords } from '../../../../src/util/words/italian-page.ts';
import { italianWords } from '../../../../src/util/words/italian.ts';
import { spanishPageWords } from '../../../../src/util/words/spanish-page.ts';
import { spanishWords } from '../../../../src/util/words/spanish.ts';
import { say, sayCount, sayList, sayMany, sayUnit } from '../../../../src/util/words/say.ts';

const source = join(import.meta.dirname, '../../../../src');

function textsBelow(folder: string): readonly string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return name === 'words' ? [] : textsBelow(path);
    return name.endsWith('.ts') ? [readFileSync(path, 'utf8')] : [];
  });
}

describe('words that Plenary writes', () => {
  test('are those of the language, else of English', () => {
    expect(say('it', 'Number at risk')).toBe('Pazienti a rischio');
    expect(say('it-CH', 'Censored')).toBe('Censurati');
    expect(say('sv', 'Number at risk')).toBe('Number at risk');
    expect(say('it', '{} with {} inside', 3, 1)).toBe('3 con 1 all’interno');
  });

  test('have forms for one and for many', () => {
    expect(sayCount('it', '{} Kaplan–Meier curve|{} Kaplan–Meier curves', 1)).toBe('1 curva di Kaplan-Meier');
    expect(sayMany('it', '{} Kaplan–Meier curve|{} Kaplan–Meier curves', 2)).toBe('Due curve di Kaplan-Meier');
    expect(sayMany('en', '{} Kaplan–Meier curve|{} Kaplan–Meier curves', 9)).toBe('9 Kaplan–Meier curves');
    expect([sayUnit('it', 'months'), sayUnit('it', 'months', true), sayUnit('en', 'months', true)]).toEqual([
      'mesi',
      'mese',
      'month',
    ]);
    expect(sayUnit('it', 'cycles')).toBe('cycles');
    expect([sayList('it', ['a', 'b', 'c']), sayList('en', ['a']), sayList('en', [])]).toEqual(['a, b e c', 'a', '']);
  });

  const catalogues: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    French: frenchWords,
    'French page': frenchPageWords,
    German: germanWords,
    'German page': germanPageWords,
    Italian: italianWords,
    'Italian page': italianPageWords,
    Spanish: spanishWords,
    'Spanish page': spanishPageWords,
  };

  test.each(Object.entries(catalogues))('have their places, forms and blanks in the catalogue %s', (_, catalogue) => {
    const shape = (text: string): unknown => [
      (text.split('|').at(-1) ?? '').match(/\{\d?\}/g)?.length ?? 0,
      text.split('|').length,
      text.endsWith(' '),
    ];
    for (const [english, own] of Object.entries(catalogue))
      expect([english, shape(own)]).toEqual([english, shape(english)]);
  });

  test('are all asked for', () => {
    const code = textsBelow(source).join('\n');
    const used = (word: string): boolean => code.includes(`'${word}'`) || code.includes(`"${word}"`);
    const asked = new Set(['No One Two Three Four Five Six Seven Eight', '{} and {}']);
    for (const unit of ['year', 'month', 'week', 'day']) asked.add(`${unit}|${unit}s`);
    const unused = Object.keys({ ...italianWords, ...italianPageWords }).filter(
      (word) => !used(word) && !asked.has(word),
    );
    expect(unused).toEqual([]);
  });
});
