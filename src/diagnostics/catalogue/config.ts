/** What `config/…` diagnostics say. */
export const configEntries = {};
