/** The end of a term: who is due, and the appraisal. */
export const termContract = {};
