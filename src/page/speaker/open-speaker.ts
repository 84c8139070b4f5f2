import type { RevealApi } from 'reveal.js';
import type { PageData } from '../../model/page.ts';
export function openSpeaker(_deck: RevealApi, _page: PageData): { readonly open: () => void } {
  return { open: () => undefined };
}
