import type { FormInstance } from 'antd';
import type { FieldNote } from '#shared/contract/presence-leave.ts';

/** `findings.0.detail` → `['findings', 0, 'detail']`, as antd's forms name their fields. */
export function namePathOf(path: string): (string | number)[] {
  return path.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}

/**
 * Puts each sentence beside its field, in a list of rows too. Returns the sentences whose field is not on the page:
 * they have to be told elsewhere.
 */
export function placeNotes(
  form: Pick<FormInstance, 'setFields' | 'getFieldsError'>,
  notes: readonly FieldNote[],
): FieldNote[] {
  const shown = new Set(form.getFieldsError().map(({ name }) => name.join('.')));
  form.setFields(
    notes
      .filter(({ path }) => shown.has(path))
      .map(({ path, message }) => ({ name: namePathOf(path), errors: [message] })),
  );
  return notes.filter(({ path }) => !shown.has(path));
}

/** For a Form.Item: the sentence about its field that a preview gave, or nothing. */
export function problemProps(notes: readonly FieldNote[], path: string) {
  const note = notes.find((candidate) => candidate.path === path);
  return note ? { validateStatus: 'error' as const, help: note.message } : {};
}

/** For a Form.Item: what is worth a second look but does not stand in the way. */
export function hintOf(notes: readonly FieldNote[], path: string): string | undefined {
  const found = notes.filter((candidate) => candidate.path === path).map(({ message }) => message);
  return found.length === 0 ? undefined : found.join('');
}
