import { Segmented } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import type { PostingRow } from '#shared/contract/roster.ts';
import type { EarlyChange, Nomination } from '#shared/contract/roster-lifecycle.ts';
import { isOpenNomination } from '#shared/roster/posting-stage.ts';
import { useAllowed } from '../app/session.tsx';
import { changeWaitsFor, isRunning } from './early-changes/early-change-words.ts';
import { FillPostForm } from './fill-post-form.tsx';
import { NominateForm } from './nominations/nominate-form.tsx';
import { waitsFor } from './nominations/nomination-words.ts';
import styles from './roster.module.css';
import { EarlyChangeStateChip, NominationStateChip } from './stage-chip.tsx';

interface FindSomebodyProps {
  readonly posting: PostingRow;
  readonly onUnsaved: (unsaved: boolean) => void;
}

/** An open post: nominate somebody by the steps of the scheme, or put down at once who has come already. */
export function FindSomebody({ posting, onUnsaved }: FindSomebodyProps) {
  const navigate = useNavigate();
  const mayNominate = useAllowed('roster.nominate');
  const mayFill = useAllowed('roster.fillPost');
  const [way, setWay] = useState<'nominate' | 'fill'>(mayNominate ? 'nominate' : 'fill');
  if (!mayNominate && !mayFill) {
    return (
      <p className={styles.hint}>这个岗位还没有定人，由管理员、档案员提名，或由考核组登记已到岗的人。</p>
    );
  }
  return (
    <>
      {mayNominate && mayFill && (
        <>
          <Segmented
            className={styles.ways ?? ''}
            aria-label="怎样定人"
            value={way}
            onChange={setWay}
            options={[
              { value: 'nominate', label: '提名人选' },
              { value: 'fill', label: '直接安排到岗' },
            ]}
          />
          <p className={styles.consequence}>
            {way === 'nominate'
              ? '按制度方案核对条件、登记审核和研究步骤，办完后到岗。'
              : '不办理选派步骤，直接登记已经到岗的人；制度规定的条件仍会核对，只供参考。'}
          </p>
        </>
      )}
      {way === 'nominate' ? (
        <NominateForm
          posting={posting}
          onUnsaved={onUnsaved}
          onNominated={(id) => void navigate(`/roster/nominations/${id}`)}
        />
      ) : (
        <FillPostForm posting={posting} onUnsaved={onUnsaved} />
      )}
    </>
  );
}

/** Nominations for the post, the open one first; nothing where there was none. */
export function NominationsOfPost({ nominations }: { readonly nominations: readonly Nomination[] }) {
  if (nominations.length === 0) return null;
  return (
    <section aria-label="选派">
      <div className={styles.sectionHead}>
        <h2>选派</h2>
      </div>
      <ul className={styles.records}>
        {nominations.map((nomination) => (
          <li key={nomination.id}>
            <Link to={`/roster/nominations/${nomination.id}`}>
              {nomination.direct ? '直接安排' : '提名'}
              {nomination.personName}
            </Link>
            <NominationStateChip state={nomination.state} />
            <span className={styles.hint}>
              {nomination.proposedOn}
              {isOpenNomination(nomination.state) && `，下一步：${waitsFor(nomination)}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Early changes of the posting, the newest first; nothing where there was none. */
export function EarlyChangesOfPost({ changes }: { readonly changes: readonly EarlyChange[] }) {
  if (changes.length === 0) return null;
  return (
    <section aria-label="个别调整">
      <div className={styles.sectionHead}>
        <h2>个别调整</h2>
      </div>
      <ul className={styles.records}>
        {changes.map((change) => (
          <li key={change.id}>
            <Link to={`/roster/nominations/early-changes/${change.id}`}>{change.reasonKind}</Link>
            <EarlyChangeStateChip state={change.state} />
            <span className={styles.hint}>
              {change.appliedOn} 申请{isRunning(change.state) && `，下一步：${changeWaitsFor(change)}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
