import { type PersonDraft, personDraftSchema } from '#shared/contract/roster.ts';

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

/** What the other one saved, set against what was typed here. */
export interface Rebase {
  /** Typed values on top of the newest record. */
  readonly values: PersonValues;
  /** Fields the other one changed and nobody touched here: they now show the newest content. */
  readonly taken: readonly PersonField[];
  /** Fields both changed, to different contents: what was typed stays, until the person chooses. */
  readonly contested: readonly PersonField[];
}

const text = (value: unknown) => (value === undefined || value === null ? '' : String(value));

/**
 * Puts unsaved work on top of what somebody else has saved meanwhile.
 *
 * @param base the record the work started from
 * @param typed what stands in the fields
 * @param latest the record as it is now
 */
export function rebase(base: PersonDraft, typed: PersonValues, latest: PersonDraft): Rebase {
  const theirs = valuesOf(latest);
  const changedByThem = personFields.filter((field) => text(base[field]) !== text(latest[field]));
  const changedHere = new Set(personFields.filter((field) => text(base[field]) !== text(typed[field])));
  const kept = Object.fromEntries([...changedHere].map((field) => [field, typed[field]]));
  return {
    values: { ...theirs, ...kept },
    taken: changedByThem.filter((field) => !changedHere.has(field)),
    contested: changedByThem.filter(
      (field) => changedHere.has(field) && text(typed[field]) !== text(latest[field]),
    ),
  };
}
