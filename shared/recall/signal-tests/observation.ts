import { formatDateLong } from '../../dates.ts';
import { observationKindLabels } from '../../vocabulary.ts';
import { withoutEnd } from '../words.ts';
import type { Evidence, TestContext, TestOf } from './evidence.types.ts';
import { withinPosting } from './within-posting.ts';

/** Dated facts and opinions about the person on this post, one signal each. */
export function observation(context: TestContext, { kinds }: TestOf<'observation'>): Evidence[] {
  const speaking = context.records.observations.filter(({ kind }) => kinds.includes(kind));
  return withinPosting(context, speaking, ({ observedOn }) => observedOn).map((record) => {
    const label = observationKindLabels[record.kind];
    const when = formatDateLong(record.observedOn);
    const document = record.documentNumber === null ? '' : `（${record.documentNumber}）`;
    return {
      about: record.id,
      statement: `${when}${record.organ}${document}反映有“${label}”的情况：${withoutEnd(record.text)}`,
      figures: [{ label: '情况记录', value: `${when}${label}`, required: null }],
      records: [{ kind: 'observation', id: record.id, label: `${when}${record.organ}：${record.text}` }],
      since: record.observedOn,
    };
  });
}
