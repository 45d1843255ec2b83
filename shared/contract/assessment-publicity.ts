/** Publicity, objections, the result told to people and units. */
export const publicityContract = {};
