/** What `chart/…` diagnostics say. */
export const chartEntries = {};
