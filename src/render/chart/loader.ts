import type { Loader } from 'vega';

/**
 * A loader that reads and fetches nothing: all rows are in the spec. Links and images were checked before, so that
 * what comes here passes as it is; Vega's own loader would refuse by a rejection that ends the process.
 */
export function closedLoader(): Loader {
  const refuse = (): Promise<never> => Promise.reject(new Error('charts load nothing'));
  const loader = {
    options: {},
    load: refuse,
    http: refuse,
    file: refuse,
    sanitize: (uri: string) => Promise.resolve({ href: uri }),
  };
  return loader as unknown as Loader;
}
