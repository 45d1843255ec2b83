import type { BatchDetail } from '#shared/contract/assessment-ballots.ts';
import { assessedObjectLabels, raterGroupLabels } from '#shared/vocabulary.ts';
import styles from './batch.module.css';

/** Which ballots these are, and who is on them. */
export function BatchFacts({ batch }: { readonly batch: BatchDetail }) {
  return (
    <>
      <dl className={styles.facts}>
        <dt>测评主体</dt>
        <dd>{raterGroupLabels[batch.group]}</dd>
        <dt>地点</dt>
        <dd>{batch.place}</dd>
        <dt>测评日期</dt>
        <dd>{batch.heldOn ?? '未填'}</dd>
        <dt>发出</dt>
        <dd>{batch.issued} 张</dd>
        <dt>票上选项</dt>
        <dd>{batch.options.map(({ label }) => label).join('、')}</dd>
      </dl>
      <ol className={styles.subjects} aria-label="票上所列">
        {batch.subjects.map(({ assessmentId, name, object, villageName, unitName }) => (
          <li key={assessmentId}>
            <strong>{name}</strong>
            <span>{assessedObjectLabels[object]}</span>
            <span>{object === 'unit' ? '' : villageName}</span>
            <span>{object === 'unit' ? '' : unitName}</span>
          </li>
        ))}
      </ol>
    </>
  );
}
