import { useEffect, useState } from 'react';
import { findPlaces, type Place } from './find-in-pages.ts';
import { textOfPages } from './pdf-text.ts';
import type { OpenedPdf } from './use-pdf.ts';

/** A value that is looked for in the document. A new object is a new question. */
export interface PdfQuestion {
  readonly value: string;
  /** What it is called on paper: what stands nearest after it is the likeliest. */
  readonly label: string;
  /** Which of the places is shown, from 0; beyond the last it begins anew. */
  readonly turn: number;
}

export interface PdfAnswer {
  readonly places: number;
  /** Number of the one that is shown, from 1; 0 where there is none. */
  readonly shown: number;
}

/**
 * Where the value stands that is asked for.
 *
 * @param onAnswer told once for each question
 */
export function useFound(
  opened: OpenedPdf | null,
  question: PdfQuestion | null,
  onAnswer: ((answer: PdfAnswer) => void) | undefined,
): Place {
  const [place, setPlace] = useState<Place>([]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: who asks is told once, whatever function it hands in
  useEffect(() => {
    setPlace([]);
    if (!opened || !question) return;
    let current = true;
    textOfPages(opened.pdf)
      .then((pages) => {
        if (!current) return;
        const places = findPlaces(pages, question.value, question.label);
        const index = places.length === 0 ? -1 : question.turn % places.length;
        setPlace(places[index] ?? []);
        onAnswer?.({ places: places.length, shown: index + 1 });
      })
      .catch(() => current && onAnswer?.({ places: 0, shown: 0 }));
    return () => {
      current = false;
    };
  }, [opened, question]);
  return place;
}
