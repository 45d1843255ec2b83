import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

/** scrypt costs: 2^15 × 8 × 128 bytes = 32 MiB, about 80 ms on an office machine of 2020. */
const current = { logN: 15, r: 8, p: 1 } as const;
const hashBytes = 32;

interface Parameters {
  readonly logN: number;
  readonly r: number;
  readonly p: number;
}

function derive(password: string, salt: Buffer, { logN, r, p }: Parameters): Promise<Buffer> {
  const cost = 2 ** logN;
  return new Promise((resolve, reject) => {
    scrypt(
      password.normalize('NFC'),
      salt,
      hashBytes,
      { N: cost, r, p, maxmem: 256 * cost * r },
      (error, key) => (error ? reject(error) : resolve(key)),
    );
  });
}

/**
 * Hashes a password for storage as `$scrypt$ln=15,r=8,p=1$salt$hash` (base64), so that the costs can be raised
 * later without losing anybody's account.
 */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const hash = await derive(password, salt, current);
  const { logN, r, p } = current;
  return `$scrypt$ln=${logN},r=${r},p=${p}$${salt.toString('base64')}$${hash.toString('base64')}`;
}

function parse(stored: string): (Parameters & { salt: Buffer; hash: Buffer }) | undefined {
  const match = /^\$scrypt\$ln=(\d{1,2}),r=(\d{1,2}),p=(\d{1,2})\$([^$]+)\$([^$]+)$/.exec(stored);
  if (!match) return undefined;
  const [, logN, r, p, salt = '', hash = ''] = match;
  return {
    logN: Number(logN),
    r: Number(r),
    p: Number(p),
    salt: Buffer.from(salt, 'base64'),
    hash: Buffer.from(hash, 'base64'),
  };
}

/** Compares in constant time. A stored value that is no scrypt hash matches nothing. */
export async function verifyPassword(password: string, stored: string): Promise<boolean> {
  const known = parse(stored);
  if (!known) return false;
  return timingSafeEqual(await derive(password, known.salt, known), known.hash);
}

/** Whether a hash was made with other costs than the current ones and should be renewed at the next sign-in. */
export function needsRehash(stored: string): boolean {
  const known = parse(stored);
  return !known || known.logN !== current.logN || known.r !== current.r || known.p !== current.p;
}

/** Spends the time of a check for a name that does not exist, so that answers do not tell which names do. */
export async function spendCheckTime(password: string): Promise<void> {
  await derive(password, Buffer.alloc(16), current);
}
