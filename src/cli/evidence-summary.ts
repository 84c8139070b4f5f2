import type { Evidence } from '../model/evidence.ts';
import { count } from './count.ts';

/** What was evaluated, for programs. */
export interface EvidenceSummary {
  readonly numbers: Evidence['numbers'];
  readonly claims: {
    readonly stated: number;
    readonly hold: number;
    readonly fail: number;
    readonly notEvaluated: number;
  };
}

/** Counts what the rules looked at. */
export function summaryOf({ numbers, claims }: Pick<Evidence, 'numbers' | 'claims'>): EvidenceSummary {
  const having = (wanted: string): number => claims.filter(({ verdict }) => verdict === wanted).length;
  return {
    numbers,
    claims: {
      stated: claims.length,
      hold: having('holds'),
      fail: having('fails'),
      notEvaluated: having('not evaluated'),
    },
  };
}

/** `214 numbers: 190 from data, 21 names and dates, 3 literal, 0 untraced; 27 claims hold` */
export function summaryLine({ numbers, claims }: EvidenceSummary): string {
  const { evaluated, traced, recognised, literal, untraced } = numbers;
  const ofNumbers =
    evaluated === 0
      ? 'numbers: none, not evaluated'
      : `${count(evaluated, 'number')}: ${traced} from data, ${recognised} names and dates, ${literal} literal, ${untraced} untraced`;
  return `${ofNumbers}; ${claimWords(claims)}`;
}

function claimWords({ stated, hold, fail, notEvaluated }: EvidenceSummary['claims']): string {
  if (stated === 0) return 'claims: none, not evaluated';
  if (hold === stated) return `${count(hold, 'claim')} ${hold === 1 ? 'holds' : 'hold'}`;
  const rest = [fail > 0 ? `${fail} fail` : '', notEvaluated > 0 ? `${notEvaluated} not evaluated` : ''];
  return `${hold} of ${count(stated, 'claim')} hold, ${rest.filter((words) => words !== '').join(', ')}`;
}
