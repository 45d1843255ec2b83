import * as z from 'zod';
import { businessDateOf, businessDateSchema, formatDateLong, instantSchema } from '../dates.ts';
import { styledTextLabels, styledTexts } from './document-style.ts';
import { fieldLabel, groupTitle, type SnapshotKind, valueWord } from './snapshot-labels.ts';
import type { CaseFilePart } from './snapshots/case-file.ts';
import { frameSchema } from './snapshots/ground.ts';
import type { DocumentSnapshot } from './snapshots/index.ts';

/** One value of the frozen data in the words of the paper. */
export interface FieldOfSnapshot {
  /** Where it stands; entries of lists go by their names, so that the same thing has the same path in other data. */
  readonly path: string;
  readonly label: string;
  readonly entry: string | null;
  readonly value: string | null;
}

/** A part of the paper with what stands in it, in its order. */
export interface GroupOfSnapshot {
  readonly key: string;
  readonly title: string;
  readonly fields: readonly FieldOfSnapshot[];
}

const recordSchema = z.record(z.string(), z.unknown());
type Data = z.infer<typeof recordSchema>;
const isData = (value: unknown): value is Data =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Where the walk stands within the data of one document. */
interface Place {
  readonly kind: SnapshotKind;
  /** Keys from the top, without places in lists. */
  readonly keys: readonly string[];
  readonly path: string;
  readonly entry: string | null;
  /** Words that votes are counted for, best first; they stand once for all groups. */
  readonly options: readonly string[];
}

/** What tells how the paper looks, not what it says; of it only the fonts are told. */
const hidden = new Set(['kind', 'style']);
/** Whom the paper is about: it begins with them. */
const about = new Set(['person', 'subject', 'team', 'unit', 'about', 'recalled']);
const styleSchema = frameSchema.pick({ style: true });
const frameKeys = new Set(Object.keys(frameSchema.shape));

/** The frozen data of a document, part by part as on its paper; what all documents have comes last. */
export function groupsOfSnapshot(snapshot: DocumentSnapshot): GroupOfSnapshot[] {
  if (snapshot.kind !== 'case_file') return groupsOf(snapshot.kind, snapshot, '');
  const { parts, ...cover } = snapshot;
  const groups = groupsOf(snapshot.kind, cover, '');
  return [...groups.slice(0, -1), ...parts.map(partOfCaseFile), ...groups.slice(-1)];
}

function groupsOf(kind: SnapshotKind, data: Data, prefix: string): GroupOfSnapshot[] {
  const groups = new Map<string, FieldOfSnapshot[]>([['head', []]]);
  const frame: FieldOfSnapshot[] = [];
  for (const [key, value] of Object.entries(data)) {
    if (hidden.has(key)) continue;
    const path = prefix + key;
    const fields = fieldsOf(value, { kind, keys: [key], path, entry: null, options: [] });
    if (frameKeys.has(key)) frame.push(...fields);
    else if (standsAlone(kind, key, value)) groups.set(key, fields);
    else groups.get('head')?.push(...fields);
  }
  groups.set('frame', [...frame, ...fontsOf(data, prefix)]);
  const inOrder = [...groups].sort(([a], [b]) => Number(about.has(b)) - Number(about.has(a)));
  return inOrder.flatMap(([key, fields]) =>
    fields.length === 0 ? [] : [{ key: prefix + key, title: groupTitle(kind, key) ?? key, fields }],
  );
}

/** The fonts of the computer that the paper was set in: a later computer needs the same ones to prove it. */
function fontsOf(data: Data, prefix: string): FieldOfSnapshot[] {
  const { style } = styleSchema.parse(data);
  return styledTexts.flatMap((text) => {
    const font = style?.fonts[text];
    if (!font) return [];
    const value = `${font.family}（文件摘要 ${font.sha256}）`;
    return [
      { path: `${prefix}style.fonts.${text}`, label: `${styledTextLabels[text]}字体`, entry: null, value },
    ];
  });
}

/** Whether a part of the data is a part of the paper of its own; single words stand together at its head. */
const standsAlone = (kind: SnapshotKind, key: string, value: unknown) =>
  groupTitle(kind, key) !== undefined && (typeof value === 'object' || value === null);

/** A part of a case file is one group; what stands in a document within it goes by that document's parts. */
function partOfCaseFile(part: CaseFilePart, index: number): GroupOfSnapshot {
  const key = `parts.${index}`;
  const number = part.kind === 'document' ? `（${part.registerNumber}）` : '';
  const title = `材料 ${index + 1}：${part.title}${number}`;
  if (part.kind !== 'document') {
    const { kind, title: _title, ...data } = part;
    return { key, title, fields: fieldsOf(data, { kind, keys: [], path: key, entry: null, options: [] }) };
  }
  const { snapshot, kind: _kind, title: _title, ...data } = part;
  const own = fieldsOf(data, { kind: 'case_file', keys: [], path: key, entry: null, options: [] });
  const inner = groupsOf(snapshot.kind, snapshot, `${key}.snapshot.`).flatMap((group) =>
    group.fields.map((field) => ({ ...field, entry: joinedEntry(group.title, field.entry) })),
  );
  return { key, title, fields: [...own, ...inner] };
}

