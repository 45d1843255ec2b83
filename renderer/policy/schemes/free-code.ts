const suffix = /-local(?:-\d+)?$/;
/** Room for the suffix within the 40 characters of a code. */
const longestStem = 30;

/** A code for an organisation's own scheme that starts from another: `ganzhou-2021-local`, `ganzhou-2021-local-2` … */
export function freeCode(basis: string, taken: ReadonlySet<string>): string {
  const stem = basis.replace(suffix, '').slice(0, longestStem).replace(/-$/, '');
  for (let number = 1; ; number += 1) {
    const code = number === 1 ? `${stem}-local` : `${stem}-local-${number}`;
    if (!taken.has(code)) return code;
  }
}
