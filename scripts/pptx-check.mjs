/*
 * npm run pptx-check -- FILE …
 * Whether PowerPoint would open a file without repairing it, as far as that can be told without PowerPoint: content
 * types, relationships, XML, the order of elements, ids, axes, workbooks, notes, masters, sections.
 */
import { readFileSync } from 'node:fs';
import { checkPackage } from './pptx/check-package.mjs';

const files = process.argv.slice(2);
if (files.length === 0) {
  console.error('Which file? npm run pptx-check -- talk.pptx');
  process.exit(2);
}
let broken = 0;
for (const file of files) {
  const faults = checkPackage(readFileSync(file));
  for (const fault of faults) console.log(`${file}: ${fault}`);
  if (faults.length === 0) console.log(`${file}: whole`);
  else broken += 1;
}
process.exit(broken === 0 ? 0 : 1);
