import type { LeaveDetail } from '#shared/contract/presence-leave.ts';
import type { BusinessDate } from '#shared/dates.ts';

/** What each form of a step is given. */
export interface StepFormProps {
  readonly detail: LeaveDetail;
  readonly today: BusinessDate;
  /** Whether it is the one that is seen. */
  readonly active: boolean;
  readonly onUnsaved: (unsaved: boolean) => void;
  /** The step has been recorded. */
  readonly onDone: () => Promise<unknown>;
  /** Somebody else was faster: loads the newest state and says so. */
  readonly onConflict: () => Promise<string>;
}
