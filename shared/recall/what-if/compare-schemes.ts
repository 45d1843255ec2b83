import type { WhatIfDifference, WhatIfKind } from '../../contract/recall.ts';
import type { Scheme } from '../../policy/scheme.ts';
import { compareLeaves } from './compare-leaves.ts';
import { comparePreCheck } from './compare-pre-check.ts';
import { comparePresence } from './compare-presence.ts';
import { compareSignals } from './compare-signals.ts';
import type { WhatIfCase, WhatIfComparison } from './what-if.types.ts';

const comparisons: Record<WhatIfKind, WhatIfComparison> = {
  signal: compareSignals,
  presence: comparePresence,
  pre_check: comparePreCheck,
  leave: compareLeaves,
};

/** In what two schemes would come to another end for one posting, and why; empty where both say the same. */
export function compareSchemes(first: Scheme, second: Scheme, about: WhatIfCase): WhatIfDifference[] {
  return Object.values(comparisons).flatMap((compare) => compare(first, second, about));
}
