/**
 * What stands in the form: the scheme as plain JSON. A number that cannot be read stays as the text that was typed,
 * so that nothing typed is lost and the type check names the place.
 */

/** A place in the content: names of fields and places in lists. */
export type Path = readonly (string | number)[];

export type Fields = Readonly<Record<string, unknown>>;

/** The fields of an object; none for anything else. */
export function fieldsIn(value: unknown): Fields {
  return isObject(value) ? value : {};
}

/** The entries of a list; none for anything else. */
export function entriesIn(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

export function textIn(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** What stands at a place; `undefined` where there is no such place. */
export function valueAt(root: unknown, path: Path): unknown {
  let value = root;
  for (const step of path) value = typeof step === 'number' ? entriesIn(value)[step] : fieldsIn(value)[step];
  return value;
}

/** The content with something else at a place. What is not on the way to the place stays the same object. */
export function withValueAt(root: unknown, path: Path, value: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return value;
  if (typeof step === 'number') {
    return entriesIn(root).map((entry, index) => (index === step ? withValueAt(entry, rest, value) : entry));
  }
  const fields = fieldsIn(root);
  return { ...fields, [step]: withValueAt(fields[step], rest, value) };
}

/** Every code that a rule anywhere in it has. */
export function codesIn(value: unknown): Set<string> {
  const codes = new Set<string>();
  const gather = (part: unknown) => {
    if (Array.isArray(part)) for (const entry of part) gather(entry);
    else if (isObject(part)) {
      if (typeof part.code === 'string') codes.add(part.code);
      for (const field of Object.values(part)) gather(field);
    }
  };
  gather(value);
  return codes;
}

/** The address of the field of a place, for labels and for going there. */
export const fieldId = (path: Path): string => ['field', ...path].join('-');

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
