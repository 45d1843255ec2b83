/** Wrong passwords that cost nothing but the answer; typing slips happen. */
const free = 2;
const longest = 15 * 60;

/** Seconds until the next try after `failures` wrong passwords in a row: 0, 0, 2, 4, 8, … up to 15 minutes. */
export function retryDelaySeconds(failures: number): number {
  if (failures <= free) return 0;
  return Math.min(longest, 2 ** (failures - free));
}

/**
 * Seconds that are still to wait. An instant further off than the longest delay was written while the machine's clock
 * was ahead: obeying it would lock people out for as long as the clock was wrong.
 */
export function secondsToWait(retryAfter: string | null, now: string): number {
  if (retryAfter === null) return 0;
  const seconds = Math.ceil((Date.parse(retryAfter) - Date.parse(now)) / 1000);
  return seconds > 0 && seconds <= longest ? seconds : 0;
}
