/**
 * The way from a file to another one, as `src:` takes it.
 * @param writer the file that writes it
 * @param to a path in the same folder of folders, with its `#id`
 */
export function relativePath(writer: string, to: string): string {
  const folders = writer.split('/').slice(0, -1);
  const [path = '', ...rest] = to.split('#');
  const parts = path.split('/');
  let same = 0;
  while (same < folders.length && same < parts.length - 1 && folders[same] === parts[same]) same += 1;
  const up = folders.slice(same).map(() => '..');
  const way = [...up, ...parts.slice(same)].join('/');
  return [up.length === 0 ? `./${way}` : way, ...rest].join('#');
}
