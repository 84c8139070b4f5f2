import { packageKeys } from './data/index-data.ts';
import { asText, columnTypes, constraintKeys, fieldKeys } from './data/package/read-field.ts';
import { resourceKeys, schemaKeys } from './data/package/read-resource.ts';
import { estimateKeys } from './data/values/read-definitions.ts';
import { aggregates, beside, common, kinds } from './data/values/read-rule.ts';
import { configKeys, levelNames } from './diagnostics/catalogue/config.ts';
import type { JsonObject } from './model/json.ts';
import { backgroundTable } from './parse/settings/background.ts';
import type { SettingsTable } from './parse/settings/check.ts';
import { deckTable } from './parse/settings/deck-table.ts';
import { revealMdKeys } from './parse/settings/reveal-md.ts';
import { slideTable } from './parse/settings/slide-table.ts';
import { variantNames } from './parse/settings/variant-settings.ts';

/** What has a schema. */
export type SchemaName = 'deck' | 'slide' | 'values' | 'config' | 'datapackage';

/** JSON Schemas for editors, from the tables that the compiler reads by: they complete and check what is written. */
export function schemas(): Readonly<Record<SchemaName, JsonObject>> {
  return {
    deck: titled('Settings of a talk: the block at the top of a deck', {
      ...closed({
        ...propertiesOf(deckTable),
        ...anyOf([...revealMdKeys], 'A setting of reveal-md, which is read or told.'),
        values: valuesMap,
        estimates: estimatesMap,
      }),
      ...withOwn,
      required: ['title', 'lang'],
    }),
    slide: titled('Settings of a slide: the block right under its line `---`', {
      ...closed({ ...propertiesOf(slideTable), background: backgroundSchema }),
      ...withOwn,
    }),
    values: titled('Named values: data/values.yaml', closed({ values: valuesMap, estimates: estimatesMap })),
    config: titled('Settings of a run: plenary.config.yaml', closed(configProperties())),
    datapackage: titled('Tables of a talk: data/datapackage.json', dataPackage()),
  };
}

function titled(title: string, schema: JsonObject): JsonObject {
  return { $schema: 'https://json-schema.org/draft/2020-12/schema', title, ...schema };
}

/** A map of known keys. */
function closed(properties: JsonObject): JsonObject {
  return { type: 'object', properties, additionalProperties: false };
}

/** Keys that begin with `x-` are the user's own. */
const withOwn: JsonObject = { patternProperties: { '^x-': {} } };

function propertiesOf(table: SettingsTable): JsonObject {
  return Object.fromEntries(
    Object.entries(table).map(([key, { doc, check }]) => [key, { description: doc, ...check.schema }]),
  );
}

/** Keys whose values are judged elsewhere. */
function anyOf(keys: readonly string[], description?: string): JsonObject {
  return Object.fromEntries(keys.map((key) => [key, description === undefined ? {} : { description }]));
}

const backgroundSchema: JsonObject = {
  description: slideTable.background.doc,
  anyOf: [{ type: 'string', minLength: 1 }, closed(propertiesOf(backgroundTable))],
};

const words: JsonObject = { type: ['string', 'number'] };

const inVariants: JsonObject = { description: 'The variants of the talk that have it.', ...variantNames.schema };

const valueSchema: JsonObject = {
  ...closed({
    in: inVariants,
    ...anyOf([...kinds, ...common, ...new Set(Object.values(beside).flat()), 'where', 'column']),
    ...Object.fromEntries(aggregates.map((name) => [name, { type: ['string', 'object'] }])),
    expr: { description: 'An expression over other values and tables.', type: ['string', 'number'] },
    where: { description: 'Columns and the cells that rows must have.', type: 'object' },
    column: { description: 'The column of the cell.', type: 'string' },
    unit: { description: '`pct`, `points`, `months`, `ratio` …, or a word of your own.', type: 'string' },
    format: { description: 'A pattern of d3-format, such as `.1f`.', type: 'string' },
  }),
  minProperties: 1,
};

const valuesMap: JsonObject = {
  description: 'Values by their names.',
  type: 'object',
  // One definition, or a list of them for several variants: a choice of two would not say what is wrong with either.
  additionalProperties: { ...valueSchema, type: ['object', 'array'], items: valueSchema, minItems: 1 },
};

const estimatesMap: JsonObject = {
  description: 'Tables each row of which is a value.',
  type: 'object',
  additionalProperties: {
    ...closed({
      in: inVariants,
      ...Object.fromEntries(estimateKeys.map((key) => [key, words])),
      ci: { description: 'The columns of both ends of the interval.', type: 'array', items: { type: 'string' } },
    }),
    required: ['value'],
  },
};

function configProperties(): JsonObject {
  const docs: Readonly<Record<(typeof configKeys)[number], string>> = {
    deck: 'Path of the deck, from this file.',
    data: 'Folder of the data.',
    templates: 'Folder of your own layouts, partials and themes.',
    profiles: 'Rules of congresses, by their names.',
    levels: 'How grave warnings and notes are taken, by their codes.',
  };
  const path = { type: 'string', minLength: 1 };
  const levels = { type: 'object', additionalProperties: { enum: [...levelNames, false] } };
  return Object.fromEntries(
    configKeys.map((key) => [
      key,
      { description: docs[key], ...(key === 'levels' ? levels : key === 'profiles' ? { type: 'object' } : path) },
    ]),
  );
}

/** Frictionless' own keys; those with a colon belong to other programs. */
function known(keys: readonly string[], more: JsonObject): JsonObject {
  return { ...closed({ ...anyOf(keys), ...more }), patternProperties: { '^x-|:': {} } };
}

function dataPackage(): JsonObject {
  const text = { type: 'string' };
  const field = known(fieldKeys, {
    name: { type: 'string', minLength: 1 },
    title: text,
    description: text,
    unit: { description: 'What the numbers count: `months`, `pct`.', type: 'string' },
    type: { enum: [...columnTypes, ...asText, 'year', 'any'] },
    constraints: known(constraintKeys, { required: { type: 'boolean' }, unique: { type: 'boolean' } }),
  });
  const schema = known(schemaKeys, {
    fields: { type: 'array', items: { ...field, required: ['name'] } },
    primaryKey: { type: ['string', 'array'], items: text },
    missingValues: { type: 'array' },
  });
  const resource = known(resourceKeys, {
    name: { description: 'What slides call the table.', type: 'string', minLength: 1 },
    path: { description: 'The file, from this one.', type: 'string', minLength: 1 },
    title: text,
    schema: { anyOf: [schema, text] },
  });
  return {
    ...known(packageKeys, { resources: { type: 'array', items: { ...resource, required: ['path'] } } }),
    required: ['resources'],
  };
}
