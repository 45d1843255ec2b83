import { formatDateLong } from '../../dates.ts';
import { conductKindLabels } from '../../vocabulary.ts';
import { withoutEnd } from '../words.ts';
import type { Evidence, TestContext, TestOf } from './evidence.types.ts';
import { withinPosting } from './within-posting.ts';

/**
 * Penalties and the like that were decided while on this post, one signal each. An investigation that is under way is
 * no decision: no rule can name it.
 */
export function conduct(context: TestContext, { kinds }: TestOf<'conduct'>): Evidence[] {
  const decided = context.records.conduct.filter(({ kind }) => kinds.some((wanted) => wanted === kind));
  return withinPosting(context, decided, ({ decidedOn }) => decidedOn).map((record) => {
    const label = conductKindLabels[record.kind];
    const what = wordsOf(record.severity, label);
    const when = formatDateLong(record.decidedOn);
    return {
      about: record.id,
      statement: `${when}驻村期间受到${what}，由${record.organ}作出，事由：${withoutEnd(record.reason)}`,
      figures: [{ label, value: `${when}${record.severity ?? ''}`, required: null }],
      records: [{ kind: 'conduct_record', id: record.id, label: `${when}${what}：${record.reason}` }],
      since: record.decidedOn,
    };
  });
}

/** `党内警告` → `党内警告处分` */
function wordsOf(severity: string | null, label: string): string {
  if (severity === null) return label;
  return severity.endsWith(label) ? severity : `${severity}${label}`;
}
