import { fieldLabel, isInternal, type Recorded, valueText } from './field-labels.ts';

/** One field that an entry set, changed or cleared; texts are ready to be read, `null` where it was not there. */
export interface ChangedField {
  readonly path: string;
  readonly label: string;
  readonly before: string | null;
  readonly after: string | null;
}

interface Leaf {
  readonly label: string;
  readonly text: string;
}

/** Elements of a list are known by what they are about, where they say it, and not by their place. */
const names = ['item', 'organ', 'group'] as const;

function elementName(element: unknown): readonly [field: string, value: string] | null {
  if (element === null || typeof element !== 'object') return null;
  for (const field of names) {
    const value = Reflect.get(element, field);
    if (typeof value === 'string') return [field, value];
  }
  return null;
}

function flatten(value: unknown, path: string[], into: Map<string, Leaf>): void {
  if (Array.isArray(value)) {
    if (value.length > 0 && value.every((element) => isInternal('', element))) {
      put(`${value.length} 个`, path, into);
      return;
    }
    for (const [index, element] of value.entries()) {
      const name = elementName(element);
      if (name === null) flatten(element, [...path, String(index)], into);
      else flatten({ ...element, [name[0]]: undefined }, [...path, name[1]], into);
    }
    return;
  }
  if (value !== null && typeof value === 'object') {
    for (const [key, child] of Object.entries(value)) flatten(child, [...path, key], into);
    return;
  }
  if (value === undefined || (value === null && path.length === 0)) return;
  if (!isInternal(path.at(-1) ?? '', value)) put(value as Recorded, path, into);
}

function put(value: Recorded, path: readonly string[], into: Map<string, Leaf>): void {
  const label = path.map((key) => fieldLabel(key, value)).join(' · ') || '内容';
  into.set(path.join('.'), { label, text: valueText(path.at(-1) ?? '', value) });
}

/** Where one side has nothing and the other a group of fields, the group speaks for itself. */
function dropReplaced(fields: Map<string, Leaf>, others: ReadonlyMap<string, Leaf>): void {
  for (const path of fields.keys()) {
    for (const other of others.keys()) if (other.startsWith(`${path}.`)) fields.delete(path);
  }
}

/**
 * Sets the recorded state before beside the one after, field by field. What is the same in both is left out, so
 * that a change reads as a change; an entry with one side only lists everything it recorded. Ids that only the
 * program knows are left out, too: who and what an entry is about stands in it by name.
 */
export function changedFields(before: unknown, after: unknown): ChangedField[] {
  const old = new Map<string, Leaf>();
  const fresh = new Map<string, Leaf>();
  flatten(before, [], old);
  flatten(after, [], fresh);
  dropReplaced(old, fresh);
  dropReplaced(fresh, old);
  const paths = [...new Set([...fresh.keys(), ...old.keys()])];
  return paths
    .map((path) => ({
      path,
      label: (fresh.get(path) ?? old.get(path))?.label ?? '内容',
      before: old.get(path)?.text ?? null,
      after: fresh.get(path)?.text ?? null,
    }))
    .filter((field) => field.before !== field.after);
}