function fieldsOf(value: unknown, place: Place): FieldOfSnapshot[] {
  const { kind, keys, path, entry } = place;
  if (isData(value)) return fieldsOfData(value, place);
  if (Array.isArray(value) && !value.every(isSingle)) return fieldsOfList(value, place);
  // A score detail has no blanks for the pen: what is not there is not printed.
  const nothing = value === null || value === false || (Array.isArray(value) && value.length === 0);
  if (kind === 'score_detail' && nothing) return [];
  const label = fieldLabel(kind, keys) ?? groupTitle(kind, keys.at(-1) ?? '') ?? keys.join('.');
  return [{ path, label, entry, value: wordsOf(value, keys) }];
}

function fieldsOfData(data: Data, place: Place): FieldOfSnapshot[] {
  const options = optionsIn(data) ?? place.options;
  return Object.entries(data).flatMap(([key, value]) => {
    const inner: Place = { ...place, keys: [...place.keys, key], path: `${place.path}.${key}`, options };
    return key === 'votes' && Array.isArray(value) ? votesOf(value, inner) : fieldsOf(value, inner);
  });
}

/** The words of the ballot's options, where they stand in this part of the data. */
function optionsIn({ options }: Data): string[] | null {
  if (!Array.isArray(options)) return null;
  return options.map((option: unknown) => String(isData(option) ? option.word : option));
}

/** Votes have the words of the options that they were given for. */
function votesOf(votes: readonly unknown[], place: Place): FieldOfSnapshot[] {
  return votes.flatMap((vote, index) => {
    const word = place.options[index] ?? `第 ${index + 1} 项`;
    const entry = joinedEntry(place.entry, word);
    return fieldsOf(vote, { ...place, entry, path: `${place.path}.${word}` });
  });
}

function fieldsOfList(list: readonly unknown[], place: Place): FieldOfSnapshot[] {
  const seen = new Map<string, number>();
  return list.flatMap((item, index) => {
    const { name, rest } = namedEntry(item, index);
    const before = seen.get(name) ?? 0;
    seen.set(name, before + 1);
    const own = before === 0 ? name : `${name}（${before + 1}）`;
    const inner = { ...place, path: `${place.path}.${own}` };
    // A line of a table is one value; a pair of words is a label with its value.
    if (Array.isArray(rest) || (isData(rest) && Object.keys(rest).join() === 'value')) {
      const value = isData(rest) ? rest.value : rest.filter((cell) => cell !== null).join('　');
      return [{ path: inner.path, label: own, entry: place.entry, value: wordsOf(value, place.keys) }];
    }
    return fieldsOf(rest, { ...inner, entry: joinedEntry(place.entry, own) });
  });
}

/** Keys by which the entry of a list is known, the best first. */
const naming = [
  'registerNumber',
  'label',
  'title',
  'name',
  'word',
  'item',
  'village',
  'scorer',
  'what',
  'number',
  'row',
] as const;

/** What an entry of a list is called, and what it holds besides. */
function namedEntry(item: unknown, index: number): { name: string; rest: unknown } {
  if (Array.isArray(item)) {
    const words = item.filter((cell): cell is string => typeof cell === 'string' && !/^\d*$/.test(cell));
    return { name: words[0] ?? `第 ${index + 1} 行`, rest: item };
  }
  if (!isData(item)) return { name: `第 ${index + 1} 项`, rest: item };
  const key = naming.find((candidate) => ['string', 'number'].includes(typeof item[candidate]));
  if (key === undefined) return { name: `第 ${index + 1} 项`, rest: item };
  const { [key]: name, ...rest } = item;
  return { name: typeof name === 'number' ? `编号 ${name}` : String(name), rest };
}

const isSingle = (value: unknown) => typeof value !== 'object' || value === null;
const joinedEntry = (outer: string | null, inner: string | null) =>
  outer === null || inner === null ? (outer ?? inner) : `${outer} · ${inner}`;

/** A value as people write it: days without leading zeros, shares in percent; null is a blank. */
function wordsOf(value: unknown, keys: readonly string[]): string | null {
  if (value === null || value === undefined || value === '') return null;
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (typeof value === 'number')
    return keys.at(-1) === 'rate' ? `${(value / 100).toFixed(2)}%` : String(value);
  if (Array.isArray(value)) {
    const words = value.map((one) => wordsOf(one, keys) ?? '');
    return words.length === 0 ? null : words.join(words.some((word) => word.length > 12) ? '\n' : '、');
  }
  const text = String(value);
  const date = businessDateSchema.safeParse(text);
  if (date.success) return formatDateLong(date.data);
  if (keys.at(-1) === 'takenAt') return momentOf(text);
  if (keys.at(-1) === 'templateVersion') return `第 ${text.replace(/^\D*/, '')} 版式`;
  return valueWord(keys, text) ?? text;
}

/** Date and time in China Standard Time. */
function momentOf(text: string): string {
  const instant = instantSchema.parse(text);
  const minute = new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(11, 16);
  return `${formatDateLong(businessDateOf(instant))} ${minute}`;
}
