/** How alike the names of two units are, and why they may be one unit. */
export interface Likeness {
  /** 1 to 100, only for ordering; pairs that are not alike have no likeness at all. */
  readonly likeness: number;
  /** For the person who decides: what differs, in a sentence part. */
  readonly reason: string;
}

/** Parts that offices leave out or put in without meaning another unit. */
const optionalParts = [
  '区',
  '市',
  '县',
  '省',
  '分',
  '事务',
  '管理',
  '服务',
  '办公室',
  '办事处',
  '办',
  '委员会',
  '委',
  '人民',
  '国有',
  '有限',
  '责任',
  '股份',
  '集团',
  '和',
  '与',
  '、',
];

/**
 * Compares two tidied unit names. Only writing is judged: the same characters in another order, one wrong character
 * in a long name, a missing district or optional part, an abbreviation. Short names that differ in one character
 * (区水务局, 区税务局), and names with different numbers (第一小学, 第二小学), are different units. Symmetrical; `undefined` when the names are not alike or are the same.
 */
export function unitLikeness(first: string, second: string): Likeness | undefined {
  if (first === second || first === '' || second === '') return undefined;
  if (numeralsOf(first) !== numeralsOf(second)) return undefined;
  // One order for both directions, so that the answer does not depend on which name came first.
  const [a, b] = first < second ? [first, second] : [second, first];
  return (
    sameCharacters(a, b) ??
    withoutDistrict(a, b) ??
    oneCharacter(a, b) ??
    optionalPartMissing(a, b) ??
    abbreviation(a, b) ??
    mostlyTheSame(a, b)
  );
}

const numeralsOf = (name: string) => name.replace(/[^0-9〇零一二三四五六七八九十百]/gu, '');

function sameCharacters(a: string, b: string): Likeness | undefined {
  if (a.length !== b.length || a.length < 3 || sortedCharacters(a) !== sortedCharacters(b)) return undefined;
  return { likeness: 95, reason: '两个名称用字相同，只是次序不同' };
}

/** `江岸区社保处` and `社保处`, `区档案馆` and `档案馆`. */
function withoutDistrict(a: string, b: string): Likeness | undefined {
  const [bareA, bareB] = [bareName(a), bareName(b)];
  if (bareA !== bareB || [...bareA].length < 3) return undefined;
  return { likeness: 90, reason: '去掉区划名称后两个名称相同' };
}

/** District or county in front of the unit's own name, which keeps at least three characters. */
const bareName = (name: string) => name.replace(/^(?:(?!区)\p{Script=Han}{2,3}[区县]|[区县])(?=.{3})/u, '');

function oneCharacter(a: string, b: string): Likeness | undefined {
  const [left, right] = [[...a], [...b]];
  if (left.length !== right.length || left.length < 6) return undefined;
  const differing = left.flatMap((character, index) => (character === right[index] ? [] : [index]));
  const [index] = differing;
  if (differing.length !== 1 || index === undefined) return undefined;
  return {
    likeness: 90,
    reason: `两个名称只有一个字不同（“${left[index]}”与“${right[index]}”），可能是错字`,
  };
}

function optionalPartMissing(a: string, b: string): Likeness | undefined {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  const extra = insertedPart([...short], [...long]);
  if (extra === undefined || [...short].length < 3) return undefined;
  if (optionalParts.includes(extra)) return { likeness: 85, reason: `其中一个名称少写了“${extra}”` };
  return undefined;
}

/** The one run of characters that `long` has more than `short`, or `undefined` when there is none. */
function insertedPart(short: readonly string[], long: readonly string[]): string | undefined {
  let head = 0;
  while (head < short.length && short[head] === long[head]) head += 1;
  let tail = 0;
  while (tail < short.length - head && short.at(-1 - tail) === long.at(-1 - tail)) tail += 1;
  if (head + tail < short.length || short.length === long.length) return undefined;
  return long.slice(head, long.length - tail).join('');
}

/** `区文旅局` and `区文化和旅游局`: each character of the short name stands in the long one, in order. */
function abbreviation(a: string, b: string): Likeness | undefined {
  const [short, long] = [bareName(a), bareName(b)].sort((x, y) => x.length - y.length).map((n) => [...n]);
  if (!short || !long || short.length < 3 || short.length === long.length) return undefined;
  if (short[0] !== long[0] || short.at(-1) !== long.at(-1)) return undefined;
  let next = 0;
  for (const character of long) if (character === short[next]) next += 1;
  return next === short.length ? { likeness: 70, reason: '其中一个名称像是另一个的简称' } : undefined;
}

/** Long names that share four fifths of their pairs of neighbouring characters. */
function mostlyTheSame(a: string, b: string): Likeness | undefined {
  const [left, right] = [bigrams(a), bigrams(b)];
  if (Math.min(left.length, right.length) < 6) return undefined;
  const pool = [...right];
  let shared = 0;
  for (const pair of left) {
    const index = pool.indexOf(pair);
    if (index >= 0) {
      shared += 1;
      pool.splice(index, 1);
    }
  }
  const share = (2 * shared) / (left.length + right.length);
  return share >= 0.8 ? { likeness: Math.round(share * 70), reason: '两个名称大部分文字相同' } : undefined;
}

const sortedCharacters = (name: string) => [...name].sort().join('');

function bigrams(name: string): string[] {
  const characters = [...name];
  return characters.slice(1).map((character, index) => `${characters[index]}${character}`);
}

/** A set of names that can be asked for what is like a given name, without comparing every pair. */
export interface NameIndex {
  /** Names of the set that are like `name`, the most alike first; at most ten. */
  alike(name: string): readonly (Likeness & { readonly name: string })[];
}

/** Keys shared by more names than this say nothing (街道, 有限公司) and would make the search slow. */
const commonKey = 150;

export function indexNames(names: Iterable<string>): NameIndex {
  const byKey = new Map<string, string[]>();
  for (const name of new Set(names))
    for (const key of new Set(keysOf(name))) {
      const sharing = byKey.get(key);
      if (sharing) sharing.push(name);
      else byKey.set(key, [name]);
    }
  return {
    alike(name) {
      const candidates = new Set<string>();
      for (const key of keysOf(name)) {
        const sharing = byKey.get(key) ?? [];
        if (sharing.length <= commonKey) for (const other of sharing) candidates.add(other);
      }
      return [...candidates]
        .flatMap((other) => {
          const found = unitLikeness(name, other);
          return found ? [{ name: other, ...found }] : [];
        })
        .sort((x, y) => y.likeness - x.likeness || (x.name < y.name ? -1 : 1))
        .slice(0, 10);
    },
  };
}

/** Any two names that {@link unitLikeness} finds alike share one of these. */
function keysOf(name: string): string[] {
  const bare = [...bareName(name)];
  return [`=${sortedCharacters(name)}`, `~${bare.join('')}`, `^${bare[0]}${bare.at(-1)}`, ...bigrams(name)];
}
