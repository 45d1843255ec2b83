/** Wrong passwords that cost nothing but the answer; typing slips happen. */
const free = 2;
const longest = 15 * 60;

/** Seconds until the next try after `failures` wrong passwords in a row: 0, 0, 2, 4, 8, … up to 15 minutes. */
export function retryDelaySeconds(failures: number): number {
  if (failures <= free) return 0;
  return Math.min(longest, 2 ** (failures - free));
}
