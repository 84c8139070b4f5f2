/* What the checks of a chart cost. */
export async function timeChecks() {}
