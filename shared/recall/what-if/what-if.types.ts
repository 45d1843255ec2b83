import type { WhatIfDifference } from '../../contract/recall.ts';
import type { Scheme } from '../../policy/scheme.ts';
import type { CandidateFacts } from '../../roster/pre-check.ts';
import type { PostingRecords } from '../records.ts';
import type { SignalSetting } from '../signal-tests/evidence.types.ts';

/** Everything that two schemes are laid over: the records of a posting, and what is known of the person. */
export interface WhatIfCase extends SignalSetting {
  readonly records: PostingRecords;
  readonly person: CandidateFacts;
}

/** Compares what two schemes say in one respect. */
export type WhatIfComparison = (first: Scheme, second: Scheme, about: WhatIfCase) => WhatIfDifference[];
