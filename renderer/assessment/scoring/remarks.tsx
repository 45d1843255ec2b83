import { raterGroupLabels, raterGroups } from '#shared/vocabulary.ts';
import styles from './ballot-panel.module.css';
import type { Remark } from './use-ballots.ts';

/** What raters wrote, by rater group; within it in no order, so that nothing leads back to a ballot. */
export function Remarks({ remarks }: { readonly remarks: readonly Remark[] }) {
  if (remarks.length === 0) return <p className={styles.group}>已确认的测评票上没有意见建议。</p>;
  return (
    <ul className={styles.remarks}>
      {raterGroups.flatMap((group) =>
        remarks
          .filter((remark) => remark.group === group)
          .map((remark) => (
            <li key={remark.id}>
              <span className={styles.group}>
                {raterGroupLabels[group]}
                {remark.aboutAll && '（对全部对象）'}
              </span>
              {'　'}
              {remark.text}
            </li>
          )),
      )}
    </ul>
  );
}
