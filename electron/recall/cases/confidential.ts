import { isAllowed } from '#shared/permissions.ts';
import type { Role } from '#shared/vocabulary.ts';
import type { Actor } from '../../database/database.types.ts';
import { ApplicationError } from '../../errors.ts';
import type { CaseRow } from './case.repository.ts';

/** Who acts in a case: a user with the role that they act in. */
export interface CaseActor extends Actor {
  readonly role: Role;
}

/** Whether the role reads cases before they are decided. */
export const readsUndecided = (role: Role): boolean => isAllowed(role, 'recall.openCase');

/**
 * Whether the role may know whom a case is about. Those who work on cases read all of them, an archivist what was
 * decided, an administrator none.
 */
export function mayRead(role: Role, { decided_on }: Pick<CaseRow, 'decided_on'>): boolean {
  return readsUndecided(role) || (isAllowed(role, 'recall.getCase') && decided_on !== null);
}

/**
 * The one gate before the contents of a case, for reading and writing.
 *
 * @throws FORBIDDEN
 */
export function requireReadable(role: Role, row: Pick<CaseRow, 'decided_on' | 'number'>): void {
  if (mayRead(role, row)) return;
  throw new ApplicationError(
    'FORBIDDEN',
    isAllowed(role, 'recall.getCase')
      ? `案件 ${row.number} 还没有审定，审定前只有承办人员和领导可以查阅。请在审定后再来查看。`
      : '召回案件只供承办、审定和归档的人员查阅，您的角色不能查看。',
  );
}
