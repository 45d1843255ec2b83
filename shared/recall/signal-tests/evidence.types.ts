import type { BusinessDate } from '../../dates.ts';
import type { RecallTrigger, SignalRule, SignalTest } from '../../policy/recall-rules.ts';
import type { Scheme } from '../../policy/scheme.ts';
import type { WorkingCalendar } from '../../presence/working-calendar.ts';
import type { PostingRecords } from '../records.ts';
import type { SignalFigure, SignalRecord } from '../signal.ts';

/** The day that is asked about, and the calendar that says which days are working days. */
export interface SignalSetting {
  readonly asOf: BusinessDate;
  readonly calendar: WorkingCalendar;
}

/** What a test gets: the records of one posting, and the rule that asks. */
export interface TestContext extends SignalSetting {
  readonly scheme: Scheme;
  readonly trigger: RecallTrigger;
  readonly rule: SignalRule;
  readonly records: PostingRecords;
}

/** What a test found: the body of a signal. */
export interface Evidence {
  /** Tells two signals of one rule apart, e.g. the year; null where a rule has only one. */
  readonly about: string | null;
  /** What the records say, without its end: the sentence goes on with what the rule suggests. */
  readonly statement: string;
  readonly figures: readonly SignalFigure[];
  readonly records: readonly SignalRecord[];
  /** The day from which the facts held. */
  readonly since: BusinessDate;
}

export type TestOf<Kind extends SignalTest['kind']> = Extract<SignalTest, { kind: Kind }>;
