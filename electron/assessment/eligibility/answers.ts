import {
  answeredFacts,
  type EligibilityOutcome,
  factOf,
  factSettingOf,
  findingsAmong,
  outcomeOf,
} from '#shared/assessment/eligibility.ts';
import type { EligibilityFinding } from '#shared/contract/assessment-eligibility.ts';
import type { PersonId } from '#shared/ids.ts';
import type { Scheme } from '#shared/policy/scheme.ts';
import { sealed } from '../../canonical-sha256.ts';
import type { ReadHandle } from '../../database/database.types.ts';
import type { CycleHead } from '../cycle/cycle.repository.ts';
import { eligibilityRecordsOf } from './records.repository.ts';

/** What the records say about one person now, and what the rules make of it. */
export interface Answered {
  /** Every fact. */
  readonly facts: EligibilityFinding[];
  /** Those that are worth a word. */
  readonly findings: EligibilityFinding[];
  readonly outcome: EligibilityOutcome;
  readonly factsSha256: string;
}

/** People looked at in one go: few enough that the program is never held up for long. */
export const peopleAtOnce = 200;

/** The period of a cycle as days. */
export const periodOf = ({ periodFrom, periodTo }: Pick<CycleHead, 'periodFrom' | 'periodTo'>) => ({
  from: periodFrom,
  to: periodTo,
});

/**
 * Looks at people in parts.
 *
 * @param breathe called after each part with the number of people looked at so far
 */
export async function answersFor(
  handle: ReadHandle,
  cycle: Pick<CycleHead, 'periodFrom' | 'periodTo'>,
  scheme: Scheme,
  people: readonly PersonId[],
  breathe: (done: number) => Promise<void> = async () => undefined,
): Promise<Map<PersonId, Answered>> {
  const rules = scheme.assessment.eligibility;
  const setting = factSettingOf(scheme);
  const answered = new Map<PersonId, Answered>();
  for (let start = 0; start < people.length; start += peopleAtOnce) {
    const part = people.slice(start, start + peopleAtOnce);
    const records = await eligibilityRecordsOf(handle, periodOf(cycle), part);
    for (const [personId, record] of records) {
      const facts = answeredFacts(rules, record, setting);
      const findings = findingsAmong(facts);
      answered.set(personId, {
        facts,
        findings,
        outcome: outcomeOf(findings),
        factsSha256: hashOf(findings),
      });
    }
    await breathe(Math.min(start + peopleAtOnce, people.length));
  }
  return answered;
}

/** Tells whether findings rest on the same facts as others. */
export const hashOf = (findings: readonly EligibilityFinding[]): string =>
  sealed(findings.map(factOf)).sha256;
