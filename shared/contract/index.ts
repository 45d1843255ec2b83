import { archiveContract } from './archive.ts';
import { archiveBatchContract } from './archive-batch.ts';
import { archiveCharactersContract } from './archive-characters.ts';
import { archivePreviewContract } from './archive-preview.ts';
import { archiveRegisterContract } from './archive-register.ts';
import { archiveStyleContract } from './archive-style.ts';
import { archiveTransferContract } from './archive-transfer.ts';
import { assessmentContract } from './assessment.ts';
import { auditContract } from './audit.ts';
import { identityContract } from './identity.ts';
import { jobsContract } from './jobs.ts';
import { overviewContract } from './overview.ts';
import { policyContract } from './policy.ts';
import { presenceContract } from './presence.ts';
import { recallContract } from './recall.ts';
import { rosterContract } from './roster.ts';
import { systemContract } from './system.ts';

/** Every procedure of the program. The page, the server and the permission table all follow from it. */
export const contract = {
  identity: identityContract,
  audit: auditContract,
  jobs: jobsContract,
  system: systemContract,
  policy: policyContract,
  roster: rosterContract,
  presence: presenceContract,
  assessment: assessmentContract,
  recall: recallContract,
  archive: {
    ...archiveContract,
    ...archiveBatchContract,
    ...archivePreviewContract,
    ...archiveRegisterContract,
    ...archiveCharactersContract,
    ...archiveStyleContract,
    ...archiveTransferContract,
  },
  overview: overviewContract,
};
export type Contract = typeof contract;

/** `feature.procedure`, e.g. `roster.listPostings`. */
export type ProcedureName = {
  [F in keyof Contract & string]: `${F}.${keyof Contract[F] & string}`;
}[keyof Contract & string];
