/** Our own record in an output folder: which files we wrote. */
export const manifestName = '.plenary-manifest.json';
