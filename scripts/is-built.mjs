import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Whether `lib/` was built of what is in `src/` now: no source, nor a folder where one came or went, nor the settings of
 * the compiler are newer than what the compiler made.
 * @param {string} root of the repository
 * @returns {boolean}
 */
export function isBuilt(root) {
  const sources = [join(root, 'tsconfig.json'), join(root, 'src'), ...below(join(root, 'src'))];
  const made = below(join(root, 'lib')).filter(
    (path) => path.endsWith('.js') && !/[\\/]lib[\\/](?:page|cli[\\/]bundle)[\\/]/.test(path),
  );
  return made.length > 0 && Math.max(...sources.map(changed)) < Math.min(...made.map(changed));
}

function below(folder) {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true }).map((entry) =>
      join(entry.parentPath, entry.name),
    );
  } catch {
    return [];
  }
}

function changed(path) {
  return statSync(path).mtimeMs;
}
