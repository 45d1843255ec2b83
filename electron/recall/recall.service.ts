import type { SignalFilter, SignalTotals, UnansweredRule } from '#shared/contract/recall.ts';
import type { PersonId, PostingId } from '#shared/ids.ts';
import { unanswered } from '#shared/recall/unanswered.ts';
import type { Role } from '#shared/vocabulary.ts';
import type { Jobs, Uploads } from '../jobs/jobs.types.ts';
import type { PolicyService } from '../policy/policy.service.ts';
import { createCasesService } from './cases/cases.service.ts';
import { createConsequencesService } from './consequences/consequences.service.ts';
import { createDismissalsService } from './dismissals.service.ts';
import { createAttachmentsService } from './evidence/attachments.service.ts';
import { createEvidenceService } from './evidence/evidence.service.ts';
import { createMeetingsService } from './meetings/meetings.service.ts';
import { postingsOfPerson } from './postings-of-person.repository.ts';
import { createRecordSources, type RecordSourceDependencies } from './record-sources.ts';
import { filterSignals, standingLine, totalsOf } from './signal-lists.ts';
import { signalRow } from './signal-row.ts';
import { createSignalRows } from './signal-rows.ts';
import { createStandingSignals } from './standing-signals.ts';
import { createWhatIf } from './what-if.service.ts';

export interface RecallDependencies extends RecordSourceDependencies {
  readonly jobs: Jobs;
  readonly uploads: Uploads;
  readonly policy: PolicyService;
}

export type RecallService = ReturnType<typeof createRecallService>;

/** Signals for the recall triggers under the scheme in force, their dismissal, and comparison of schemes. */
export function createRecallService(dependencies: RecallDependencies) {
  const { database, clock, jobs, uploads, policy } = dependencies;
  const sources = createRecordSources(dependencies);
  const standingSignals = createStandingSignals({ database, policy, sources });
  const rows = createSignalRows(database, policy, standingSignals);

  async function rowsOf(ids: readonly PostingId[], reader: Role) {
    const { standing, rows: signals } = await rows.rowsOf(ids, reader);
    return { ...standingLine(standing), signals };
  }

  return {
    ...createDismissalsService({ database, rows }),
    ...createWhatIf({ database, jobs, policy, sources }),
    cases: createCasesService({ database, clock, policy, sources, rows }),
    consequences: createConsequencesService({ database, clock, policy }),
    meetings: createMeetingsService({ database, clock, policy, sources, rows }),
    evidence: createEvidenceService({ database, policy }),
    attachments: createAttachmentsService({ database, clock, policy, uploads }),

    /** All signals as they stand, for features that build on them. */
    standing: () => standingSignals.current(),

    async totals(reader: Role): Promise<SignalTotals> {
      return totalsOf(await rows.board(), reader);
    },

    /** A page of the signals that a filter leaves, the newest first. */
    async list(
      input: { readonly filter: SignalFilter; readonly offset: number; readonly limit: number },
      reader: Role,
    ) {
      const { standing, signals } = await rows.board();
      const found = filterSignals(signals, input.filter, reader);
      return {
        ...standingLine(standing),
        total: found.length,
        rows: found.slice(input.offset, input.offset + input.limit).map((one) => signalRow(one, reader)),
      };
    },

    /** All signals of a posting, dismissed ones too. */
    ofPosting: (id: PostingId, reader: Role) => rowsOf([id], reader),

    /** All signals of the post that a person is on. */
    ofPerson: async (id: PersonId, reader: Role) => rowsOf(await postingsOfPerson(database.read, id), reader),

    /** Rules of the scheme in force that can say nothing because it states no figure. */
    async unansweredRules() {
      const standing = await standingSignals.current();
      const rules = unanswered(standing.scheme.content).map(
        ({ trigger, rule, note }): UnansweredRule => ({
          triggerCode: trigger.code,
          triggerTitle: trigger.title,
          ruleCode: rule.code,
          ruleTitle: rule.title,
          note,
        }),
      );
      return { ...standingLine(standing), rules };
    },
  };
}
