import type { ProcedureName } from './contract/index.ts';
import { type Role, roles } from './vocabulary.ts';

/** Who may call a procedure: anybody (before signing in), anybody signed in, or certain roles. */
type Access = 'anyone' | 'anyone_locked' | readonly Role[];

const everyRole: readonly Role[] = roles;

/**
 * The one permission table. The server enforces it for every procedure; the page hides what it does not allow.
 * Administrators keep the house but neither score nor decide, so that no one person can both.
 */
export const permissions: Record<ProcedureName, Access> = {
  // Before a session exists, or about the session itself.
  'identity.status': 'anyone',
  'identity.setUp': 'anyone',
  'identity.signIn': 'anyone',
  'identity.signOut': 'anyone_locked',
  'identity.unlock': 'anyone_locked',
  'identity.lock': everyRole,
  'identity.changePassword': everyRole,
  // Accounts.
  'identity.listUsers': ['administrator'],
  'identity.createUser': ['administrator'],
  'identity.updateUser': ['administrator'],
  'identity.resetPassword': ['administrator'],
  // The audit trail: those who answer for the records; the history of one record: everyone who works with it.
  'audit.list': ['administrator', 'leader', 'archivist'],
  'audit.verify': ['administrator', 'leader', 'archivist'],
  'audit.history': everyRole,
  'jobs.get': everyRole,
  'jobs.cancel': everyRole,
  'system.info': everyRole,
  'system.listBackups': ['administrator'],
  'system.createBackup': ['administrator'],
  'policy.listSchemes': everyRole,
  'policy.getScheme': everyRole,
  // The roster is kept by administrators and archivists; assessors fill in people they meet.
  'roster.totals': everyRole,
  'roster.listPostings': everyRole,
  'roster.listTownships': everyRole,
  'roster.listVillages': everyRole,
  'roster.listUnits': everyRole,
  'roster.getPosting': everyRole,
  'roster.createPost': ['administrator', 'archivist'],
  'roster.fillPost': ['administrator', 'archivist', 'assessor'],
  'roster.updatePosting': ['administrator', 'archivist'],
  'roster.updatePerson': ['administrator', 'archivist', 'assessor'],
  'roster.listUnitMatches': ['administrator', 'archivist'],
  'roster.mergeUnits': ['administrator', 'archivist'],
  'roster.dismissUnitMatch': ['administrator', 'archivist'],
  'roster.inspectImport': ['administrator', 'archivist'],
  'roster.previewImport': ['administrator', 'archivist'],
  'roster.commitImport': ['administrator', 'archivist'],
  // Assessment: the committee scores and proposes, a leader settles.
  'assessment.listCycles': everyRole,
  'assessment.getCycle': everyRole,
  'assessment.openCycle': ['administrator', 'assessor'],
  'assessment.list': everyRole,
  'assessment.get': everyRole,
  'assessment.saveTally': ['assessor'],
  'assessment.saveScores': ['assessor'],
  'assessment.saveNarrative': ['assessor', 'archivist'],
  'assessment.propose': ['assessor', 'leader'],
  'assessment.sendBack': ['assessor', 'leader'],
  'assessment.approve': ['leader'],
  'assessment.reopen': ['leader'],
  // Documents: anyone who may see the record may look at the form; archivists register it.
  'archive.previewAnnualForm': everyRole,
  'archive.issueAnnualForm': ['archivist', 'administrator'],
  'archive.list': everyRole,
  'archive.get': everyRole,
  'archive.verify': everyRole,
  'archive.voidDocument': ['archivist', 'administrator'],
};

/** Whether a signed-in, unlocked user of `role` may call `name`. */
export function isAllowed(role: Role, name: ProcedureName): boolean {
  const access = permissions[name];
  return access === 'anyone' || access === 'anyone_locked' || access.includes(role);
}
