import { type PostingId, postingIdSchema } from '#shared/ids.ts';

/** Whom and what a case is opened about, where that is known already. */
export interface CaseStart {
  readonly postingId: PostingId;
  /** Keys of signals that are ticked at first. */
  readonly signalKeys: readonly string[];
}

/** Whom and what the selected signals are about; null where they are not about one posting. */
export function startOf(selected: ReadonlySet<string>): CaseStart | null {
  const chosen = [...selected].map((row) => {
    const [posting = '', ...key] = row.split(' ');
    return { posting, key: key.join(' ') };
  });
  const posting = postingIdSchema.safeParse(chosen[0]?.posting);
  if (!posting.success || chosen.some((row) => row.posting !== posting.data)) return null;
  return { postingId: posting.data, signalKeys: chosen.map(({ key }) => key) };
}
