import type { CaseNames } from '#shared/contract/recall-consequences.ts';
import type { CaseRow } from '../cases/case.repository.ts';
import { subjectOf } from '../cases/case-view.ts';

/** How lists across cases name one. Only for those who may read it. */
export function caseNames(row: Pick<CaseRow, 'id' | 'number' | 'subject'>): CaseNames {
  const { personId, personName, villageName, unitName } = subjectOf(row);
  return { id: row.id, number: row.number, personId, personName, villageName, unitName };
}
