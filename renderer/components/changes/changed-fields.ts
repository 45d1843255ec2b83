import { fieldLabel, valueText } from './field-labels.ts';

/** One field that an entry set, changed or cleared; texts are ready to be read, `null` where it was not there. */
export interface ChangedField {
  readonly path: string;
  readonly label: string;
  readonly before: string | null;
  readonly after: string | null;
}

type Leaf = string | number | boolean | null;

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

function flatten(value: unknown, path: string[], into: Map<string, string>): void {
  if (Array.isArray(value)) {
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
  into.set(path.join('.'), valueText(path.at(-1) ?? '', value as Leaf));
}

/** Where one side has nothing and the other a group of fields, the group speaks for itself. */
function dropReplaced(fields: Map<string, string>, others: ReadonlyMap<string, string>): void {
  for (const path of fields.keys()) {
    for (const other of others.keys()) if (other.startsWith(`${path}.`)) fields.delete(path);
  }
}

/**
 * Sets the recorded state before beside the one after, field by field. What is the same in both is left out, so
 * that a change reads as a change; an entry with one side only lists everything it recorded.
 */
export function changedFields(before: unknown, after: unknown): ChangedField[] {
  const old = new Map<string, string>();
  const fresh = new Map<string, string>();
  flatten(before, [], old);
  flatten(after, [], fresh);
  dropReplaced(old, fresh);
  dropReplaced(fresh, old);
  const paths = [...new Set([...fresh.keys(), ...old.keys()])];
  return paths
    .map((path) => ({
      path,
      label: path.split('.').map(fieldLabel).join(' · ') || '内容',
      before: old.get(path) ?? null,
      after: fresh.get(path) ?? null,
    }))
    .filter((field) => field.before !== field.after);
}
