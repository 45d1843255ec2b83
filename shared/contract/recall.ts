/** Signals for the recall triggers, their dismissal, and what another scheme would say of the same records. */
export const recallContract = {};
