/** Paper ballots by batch. */
export const ballotsContract = {};
