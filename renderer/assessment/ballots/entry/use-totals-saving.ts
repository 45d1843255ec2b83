import { useEffect, useRef, useState } from 'react';
import type { BallotEntry, BatchDetail } from '#shared/contract/assessment-ballots.ts';
import { client } from '../../../app/client.ts';
import type { SaveState } from '../../../components/save-indicator.tsx';
import { savedFrom, type TypedTotals } from './typed-totals.ts';

/** How long typing may pause before it is saved, in milliseconds. */
const pause = 800;

/** Saves totals as far as they are filled in, one call after the other. */
export function useTotalsSaving(batch: BatchDetail, entry: BallotEntry, typed: TypedTotals) {
  const content = JSON.stringify(savedFrom(typed, batch.options));
  const [saved, setSaved] = useState(() =>
    JSON.stringify({ returned: entry.returned, invalid: entry.invalid, totals: entry.totals }),
  );
  const [state, setState] = useState<SaveState>({ kind: 'untouched' });
  const [error, setError] = useState<unknown>(null);
  const revision = useRef(entry.revision);
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  const latest = useRef({ typed, content, saved });
  latest.current = { typed, content, saved };

  function saveNow(): Promise<number> {
    const run = queue.current.then(async () => {
      const { content: sent, typed: now } = latest.current;
      if (sent === latest.current.saved) return revision.current;
      setState({ kind: 'saving' });
      const { id } = batch;
      const answer = await client.assessment.saveTotals({
        id,
        pass: entry.pass,
        revision: revision.current,
        ...savedFrom(now, batch.options),
      });
      revision.current = answer.revision;
      latest.current.saved = sent;
      setSaved(sent);
      setError(null);
      setState({ kind: 'saved', at: new Date() });
      return answer.revision;
    });
    queue.current = run.catch((failure: unknown) => {
      setError(failure);
      setState({ kind: 'failed' });
    });
    return run;
  }

  const save = useRef(saveNow);
  save.current = saveNow;
  useEffect(() => {
    if (content === saved) return;
    const timer = setTimeout(() => void save.current().catch(() => undefined), pause);
    return () => clearTimeout(timer);
  }, [content, saved]);

  const half = typed.rows.some((cells) => cells.some((text) => text !== '') && cells.includes(''));
  return { state, error, unsaved: content !== saved || half, saveNow };
}
