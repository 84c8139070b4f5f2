import type { ChartKind, KindFence } from './kind.ts';
import { tableOption } from './options.ts';
import { readCourses } from './spider/courses.ts';
import { drawSpider } from './spider/draw.ts';
import { readSpiderOptions, spiderOptionNames } from './spider/options.ts';
import { tellSpider } from './spider/told.ts';

/** How each patient's tumour changed over time, a line each, with the lines of RECIST 1.1. */
export const spider: ChartKind = { name: 'spider', options: spiderOptionNames, expand };

function expand(fence: KindFence): ReturnType<ChartKind['expand']> {
  const table = tableOption(fence);
  const options = table === null ? null : readSpiderOptions(fence, table);
  const courses = options === null ? null : readCourses(options, fence.checks);
  if (options === null || courses === null) return null;
  return { ...drawSpider(courses, options, fence), told: tellSpider(courses, options, fence.lang) };
}
