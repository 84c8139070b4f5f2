import { embedAssets, judgeSize } from '../html/embed.ts';
import { onePage } from '../html/one-page.ts';
import { openShrinker } from '../html/shrink.ts';
import type { Exporter } from '../exporter.ts';
import { zipOf } from '../zip/zip.ts';

/**
 * The talk for a learning platform: a zip with `index.html` at its top. The page is one file, since platforms show what
 * is uploaded in a frame that belongs to nobody, where pages may not read what lies beside them.
 */
export const exportLms: Exporter = async ({ compilation: { talk }, name }) => {
  const shrinker = talk.assets.size === 0 ? null : await openShrinker();
  const embedded = await embedAssets(talk.assets, shrinker);
  const contents = zipOf(new Map([['index.html', onePage(talk, embedded.value)]]));
  const path = `${name}.zip`;
  return {
    value: { files: [{ path, contents }], made: `${talk.sections.length} slides for a learning platform` },
    diagnostics: [...embedded.diagnostics, ...judgeSize(path, contents.length, talk.assets)],
  };
};
