import styles from './change-list.module.css';
import { type ChangedField, changedFields } from './changed-fields.ts';

interface ChangeListProps {
  /** The recorded states, as the audit trail keeps them. */
  readonly before: unknown;
  readonly after: unknown;
}

function Change({ field }: { readonly field: ChangedField }) {
  if (field.before === null) return <ins>{field.after}</ins>;
  // An entry that says nothing more of a field does not say that it is gone.
  if (field.after === null && !field.path.includes('.')) return <>原为 {field.before}</>;
  return (
    <>
      <del>{field.before}</del>
      <span className={styles.arrow}>
        <span aria-hidden="true">→</span>
        <span className="desk-hidden">改为</span>
      </span>
      <ins>{field.after ?? '不再有'}</ins>
    </>
  );
}

/** What an audit entry changed, field by field, in Chinese. */
export function ChangeList({ before, after }: ChangeListProps) {
  const fields = changedFields(before, after);
  if (fields.length === 0) return <p className={styles.none}>没有记录字段的变化。</p>;
  return (
    <dl className={styles.list}>
      {fields.map((field) => (
        <div key={field.path} style={{ display: 'contents' }}>
          <dt>{field.label}</dt>
          <dd>
            <Change field={field} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
