/* JSON Schemas of what people write, from the tables that the compiler reads by, to lib/schemas/. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** @param root of the repository, whose sources are compiled already */
export async function writeSchemas(root) {
  const { schemas } = await import(pathToFileURL(join(root, 'lib/schemas.js')));
  const folder = join(root, 'lib/schemas');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [name, schema] of Object.entries(schemas()))
    writeFileSync(join(folder, `${name}.schema.json`), `${JSON.stringify(schema, null, 1)}\n`);
}
