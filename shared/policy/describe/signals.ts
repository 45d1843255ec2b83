import {
  conductKindLabels,
  conductKinds,
  grades,
  observationKindLabels,
  observationKinds,
} from '../../vocabulary.ts';
import { type SignalRule, type SignalTest, signalSuggestionLabels } from '../recall-rules.ts';
import type { Scheme } from '../scheme.ts';
import { absenceInWords } from './presence-chapter.ts';
import { gradeInWords, labelsOf, percentInWords } from './words.ts';

/** When a rule speaks and what it puts forward, e.g. 无故脱岗到期没有改正的，提示召回。 */
export function signalSentence(scheme: Scheme, { test, suggests }: SignalRule): string {
  const words = signalTestInWords(scheme, test);
  return words === null
    ? '民主测评认可度低于多少应当提示，本方案未载明，填写后才会提示。'
    : `${words}的，提示${signalSuggestionLabels[suggests]}。`;
}

/** What a test looks for, e.g. 连续无故不在岗超过 15 天; null where the scheme does not give its figure. */
export function signalTestInWords(scheme: Scheme, test: SignalTest): string | null {
  switch (test.kind) {
    case 'presence_below': {
      const rule = scheme.presence.rules.find(({ code }) => code === test.presenceRule);
      return `驻村时间达不到“${rule?.title ?? test.presenceRule}”`;
    }
    case 'grades': {
      const low = grades
        .filter((grade) => test.grades.includes(grade))
        .map((grade) => gradeInWords(scheme, grade))
        .join('或');
      return `任职期间年度考核有 ${test.minimum} 次（含）以上为${low}`;
    }
    case 'approval_below':
      return test.share.kind === 'stated'
        ? `民主测评中${gradeInWords(scheme, 'competent')}及以上的票不足有效票的 ${percentInWords(test.share.value)}`
        : null;
    case 'absence_findings':
      return absenceInWords({ kind: 'findings', levels: test.levels, minimum: test.minimum });
    case 'not_corrected':
      return '无故脱岗到期没有改正';
    case 'absence_running':
      return absenceInWords({ kind: 'running_days', moreThan: test.moreThanDays });
    case 'absence_yearly':
      return absenceInWords({ kind: 'yearly_days', moreThan: test.moreThanDays });
    case 'conduct':
      return `任职期间登记有${labelsOf(test.kinds, conductKinds, conductKindLabels)}`;
    case 'observation':
      return `登记有“${labelsOf(test.kinds, observationKinds, observationKindLabels)}”的情况记录`;
  }
}
