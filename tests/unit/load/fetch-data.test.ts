import { expect, test } from 'vitest';
import { noDefinitions } from '../../../src/data/values/read-definitions.ts';
import { fetchData } from '../../../src/load/fetch-data.ts';
import type { Resource } from '../../../src/model/data.ts';
import { memoryFileSystem } from '../../support/memory-file-system.ts';

const askedAt = { file: 'deck.md', start: 5, end: 9 };
const resource = (path: string, span: Resource['span'] = null): Resource => ({
  name: path,
  path,
  described: span !== null,
  title: null,
  fields: [],
  primaryKey: [],
  sources: [],
  citation: null,
  privacy: null,
  licences: [],
  dialect: { delimiter: null, decimal: '.', thousands: null },
  missingValues: null,
  span,
});

test('a file comes as text with the hash of its bytes', async () => {
  const fs = memoryFileSystem({ 'data/t.csv': '\ufeffa\r\n1\r\n' });
  const { value, diagnostics } = await fetchData(
    {
      reads: [{ resource: resource('data/t.csv'), askedAt }],
      names: [],
      broken: new Set<string>(),
      definitions: noDefinitions,
    },
    fs,
  );
  expect(diagnostics).toEqual([]);
  expect(value.files.get('data/t.csv')).toEqual({
    source: { path: 'data/t.csv', text: 'a\n1\n' },
    // printf '\xef\xbb\xbfa\r\n1\r\n' | sha256sum
    hash: 'e4e20d60d8b5f04b8b3a464ce9bb447f6def8251dfaa0d6e1b6e14f8195e9a42',
  });
});

test('a file that is not there is told where the deck asks, and where it is described', async () => {
  const described = { file: 'data/datapackage.json', start: 1, end: 2 };
  const fs = memoryFileSystem({ 'data/trials.csv': 'a\n1' });
  const plan = {
    reads: [{ resource: resource('data/trails.csv', described), askedAt }],
    names: [],
    broken: new Set<string>(),
    definitions: noDefinitions,
  };
  const { value, diagnostics } = await fetchData(plan, fs);
  expect(value.files.size).toBe(0);
  expect(diagnostics).toHaveLength(1);
  expect(diagnostics[0]).toMatchObject({
    code: 'load/missing-file',
    span: askedAt,
    hint: 'did you mean `trials.csv`?',
    related: [{ span: described }],
  });
});
