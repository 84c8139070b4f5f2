import { computed, notComputed, type Computed } from './computed.ts';

/** Who was followed for how long, one entry a subject in each list, in any order. */
export interface Subjects {
  /** Time under observation: 0 or more, in any unit. */
  readonly times: readonly number[];
  /** Whether the event was seen at that time; else the subject was censored then. */
  readonly events: readonly boolean[];
}

/** Subjects of several groups. */
export interface GroupedSubjects extends Subjects {
  /** The group of each subject. */
  readonly groups: readonly string[];
}

/** What happened at one time. */
export interface TimePoint {
  readonly time: number;
  /** Under observation just before this time. */
  readonly atRisk: number;
  readonly events: number;
  readonly censored: number;
}

/** Lists of one length with times that can be times; else the reason. */
export function checkSubjects({ times, events }: Subjects): Computed<null> {
  if (times.length === 0) return notComputed('there are no rows');
  if (events.length !== times.length) return notComputed('there are not as many events as times');
  const wrong = times.find((time) => !(time >= 0 && Number.isFinite(time)));
  return wrong === undefined ? computed(null) : notComputed(`a time is ${wrong}`);
}

/** The distinct times in ascending order. Who is censored at the time of an event is at risk of it. */
export function timePoints({ times, events }: Subjects): readonly TimePoint[] {
  const at = new Map<number, { events: number; censored: number }>();
  times.forEach((time, i) => {
    const point = at.get(time) ?? { events: 0, censored: 0 };
    if (events[i] === true) point.events++;
    else point.censored++;
    at.set(time, point);
  });
  let atRisk = times.length;
  const points: TimePoint[] = [];
  for (const [time, counts] of [...at].sort(([a], [b]) => a - b)) {
    points.push({ time, atRisk, ...counts });
    atRisk -= counts.events + counts.censored;
  }
  return points;
}

/** The subjects of one group. */
export function subjectsOf(rows: GroupedSubjects, group: string): Subjects {
  const own = rows.groups.flatMap((name, i) => (name === group ? [i] : []));
  return { times: own.map((i) => rows.times[i] as number), events: own.map((i) => rows.events[i] as boolean) };
}
