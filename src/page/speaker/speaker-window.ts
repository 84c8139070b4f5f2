import type { PageData } from '../../model/page.ts';
export function startSpeaker(_page: PageData, _token: string): void {}
