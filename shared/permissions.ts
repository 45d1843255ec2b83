import type { ProcedureName } from './contract/index.ts';
import { type Role, roles } from './vocabulary.ts';

/**
 * Who may call a procedure: `anyone`, before signing in too; `signed_in`, behind the idle lock too; or certain roles,
 * while their session is not locked.
 */
type Access = 'anyone' | 'signed_in' | readonly Role[];

const everyRole: readonly Role[] = roles;
/** Those who keep the roster and the register of documents. */
const keepers: readonly Role[] = ['administrator', 'archivist'];
/** Those who work with what speaks against a person. */
const judges: readonly Role[] = ['assessor', 'leader', 'archivist'];
/** Those who write drafts of schemes. */
const drafters: readonly Role[] = ['administrator', 'assessor', 'leader'];
/** Those who record what happens in the villages day by day. */
const recorders: readonly Role[] = ['assessor', 'archivist'];
/** Those who answer for the records. */
const auditors: readonly Role[] = ['administrator', 'leader', 'archivist'];

/**
 * The one permission table. The server enforces it for every procedure; the page hides what it does not allow.
 * Administrators keep the house but neither score nor decide, so that no one person can both.
 */
export const permissions: Record<ProcedureName, Access> = {
  // Before a session exists, or about the session itself.
  'identity.status': 'anyone',
  'identity.setUp': 'anyone',
  'identity.signIn': 'anyone',
  'identity.signOut': 'signed_in',
  'identity.unlock': 'signed_in',
  'identity.lock': everyRole,
  'identity.changePassword': everyRole,
  // Accounts.
  'identity.listUsers': ['administrator'],
  'identity.createUser': ['administrator'],
  'identity.updateUser': ['administrator'],
  'identity.resetPassword': ['administrator'],
  // The audit trail; the history of one record, which tells nothing of accounts, is for everyone who works with it.
  'audit.list': auditors,
  'audit.verify': auditors,
  'audit.history': everyRole,
  // Long actions (only who started one sees it), the program itself, the rules.
  'jobs.get': everyRole,
  'jobs.cancel': everyRole,
  'system.info': everyRole,
  'system.listBackups': ['administrator'],
  'system.createBackup': ['administrator'],
  'policy.listSchemes': everyRole,
  'policy.getScheme': everyRole,
  'policy.usage': everyRole,
  'policy.inForce': everyRole,
  'policy.listDrafts': everyRole,
  'policy.getDraft': everyRole,
  'policy.exportScheme': everyRole,
  // Rules are drafted by many; that they hold is a leader's decision.
  'policy.startDraft': drafters,
  'policy.saveDraft': drafters,
  'policy.discardDraft': drafters,
  'policy.publishDraft': ['leader'],
  'policy.putInForce': ['leader'],
  'policy.inspectSchemeFile': ['administrator', 'leader'],
  'policy.importScheme': ['administrator', 'leader'],
  // The roster is kept by administrators and archivists; assessors fill in people they meet.
  'roster.totals': everyRole,
  'roster.listPostings': everyRole,
  'roster.listTownships': everyRole,
  'roster.listVillages': everyRole,
  'roster.listUnits': everyRole,
  'roster.getPosting': everyRole,
  'roster.getPerson': everyRole,
  'roster.findPeople': everyRole,
  'roster.listNominations': everyRole,
  'roster.getNomination': everyRole,
  'roster.listEarlyChanges': everyRole,
  'roster.getEarlyChange': everyRole,
  'roster.listVillageDemand': everyRole,
  'roster.getTeam': everyRole,
  'roster.getUnit': everyRole,
  // Decisions on postings are made by organs outside; those who keep the roster write them down.
  'roster.nominate': keepers,
  'roster.answerNomination': keepers,
  'roster.recordNominationStep': keepers,
  'roster.arrive': keepers,
  'roster.closeNomination': keepers,
  'roster.openSuccessorPost': keepers,
  'roster.handOver': keepers,
  'roster.endPosting': keepers,
  'roster.applyEarlyChange': keepers,
  'roster.recordEarlyChangeStep': keepers,
  'roster.closeEarlyChange': keepers,
  'roster.updateVillage': keepers,
  'roster.updateUnit': keepers,
  'roster.createPost': keepers,
  'roster.fillPost': ['administrator', 'archivist', 'assessor'],
  'roster.updatePosting': keepers,
  'roster.updatePerson': ['administrator', 'archivist', 'assessor'],
  'roster.listUnitMatches': keepers,
  'roster.mergeUnits': keepers,
  'roster.dismissUnitMatch': keepers,
  'roster.inspectImport': keepers,
  'roster.previewImport': keepers,
  'roster.commitImport': keepers,
  // Duties, allowances and funds: everyone reads; those who see the work record it.
  'presence.dutyRegister': everyRole,
  'presence.dutyRecords': everyRole,
  'presence.dutyOf': everyRole,
  'presence.recordDuties': ['assessor', 'archivist'],
  'presence.voidDuty': ['archivist', 'leader'],
  'presence.allowanceStatement': everyRole,
  'presence.allowanceOf': everyRole,
  'presence.allowanceYear': everyRole,
  'presence.fundStatement': everyRole,
  'presence.exportAllowances': everyRole,
  'presence.exportAllowanceYear': everyRole,
  'presence.exportFunds': everyRole,
  // Leave, inspections, conduct, observations: those who keep the records write, voiding takes an archivist or leader.
  'presence.previewLeave': recorders,
  'presence.requestLeave': recorders,
  'presence.decideLeave': recorders,
  'presence.withdrawLeave': recorders,
  'presence.recordLeavePaper': recorders,
  'presence.returnLeave': recorders,
  'presence.arrangeSubstitute': recorders,
  'presence.listLeaves': everyRole,
  'presence.getLeave': everyRole,
  'presence.leavesOf': everyRole,
  'presence.previewSpotChecks': recorders,
  'presence.recordSpotChecks': recorders,
  'presence.recordCorrection': recorders,
  'presence.voidSpotCheck': ['archivist', 'leader'],
  'presence.listSpotChecks': everyRole,
  'presence.recordConduct': recorders,
  'presence.concludeInvestigation': recorders,
  'presence.voidConduct': ['archivist', 'leader'],
  'presence.listConduct': everyRole,
  'presence.recordObservation': recorders,
  'presence.voidObservation': ['archivist', 'leader'],
  'presence.listObservations': everyRole,
  'presence.recordsOfPerson': everyRole,
  // Daily management: keepers record what the townships hand in, everyone may see it.
  'presence.calendar': everyRole,
  'presence.setHoliday': keepers,
  'presence.removeHoliday': keepers,
  'presence.listAttendance': everyRole,
  'presence.attendanceOf': everyRole,
  'presence.saveAttendance': keepers,
  'presence.saveAttendanceMany': keepers,
  'presence.attendanceTemplate': keepers,
  'presence.inspectAttendanceSheet': keepers,
  'presence.previewAttendanceImport': keepers,
  'presence.commitAttendanceImport': keepers,
  // Assessment: the committee scores and proposes, a leader settles.
  'assessment.listCycles': everyRole,
  'assessment.getCycle': everyRole,
  'assessment.openCycle': ['administrator', 'assessor'],
  'assessment.cycleSummary': everyRole,
  'assessment.compareCycles': everyRole,
  'assessment.historyOfPerson': everyRole,
  'assessment.list': everyRole,
  'assessment.get': everyRole,
  'assessment.determineEligibility': ['assessor'],
  'assessment.eligibilitySummary': everyRole,
  'assessment.listEligibility': everyRole,
  'assessment.exportEligibility': everyRole,
  'assessment.getEligibility': everyRole,
  'assessment.overruleEligibility': ['assessor', 'leader'],
  'assessment.withdrawOverrule': ['assessor', 'leader'],
  'assessment.startResit': ['leader'],
  'assessment.takeFigures': ['assessor'],
  'assessment.compareFigures': everyRole,
  'assessment.takeFiguresOf': ['assessor'],
  'assessment.evidence': everyRole,
  'assessment.saveTally': ['assessor'],
  'assessment.saveScores': ['assessor'],
  'assessment.saveNarrative': ['assessor', 'archivist'],
  'assessment.recordAdjustment': ['assessor'],
  'assessment.voidAdjustment': ['assessor', 'leader'],
  'assessment.scoreTemplate': ['assessor'],
  'assessment.inspectScoreSheets': ['assessor'],
  'assessment.previewScoreImport': ['assessor'],
  'assessment.commitScoreImport': ['assessor'],
  'assessment.recomputeCycle': ['assessor', 'leader'],
  'assessment.propose': ['assessor', 'leader'],
  'assessment.sendBack': ['assessor', 'leader'],
  'assessment.approve': ['leader'],
  'assessment.reopen': ['leader'],
  // Pool by pool: beyond the quota takes a leader.
  'assessment.board': everyRole,
  'assessment.exportBoard': everyRole,
  'assessment.moveGrades': ['assessor', 'leader'],
  'assessment.withdrawGrades': ['assessor', 'leader'],
  'assessment.acceptSuggestions': ['assessor', 'leader'],
  'assessment.lockPool': ['assessor', 'leader'],
  'assessment.lockPoolBeyondQuota': ['leader'],
  'assessment.unlockPool': ['assessor', 'leader'],
  'assessment.approvePool': ['leader'],
  // Signals speak of people's faults: those who assess, decide and file see them, the administrator does not.
  'recall.signalTotals': judges,
  'recall.listSignals': judges,
  'recall.signalsOf': judges,
  'recall.signalsOfPerson': judges,
  'recall.unansweredRules': judges,
  'recall.dismissSignal': ['assessor', 'leader'],
  'recall.withdrawDismissal': ['assessor', 'leader'],
  'recall.startWhatIf': judges,
  'recall.listWhatIf': judges,
  // Documents: anyone who may see the record may look at the form; archivists register it.
  'archive.previewDocument': everyRole,
  'archive.issueDocument': keepers,
  'archive.previewBallots': everyRole,
  'archive.list': everyRole,
  'archive.get': everyRole,
  'archive.verify': everyRole,
  'archive.voidDocument': keepers,
  // Across all features; what a role may not see is left out of the answer.
  'overview.standing': everyRole,
  'overview.search': everyRole,
  'overview.timeline': everyRole,
};

/** Whether a signed-in, unlocked user of `role` may call `name`. */
export function isAllowed(role: Role, name: ProcedureName): boolean {
  const access = permissions[name];
  return typeof access === 'string' || access.includes(role);
}
