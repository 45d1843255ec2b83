/** What the other one saved, set against what was typed here. */
export interface Rebase<Field extends string, Values> {
  /** Typed values on top of the newest record. */
  readonly values: Values;
  /** Fields the other one changed and nobody touched here: they now show the newest content. */
  readonly taken: readonly Field[];
  /** Fields both changed, to different contents: what was typed stays, until the person chooses. */
  readonly contested: readonly Field[];
}

const text = (value: unknown) => (value === undefined || value === null ? '' : String(value));

/**
 * Puts unsaved work on top of what somebody else has saved meanwhile.
 *
 * @param fields the fields of the form
 * @param base the record the work started from, as the fields show it
 * @param typed what stands in the fields
 * @param latest the record as it is now, as the fields show it
 */
export function rebaseValues<Values extends object>(
  fields: readonly (keyof Values & string)[],
  base: Values,
  typed: Values,
  latest: Values,
): Rebase<keyof Values & string, Values> {
  const changedByThem = fields.filter((field) => text(base[field]) !== text(latest[field]));
  const changedHere = new Set(fields.filter((field) => text(base[field]) !== text(typed[field])));
  const values = { ...latest };
  for (const field of changedHere) values[field] = typed[field];
  return {
    values,
    taken: changedByThem.filter((field) => !changedHere.has(field)),
    contested: changedByThem.filter(
      (field) => changedHere.has(field) && text(typed[field]) !== text(latest[field]),
    ),
  };
}

/**
 * What to say after a {@link rebaseValues}: `这个村刚刚被别人修改过…`.
 *
 * @param what the record, e.g. `这个村`
 * @param labels words for the fields
 */
export function conflictWords<Field extends string>(
  what: string,
  { taken, contested }: Pick<Rebase<Field, unknown>, 'taken' | 'contested'>,
  labels: Readonly<Record<Field, string>>,
): string {
  const names = (fields: readonly Field[]) => fields.map((field) => labels[field]).join('、');
  const parts = [`${what}刚刚被别人修改过，您的改动还没有保存，也没有丢失。`];
  if (taken.length > 0) parts.push(`已载入对方改过的${names(taken)}。`);
  if (contested.length > 0) parts.push(`${names(contested)}两边都改了，仍是您填写的内容，请逐项核对。`);
  parts.push('核对后请再次保存。');
  return parts.join('');
}
