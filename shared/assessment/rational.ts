/**
 * An exact fraction, never negative, as scores are. It is kept in plain numbers as long as these are exact, which they
 * are for nearly every score, and in big ones beyond: a whole cycle is worked out without a single big number.
 */
export type Rational = SmallRational | BigRational;
interface SmallRational {
  readonly numerator: number;
  readonly denominator: number;
}
interface BigRational {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

export const zero: Rational = { numerator: 0, denominator: 1 };

/**
 * `numerator ÷ denominator`, exactly.
 *
 * @throws RangeError for a negative or fractional number, or a denominator of 0
 */
export function rational(numerator: bigint | number, denominator: bigint | number = 1): Rational {
  if (numerator < 0 || denominator <= 0)
    throw new RangeError(`Not a fraction of a score: ${numerator}/${denominator}`);
  if (Number.isSafeInteger(numerator) && Number.isSafeInteger(denominator))
    return { numerator: Number(numerator), denominator: Number(denominator) };
  return shrunk(BigInt(numerator), BigInt(denominator));
}

/** The exact sum. */
export function add(a: Rational, b: Rational): Rational {
  if (isSmall(a) && isSmall(b)) {
    const above = a.numerator * b.denominator + b.numerator * a.denominator;
    const below = a.denominator * b.denominator;
    // Nothing is negative: a sum within bounds had its parts within bounds, so nothing was rounded.
    if (above <= Number.MAX_SAFE_INTEGER && below <= Number.MAX_SAFE_INTEGER)
      return { numerator: above, denominator: below };
  }
  const [x, y] = [big(a), big(b)];
  return shrunk(x.numerator * y.denominator + y.numerator * x.denominator, x.denominator * y.denominator);
}

/** The exact product. */
export function multiply(a: Rational, b: Rational): Rational {
  if (isSmall(a) && isSmall(b)) {
    const above = a.numerator * b.numerator;
    const below = a.denominator * b.denominator;
    if (above <= Number.MAX_SAFE_INTEGER && below <= Number.MAX_SAFE_INTEGER)
      return { numerator: above, denominator: below };
  }
  const [x, y] = [big(a), big(b)];
  return shrunk(x.numerator * y.numerator, x.denominator * y.denominator);
}

/**
 * The nearest integer; a half goes up.
 *
 * @throws RangeError for one that no plain number holds
 */
export function roundHalfUp(value: Rational): number {
  if (isSmall(value)) {
    const { numerator, denominator } = value;
    const rest = numerator % denominator;
    return (numerator - rest) / denominator + (rest >= denominator - rest ? 1 : 0);
  }
  const rounded = Number((2n * value.numerator + value.denominator) / (2n * value.denominator));
  if (!Number.isSafeInteger(rounded)) throw new RangeError('Too large for a score');
  return rounded;
}

/** Numerator and denominator in lowest terms. */
export function inLowestTerms(value: Rational): BigRational {
  const { numerator, denominator } = big(value);
  const divisor = greatestDivisor(numerator, denominator);
  return { numerator: numerator / divisor, denominator: denominator / divisor };
}

/** A decimal where that ends, else the fraction: `92`, `26.125`, `275/3`. */
export function formatExact(value: Rational): string {
  const { numerator, denominator } = inLowestTerms(value);
  const places = decimalPlaces(denominator);
  if (places === null) return `${numerator}/${denominator}`;
  return decimal((numerator * 10n ** BigInt(places)) / denominator, places);
}

/** For reading: four decimals at most, `…` where more follow: `92`, `26.125`, `91.6666…`. */
export function formatShort(value: Rational): string {
  const { numerator, denominator } = inLowestTerms(value);
  const places = decimalPlaces(denominator);
  if (places !== null && places <= shownPlaces) return formatExact(value);
  const shown = (numerator * 10n ** BigInt(shownPlaces)) / denominator;
  return `${decimal(shown, shownPlaces)}…`;
}

const shownPlaces = 4;

const isSmall = (value: Rational): value is SmallRational => typeof value.numerator === 'number';

const big = (value: Rational): BigRational =>
  isSmall(value) ? { numerator: BigInt(value.numerator), denominator: BigInt(value.denominator) } : value;

/** In lowest terms, and in plain numbers again where these suffice. */
function shrunk(numerator: bigint, denominator: bigint): Rational {
  const divisor = greatestDivisor(numerator, denominator);
  const [above, below] = [numerator / divisor, denominator / divisor];
  return above <= Number.MAX_SAFE_INTEGER && below <= Number.MAX_SAFE_INTEGER
    ? { numerator: Number(above), denominator: Number(below) }
    : { numerator: above, denominator: below };
}

function greatestDivisor(numerator: bigint, denominator: bigint): bigint {
  let [divisor, rest] = [numerator, denominator];
  while (rest !== 0n) [divisor, rest] = [rest, divisor % rest];
  return divisor;
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
