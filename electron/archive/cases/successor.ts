import type { SuccessorFilingSnapshot } from '#shared/archive/snapshots/recall-forms.ts';
import type { BusinessDate } from '#shared/dates.ts';
import { gapWords, successorGap } from '#shared/recall/successor-gap.ts';
import { preCheckOutcomeLabels, preCheckSchema } from '#shared/roster/pre-check.types.ts';
import { postRoleLabels } from '#shared/vocabulary.ts';
import type { ReadHandle } from '../../database/database.types.ts';
import { type CaseFacts, decisionStep } from './case-facts.ts';
import { nominationFor, personOfCase, successorOf } from './case-records.repository.ts';
import { aboutOf, organsOf, particularsOf, sourceOf } from './case-words.ts';

/** Who follows the person in the village, as far as the roster knows. */
export interface Successor {
  readonly name: string;
  readonly unitName: string;
  readonly roleTitle: string | null;
  readonly startDate: BusinessDate | null;
}

export async function successorIn(handle: ReadHandle, facts: CaseFacts): Promise<Successor | null> {
  const row = await successorOf(handle, facts.row.id);
  if (!row) return null;
  const { name, unitName, role, startDate } = row;
  return { name, unitName, roleTitle: role && postRoleLabels[role], startDate };
}

type Content = Omit<
  SuccessorFilingSnapshot,
  'year' | 'registerNumber' | 'organisation' | 'scheme' | 'takenAt' | 'caseNumber' | 'kind'
>;

/** What stands on the 接替人员备案表 of a case. */
export async function successorContent(handle: ReadHandle, facts: CaseFacts): Promise<Content> {
  const { row, scheme } = facts;
  const recalled = await personOfCase(handle, row.id);
  const successor = await successorOf(handle, row.id);
  const nomination = successor && (await nominationFor(handle, successor.postingId, successor.id));
  const check = nomination?.pre_check ? preCheckSchema.parse(JSON.parse(nomination.pre_check)) : null;
  const startDate = successor?.startDate ?? null;
  return {
    recalled: {
      ...aboutOf(facts, recalled.postEndDate),
      decidedOn: row.decided_on,
      documentNumber: decisionStep(facts)?.document_number ?? null,
      recalledOn: row.recalled_on,
    },
    successor: successor
      ? {
          person: particularsOf(successor, successor.name, successor.unitName),
          posting: {
            township: successor.townshipName,
            village: successor.villageName,
            role: successor.role && postRoleLabels[successor.role],
            startDate,
            endDate: successor.endDate,
          },
        }
      : null,
    checks: (check?.items ?? []).map(({ title, outcome, sentence, ground }) => ({
      title,
      outcome: preCheckOutcomeLabels[outcome],
      reason: sentence || null,
      source: sourceOf(ground, facts),
    })),
    checkedOn: check?.on ?? null,
    override: nomination?.override_reason ?? null,
    handover: {
      handedOverOn: recalled.handedOverOn,
      gap: gapText(recalled.postEndDate, startDate),
    },
    informed: organsOf(scheme.content.recall.informed)?.join('、') ?? null,
  };
}

/** How the days of the two meet, once both are known. */
function gapText(left: BusinessDate | null, came: BusinessDate | null): string | null {
  if (left === null || came === null) return null;
  return gapWords(successorGap({ left, came, cameUntil: null, today: came > left ? came : left }));
}
