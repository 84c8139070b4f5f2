import { spawn } from 'node:child_process';
import { platform } from 'node:process';

/** Opens an address in the browser, where there is one. No shell reads it. */
export function openBrowser(url: string): void {
  const [command, ...words] =
    platform === 'darwin' ? ['open', url] : platform === 'win32' ? ['explorer.exe', url] : ['xdg-open', url];
  const child = spawn(command as string, words, { stdio: 'ignore', detached: true });
  child.on('error', () => undefined);
  child.unref();
}
