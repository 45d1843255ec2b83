import type { ObservationKind } from '../vocabulary.ts';

/** Kinds that only tell what happened; all others can speak for a recall trigger. */
export const observationNotes = ['visit', 'report', 'talk'] as const satisfies readonly ObservationKind[];

/** Whether an observation of this kind can speak for a recall trigger. */
export const speaksForTrigger = (kind: ObservationKind): boolean =>
  !(observationNotes as readonly ObservationKind[]).includes(kind);
