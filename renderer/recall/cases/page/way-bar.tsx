import type { CaseDetail } from '#shared/contract/recall-case.ts';
import { businessDateOf } from '#shared/dates.ts';
import { GroundChip } from '../../../components/clause-chip.tsx';
import { dueWords } from '../case-words.ts';
import { useCaseScheme } from '../use-case-scheme.ts';
import { wayOf } from './case-way.ts';
import styles from './way-bar.module.css';

const words = { reached: '已办', current: '现在', to_come: '以后' } as const;

/** Where the case is on its way, since when and who acts; what lies behind and what is to come. */
export function WayBar({ detail }: { readonly detail: CaseDetail }) {
  const { workflow } = useCaseScheme(detail);
  const way = wayOf(detail, workflow);
  const due = dueWords(detail, businessDateOf(new Date()));
  return (
    <section className={styles.way} aria-label="办理程序">
      <ol className={styles.states}>
        {way.map(({ state, standing }, index) => (
          <li
            key={state.code}
            className={styles[standing]}
            aria-current={standing === 'current' ? 'step' : undefined}
          >
            <span className={styles.mark} aria-hidden="true">
              {standing === 'reached' ? '✓' : index + 1}
            </span>
            <span className={styles.words}>
              <span>
                <span className="desk-hidden">{words[standing]}：</span>
                {state.title}
              </span>
              <span className={styles.quiet}>
                {standing === 'current' ? detail.stateSince : standing === 'reached' ? state.reachedOn : ''}
              </span>
            </span>
          </li>
        ))}
      </ol>
      <p className={styles.now}>
        {detail.organ !== null && <strong>现在由{detail.organ}办理</strong>}
        {detail.endedOn !== null && <strong>{detail.endedOn} 办结</strong>}
        {due !== '' && (
          <span className={detail.overdue ? styles.late : undefined}>
            期限 {detail.dueOn}，{due}
          </span>
        )}
        <span className={styles.ground}>
          按{detail.scheme.title}办理 <GroundChip ground={detail.workflowGround} />
        </span>
      </p>
    </section>
  );
}
