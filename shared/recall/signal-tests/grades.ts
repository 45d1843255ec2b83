import type { Scheme } from '../../policy/scheme.ts';
import type { Grade, Identity } from '../../vocabulary.ts';
import type { Evidence, TestContext, TestOf } from './evidence.types.ts';
import { withinPosting } from './within-posting.ts';

/** Settled grades of the years on this post. One signal, however many grades there are. */
export function lowGrades(context: TestContext, test: TestOf<'grades'>): Evidence[] {
  const { scheme, records } = context;
  const low = withinPosting(
    context,
    records.grades
      .filter(({ grade }) => test.grades.includes(grade))
      .map((entry) => ({ ...entry, id: entry.assessmentId })),
    ({ lockedOn }) => lockedOn,
  );
  const since = low[test.minimum - 1]?.lockedOn;
  if (since === undefined) return [];
  const said = low
    .toSorted((a, b) => a.year - b.year)
    .map((entry) => ({
      ...entry,
      text: `${entry.year}年度考核等次为${gradeWord(scheme, records.posting.identity, entry.grade)}`,
    }));
  const count = low.length > 1 ? `，共${low.length}次` : '';
  return [
    {
      about: null,
      statement: `${said.map(({ text }) => text).join('、')}${count}`,
      figures: [{ label: '此类等次', value: `${low.length}次`, required: `${test.minimum}次即提示` }],
      records: said.map(({ assessmentId, text }) => ({ kind: 'assessment', id: assessmentId, label: text })),
      since,
    },
  ];
}

/** The word for people of the identity; every word of the scheme where the identity is not known. */
function gradeWord(scheme: Scheme, identity: Identity | null, grade: Grade): string {
  const fitting = scheme.gradeWords.filter(
    ({ identities }) => identity === null || identities.includes(identity),
  );
  return [...new Set(fitting.map(({ words }) => words[grade]))].join('或');
}
