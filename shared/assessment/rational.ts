/** An exact fraction in lowest terms, never negative, as scores are. */
export interface Rational {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

export const zero: Rational = { numerator: 0n, denominator: 1n };

/**
 * `numerator ÷ denominator`, exactly.
 *
 * @throws RangeError for a negative or fractional number, or a denominator of 0
 */
export function rational(numerator: bigint | number, denominator: bigint | number = 1n): Rational {
  const [above, below] = [BigInt(numerator), BigInt(denominator)];
  if (above < 0n || below <= 0n) throw new RangeError(`Not a fraction of a score: ${above}/${below}`);
  return reduce(above, below);
}

/** The exact sum. */
export function add(a: Rational, b: Rational): Rational {
  return reduce(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);
}

/** The exact product. */
export function multiply(a: Rational, b: Rational): Rational {
  return reduce(a.numerator * b.numerator, a.denominator * b.denominator);
}

/** The nearest integer; a half goes up. */
export function roundHalfUp({ numerator, denominator }: Rational): bigint {
  return (2n * numerator + denominator) / (2n * denominator);
}

/** A decimal where that ends, else the fraction: `92`, `26.125`, `275/3`. */
export function formatExact(value: Rational): string {
  const places = decimalPlaces(value.denominator);
  if (places === null) return `${value.numerator}/${value.denominator}`;
  return decimal((value.numerator * 10n ** BigInt(places)) / value.denominator, places);
}

/** For reading: four decimals at most, `…` where more follow: `92`, `26.125`, `91.6666…`. */
export function formatShort(value: Rational): string {
  const places = decimalPlaces(value.denominator);
  if (places !== null && places <= shownPlaces) return formatExact(value);
  const shown = (value.numerator * 10n ** BigInt(shownPlaces)) / value.denominator;
  return `${decimal(shown, shownPlaces)}…`;
}

const shownPlaces = 4;

function reduce(numerator: bigint, denominator: bigint): Rational {
  let [divisor, rest] = [numerator, denominator];
  while (rest !== 0n) [divisor, rest] = [rest, divisor % rest];
  return { numerator: numerator / divisor, denominator: denominator / divisor };
}

/** How many decimals a fraction in lowest terms with this denominator has; null where they never end. */
function decimalPlaces(denominator: bigint): number | null {
  let rest = denominator;
  const take = (prime: bigint) => {
    let times = 0;
    for (; rest % prime === 0n; times++) rest /= prime;
    return times;
  };
  const places = Math.max(take(2n), take(5n));
  return rest === 1n ? places : null;
}

/** `decimal(26125n, 3)` → `26.125`. */
function decimal(scaled: bigint, places: number): string {
  if (places === 0) return String(scaled);
  const digits = String(scaled).padStart(places + 1, '0');
  return `${digits.slice(0, -places)}.${digits.slice(-places)}`;
}
