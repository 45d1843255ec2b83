import type { Fault, FollowUpKind } from '#shared/case-vocabulary.ts';
import {
  type CaseDetail,
  type NextStep,
  type StepInput,
  stepInputSchema,
} from '#shared/contract/recall-case.ts';
import { type BusinessDate, businessDateOf } from '#shared/dates.ts';

/** A row of what is followed up, while it is filled in. */
export interface FollowUpRow {
  kind?: FollowUpKind;
  title?: string;
  organ?: string;
  dueOn?: BusinessDate | null;
}

/** The form of a step. */
export interface StepValues {
  on: BusinessDate | null;
  organ: string;
  handler: string;
  documentNumber: string;
  opinion: string;
  reason: string;
  fault: Fault | null;
  faultReason: string;
  measures: string[];
  followUps: FollowUpRow[];
  endDate: BusinessDate | null;
  noSuccessorReason: string;
}

/** What the form begins with: the organ of the scheme, what the case says already, today. */
export function initialStep(detail: CaseDetail, step: NextStep, userName: string): StepValues {
  const today = businessDateOf(new Date());
  return {
    on: today,
    organ: detail.organ ?? '',
    handler: userName,
    documentNumber: '',
    opinion: '',
    reason: '',
    fault: detail.fault,
    faultReason: detail.faultReason ?? '',
    measures: detail.measures,
    followUps: [],
    endDate: step.needs.includes('end_date') ? today : null,
    noSuccessorReason: '',
  };
}

/**
 * What goes to the server: only what this step asks for.
 *
 * @throws ZodError with Chinese sentences for what is missing or too long
 */
export function stepInputOf(step: NextStep, values: StepValues): StepInput {
  const asked = (need: NextStep['needs'][number]) => step.needs.includes(need);
  return stepInputSchema.parse({
    to: step.to,
    on: values.on,
    organ: values.organ ?? '',
    handler: values.handler ?? '',
    documentNumber: values.documentNumber ?? null,
    opinion: values.opinion ?? null,
    reason: asked('reason') ? (values.reason ?? null) : null,
    fault: asked('fault') ? (values.fault ?? null) : null,
    faultReason: asked('fault') ? (values.faultReason ?? null) : null,
    measures: asked('measures') ? (values.measures ?? []) : [],
    followUps: asked('follow_ups')
      ? (values.followUps ?? []).map(({ kind, title, organ, dueOn }) => ({
          kind,
          title: title ?? '',
          organ: organ ?? '',
          dueOn: dueOn ?? null,
        }))
      : [],
    endDate: asked('end_date') ? (values.endDate ?? null) : null,
    noSuccessorReason: asked('no_successor_reason') ? (values.noSuccessorReason ?? null) : null,
  });
}
