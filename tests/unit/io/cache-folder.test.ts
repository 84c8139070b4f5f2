import { expect, test } from 'vitest';
import { cacheFolder } from '../../../src/io/cache-folder.ts';

test.each([
  ['linux', {}, '/home/ada', '/home/ada/.cache/plenary'],
  ['linux', { XDG_CACHE_HOME: '/scratch/ada' }, '/home/ada', '/scratch/ada/plenary'],
  ['linux', { XDG_CACHE_HOME: 'relative' }, '/home/ada', '/home/ada/.cache/plenary'],
  ['linux', { XDG_CACHE_HOME: '' }, null, null],
  ['linux', {}, '', null],
  ['darwin', {}, '/Users/ada', '/Users/ada/Library/Caches/plenary'],
  ['win32', { LOCALAPPDATA: 'D:\\Local' }, 'C:\\Users\\ada', 'D:\\Local\\plenary'],
  ['win32', {}, 'C:\\Users\\ada', 'C:\\Users\\ada\\AppData\\Local\\plenary'],
])('on %s with %j and the home %s: %s', (platform, env, home, folder) => {
  expect(cacheFolder({ platform, env, home })).toBe(folder);
});
