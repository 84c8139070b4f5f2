/**
 * Remembers what was made from an object for as long as the object is there. Readers that give the same object for an
 * unchanged file, as the edit loop's do, are spared the work on it.
 */
export function byIdentity<K extends object, V>(make: (key: K) => V): (key: K) => V {
  const known = new WeakMap<K, { readonly made: V }>();
  return (key) => {
    let found = known.get(key);
    if (found === undefined) known.set(key, (found = { made: make(key) }));
    return found.made;
  };
}
