import type { JsonObject } from '../../model/json.ts';
import { chartLocale } from '../../util/words/chart-locale.ts';
import { isObject } from './checks.ts';

/**
 * A spec whose axes, legends and expressions write numbers and dates as a language does. One that brings a locale of its
 * own keeps it.
 */
export function withLocale(spec: JsonObject, lang: string): JsonObject {
  const locale = chartLocale(lang);
  const config = isObject(spec['config']) ? spec['config'] : {};
  if (locale === null || config['locale'] !== undefined) return spec;
  return { ...spec, config: { ...config, locale } };
}
