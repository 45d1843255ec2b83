/** Who takes part, and how far. */
export const eligibilityContract = {};
