import { type BoardRow, boardRowSchema } from '#shared/contract/assessment-grading.ts';

/** Somebody on a board, with what the test is about. */
export function boardRow(
  name: string,
  given: Partial<Omit<BoardRow, 'total'>> & { total?: number | null },
): BoardRow {
  const hex = [...name].map((character) => (character.codePointAt(0) ?? 0).toString(16)).join('');
  return boardRowSchema.parse({
    id: `01936b1e-0000-7000-8000-${hex.slice(-12).padStart(12, '0')}`,
    revision: 1,
    object: 'team_member',
    name,
    identity: 'civil_servant',
    townshipName: '示例镇',
    villageName: '示例村',
    unitName: '示例局',
    state: 'scoring',
    participation: 'graded',
    individual: false,
    total: 8_000,
    rank: null,
    gradeCap: null,
    suggestedGrade: 'competent',
    proposedGrade: null,
    finalGrade: null,
    proposedBy: null,
    proposedByCaller: false,
    reason: null,
    ...given,
  });
}
