import type { SignalRule, SignalSuggestion } from '../policy/recall-rules.ts';

const measures: Record<SignalSuggestion, string> = {
  recall: '提出召回',
  replacement: '责成派出单位重新选派',
  notice: '予以通报',
  talk: '约谈、批评教育',
};

/** The whole sentence of a signal: what the records say, on what ground, and what it suggests. */
export function signalSentence(statement: string, { ground, suggests }: SignalRule): string {
  return ground.kind === 'clause'
    ? `${statement}；按${ground.clause.document}${ground.clause.article}，可以${measures[suggests]}。`
    : `${statement}；可以考虑${measures[suggests]}（示例规则，以本地规定为准）。`;
}

/** A text that people wrote, without the mark at its end, to stand inside of a sentence. */
export function withoutEnd(text: string): string {
  return text.replace(/[。；，.;,\s]+$/, '');
}
