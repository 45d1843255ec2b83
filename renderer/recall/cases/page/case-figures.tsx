import { Link } from 'react-router';
import type { CaseDetail, CaseSignal } from '#shared/contract/recall-case.ts';
import { formatDateLong } from '#shared/dates.ts';
import type { SignalFigure } from '#shared/recall/signal.ts';
import { GroundChip } from '../../../components/clause-chip.tsx';
import { Panel } from '../../../components/page.tsx';
import { StatusChip } from '../../../components/status-chip.tsx';
import { addressOfRecord } from '../../record-address.ts';
import { triggerWords } from '../case-words.ts';
import styles from './case-page.module.css';

/** What was found, as figures with the rule beside them, by trigger; frozen once the case is decided. */
export function CaseFigures({ detail }: { readonly detail: CaseDetail }) {
  const { decision, signals } = detail;
  const triggers = decision?.clauses ?? detail.triggers;
  return (
    <Panel title="事实与规定" extra={decision && <span className={styles.quiet}>数字为审定时固定的</span>}>
      {triggers.map((trigger) => {
        const found = signals.filter(({ signal }) => signal.triggerCode === trigger.code);
        const figures = decision
          ? decision.figures.filter(({ triggerCode }) => triggerCode === trigger.code)
          : found.flatMap(({ signal }) => signal.figures);
        return (
          <section key={trigger.code} className={styles.ofTrigger}>
            <h3>
              {triggerWords(trigger)} <GroundChip ground={trigger.ground} />
            </h3>
            {figures.length > 0 && <Figures figures={figures} />}
            {found.map((each) => (
              <Signal key={each.signal.key} found={each} detail={detail} />
            ))}
            {figures.length === 0 && found.length === 0 && (
              <p className={styles.quiet}>由人提出，没有来自记录的数字，见主要事实和证据。</p>
            )}
          </section>
        );
      })}
    </Panel>
  );
}

function Figures({ figures }: { readonly figures: readonly SignalFigure[] }) {
  return (
    <dl className={styles.figures}>
      {figures.map(({ label, value, required }) => (
        <div key={`${label} ${value}`}>
          <dt>{label}</dt>
          <dd>
            <strong>{value}</strong>
            {required !== null && <span className={styles.quiet}> / 要求 {required}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

const standings = {
  same: null,
  changed: { tone: 'amber', words: '记录有变动，事实已不同' },
  gone: { tone: 'red', words: '记录有变动，现在不再构成' },
} as const;

function Signal({ found, detail }: { readonly found: CaseSignal; readonly detail: CaseDetail }) {
  const { signal, standing } = found;
  const flag = standings[standing];
  return (
    <div className={styles.signal}>
      <p>
        {signal.sentence}
        <span className={styles.quiet}> {formatDateLong(signal.since)}起</span>{' '}
        {flag && <StatusChip tone={flag.tone}>{flag.words}</StatusChip>}
      </p>
      {signal.records.length > 0 && (
        <ul className={styles.records} aria-label="依据的记录">
          {signal.records.map((record) => (
            <li key={`${record.kind} ${record.id}`}>
              <Link to={addressOfRecord(record, detail.subject)}>{record.label}</Link>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
