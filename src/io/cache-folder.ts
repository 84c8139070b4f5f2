import { homedir } from 'node:os';
import { posix, win32 } from 'node:path';
import { env, platform } from 'node:process';

/** What decides where a user's caches are. */
export interface UserSystem {
  readonly platform: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** `null` where the system knows of none. */
  readonly home: string | null;
}

/** Where this user keeps what programs can make again: a folder of ours that need not exist; `null` where there is none. */
export function cacheFolder(system: UserSystem = { platform, env, home: homeFolder() }): string | null {
  const paths = system.platform === 'win32' ? win32 : posix;
  const given = system.env[system.platform === 'win32' ? 'LOCALAPPDATA' : 'XDG_CACHE_HOME'];
  if (given !== undefined && paths.isAbsolute(given)) return paths.join(given, 'plenary');
  if (system.home === null || !paths.isAbsolute(system.home)) return null;
  const usual: Readonly<Record<string, string>> = { win32: 'AppData/Local', darwin: 'Library/Caches' };
  return paths.join(system.home, usual[system.platform] ?? '.cache', 'plenary');
}

function homeFolder(): string | null {
  try {
    return homedir();
  } catch {
    return null;
  }
}
