import type { Ground, Unspecified } from '../ground.ts';

/** Grounds that quote one document: `const notice = quotationsFrom('江岸通知'); notice('第五条', '…')`. */
export function quotationsFrom(document: string): (article: string, text: string) => Ground {
  return (article, text) => ({ kind: 'clause', clause: { document, article, text } });
}

/** The notice is silent; `note` is a plain Chinese sentence that says what is missing. */
export function unspecified(note: string): Unspecified {
  return { kind: 'unspecified', note };
}
