import type { PathRefusal } from '../util/paths.ts';

const words: Readonly<Record<PathRefusal, string>> = {
  empty: 'names no file',
  outside: 'leads out of the folder of the talk',
  absolute: 'starts at the root of the disk',
  home: 'starts in a home folder',
  remote: 'is on another machine',
  scheme: 'is a URL, not a path',
  drive: 'names a drive of Windows',
  backslash: 'has back-slashes',
  encoding: 'is percent-encoded in a way that is not taken',
  control: 'has control characters',
  device: 'is the name of a device on Windows',
  stream: 'has a colon in a name',
  'short-name': 'is a short name of Windows',
  trailing: 'has a name that ends with a dot or a space',
  hidden: 'is a hidden file',
  'too-long': 'is longer than file systems take',
};

const hints: Readonly<Partial<Record<PathRefusal, string>>> = {
  remote: 'nothing is fetched: save the file beside the deck and write its path',
  backslash: 'write `/` between folders; that works on every system',
  encoding: 'write the name of the file as it is; a space is `%20` in a Markdown link',
  hidden: 'names that start with a dot are never read; give the file another name',
};

/** Why a path is refused, as the end of a sentence that begins with the path (`` `../x` leads out of … ``). */
export function refusalWords(why: PathRefusal): string {
  return words[why];
}

/** What to do about a refused path. */
export function refusalHint(why: PathRefusal): string {
  return (
    hints[why] ??
    'put the file into the folder of the talk and write its path from the file that names it, as in `pictures/map.png`'
  );
}
