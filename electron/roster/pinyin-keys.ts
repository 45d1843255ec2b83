import { pinyin } from 'pinyin-pro';

/** What the list sorts and searches a name by. */
export interface NameKeys {
  /** Syllables without tones, then the name itself, so that equal readings stay together. */
  readonly sort_key: string;
  /** First letters of the syllables, for search; other letters and digits stand for themselves. */
  readonly initials: string;
}

/** Keys of names seen before; rosters repeat units and villages thousands of times. */
const known = new Map<string, NameKeys>();
const knownLimit = 20_000;

/** Keys of a person's name: a surname of several readings (曾, 单, 解) is read as a surname. */
export const personKeys = (name: string): NameKeys => keysOf(name, 'head');

/** Keys of the name of a township, village or unit. */
export const placeKeys = (name: string): NameKeys => keysOf(name, 'off');

function keysOf(name: string, surname: 'head' | 'off'): NameKeys {
  const cacheKey = `${surname} ${name}`;
  const cached = known.get(cacheKey);
  if (cached) return cached;
  if (known.size >= knownLimit) known.clear();
  const syllables = pinyin(name, { toneType: 'none', type: 'all', surname, nonZh: 'consecutive', v: true });
  const keys = {
    sort_key: `${syllables.map(({ pinyin, origin, isZh }) => (isZh ? pinyin : origin.toLowerCase())).join(' ')} ${name}`,
    initials: syllables
      .map(({ first, origin, isZh }) => (isZh ? first : origin.toLowerCase().replace(/[^a-z0-9]/g, '')))
      .join('')
      .replace(/ü/g, 'v'),
  };
  known.set(cacheKey, keys);
  return keys;
}
