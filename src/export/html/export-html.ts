import type { Exporter } from '../exporter.ts';
import { embedAssets, judgeSize } from './embed.ts';
import { onePage } from './one-page.ts';
import { openShrinker } from './shrink.ts';

/** The whole talk as one file that opens anywhere: from a disk, from a mail. */
export const exportHtml: Exporter = async ({ compilation: { talk }, name }) => {
  const shrinker = talk.assets.size === 0 ? null : await openShrinker();
  const embedded = await embedAssets(talk.assets, shrinker);
  const file = `${name}.html`;
  const contents = onePage(talk, embedded.value);
  return {
    value: { files: [{ path: file, contents }], made: `${talk.sections.length} slides in one file` },
    diagnostics: [...embedded.diagnostics, ...judgeSize(file, Buffer.byteLength(contents), talk.assets)],
  };
};
