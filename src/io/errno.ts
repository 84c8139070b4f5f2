const words: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'a part of its path is not a folder',
  EACCES: 'no permission',
  EPERM: 'the system does not permit it',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the quota of the disk is used up',
  EFBIG: 'the file would be too large for the disk',
  EIO: 'the disk gave a read or write error',
  EBUSY: 'another program uses the file',
  ETXTBSY: 'another program uses the file',
  EMFILE: 'too many files are open',
  ENFILE: 'too many files are open',
  ELOOP: 'the link leads back to itself',
  ENAMETOOLONG: 'the path is too long for the system',
  ENOTEMPTY: 'the folder is not empty',
};

/** The system's code of an error (`ENOSPC`), or `''`. */
export function errnoOf(error: unknown): string {
  const code = (error as NodeJS.ErrnoException | null)?.code;
  return typeof code === 'string' ? code : '';
}

/** A system error in a few plain words, with its code; without paths, which differ from machine to machine. */
export function errnoWords(error: unknown): string {
  const code = errnoOf(error);
  if (code === '') return error instanceof Error ? error.message : String(error);
  return `${words[code] ?? 'the system refuses'} (${code})`;
}
