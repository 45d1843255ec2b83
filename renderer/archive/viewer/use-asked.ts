import { useCallback, useState } from 'react';
import type { FrozenField } from '#shared/contract/archive-preview.ts';
import type { PdfAnswer, PdfQuestion } from '../../components/pdf/use-found.ts';

/** The field that was chosen beside the paper, and where the paper has it. */
export interface Asked {
  /** Path of the field; null: none is chosen. */
  readonly path: string | null;
  readonly question: PdfQuestion | null;
  /** Null while it is being looked for. */
  readonly answer: PdfAnswer | null;
  readonly ask: (field: FrozenField) => void;
  readonly onAnswer: (answer: PdfAnswer) => void;
}

/**
 * Looks for a field's value in the paper; asked again, for its next place.
 *
 * @param paper what identifies the paper: of another one nothing is asked yet
 */
export function useAsked(paper: string): Asked {
  const [asked, setAsked] = useState<{ path: string; question: PdfQuestion } | null>(null);
  const [answer, setAnswer] = useState<PdfAnswer | null>(null);
  const [of, setOf] = useState(paper);
  if (of !== paper) {
    setOf(paper);
    setAsked(null);
    setAnswer(null);
  }
  const ask = useCallback(({ path, label, entry, value }: FrozenField) => {
    if (value === null) return;
    setAnswer(null);
    setAsked((before) => ({
      path,
      question: {
        value,
        label: entry?.split(' · ').at(0) ?? label,
        turn: before?.path === path ? before.question.turn + 1 : 0,
      },
    }));
  }, []);
  return {
    path: asked?.path ?? null,
    question: asked?.question ?? null,
    answer,
    ask,
    onAnswer: setAnswer,
  };
}
