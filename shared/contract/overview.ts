/** What looks across all features: global search and the time line of a person. */
export const overviewContract = {};
