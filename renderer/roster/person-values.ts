import { type PersonDraft, personDraftSchema } from '#shared/contract/roster.ts';
import { rebaseValues } from './rebase-values.ts';

export type PersonField = keyof PersonDraft;

/** What stands in the fields: nothing typed is `undefined`. */
export type PersonValues = { [Field in PersonField]?: PersonDraft[Field] | undefined };

/** Fields in the order of the form, which is the contract's. */
export const personFields: readonly PersonField[] = personDraftSchema.keyof().options;

/** A person as the fields of the form. */
export function valuesOf(person: PersonDraft): PersonValues {
  return Object.fromEntries(personFields.map((field) => [field, person[field] ?? undefined]));
}

/** The fields as a person; the form has checked each of them, so this does not fail. */
export function draftOf(values: PersonValues): PersonDraft {
  return personDraftSchema.parse(
    Object.fromEntries(personFields.map((field) => [field, values[field] ?? (field === 'name' ? '' : null)])),
  );
}

/** Unsaved work on a person on top of what somebody else has saved meanwhile; see {@link rebaseValues}. */
export const rebase = (base: PersonDraft, typed: PersonValues, latest: PersonDraft) =>
  rebaseValues(personFields, valuesOf(base), typed, valuesOf(latest));
