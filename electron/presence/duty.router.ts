import { actorOf, type Procedures } from '../http/procedures.ts';
import type { DutyService } from './duty.service.ts';

/** Handlers of duties with a frequency, `presence.*`. */
export function createDutyRouter(os: Procedures, { duties }: { readonly duties: DutyService }) {
  return {
    dutyRegister: os.presence.dutyRegister.handler(({ input }) => duties.register(input)),
    dutyRecords: os.presence.dutyRecords.handler(({ input }) => duties.records(input)),
    dutyOf: os.presence.dutyOf.handler(({ input }) => duties.ofPosting(input)),
    recordDuties: os.presence.recordDuties.handler(({ input, context }) =>
      duties.record(actorOf(context), input),
    ),
    voidDuty: os.presence.voidDuty.handler(({ input, context }) => duties.void(actorOf(context), input)),
  };
}
