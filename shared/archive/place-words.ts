/*
 * Words for organs of a place, by what the place is called: a 街道 has a 党工委 where a 乡 or 镇 has a 党委, and a 社区 is no
 * 村. The notices say 乡镇党委 and 村党组织 for all of them; a paper that is signed and sealed names what it is.
 */

/** What the party committee of a township is called; on two lines where a narrow cell would break it elsewhere. */
export const townshipCommittee = (township: string | null): string =>
  township?.endsWith('街道') ? '街道\n党工委' : '乡镇党委';

/** The cell of a village's party organisation; set downwards where it has no line end. */
export const villageOpinionTitle = (village: string | null): string =>
  village?.endsWith('社区') ? '社区\n党组织\n意见' : '村党组织意见';
