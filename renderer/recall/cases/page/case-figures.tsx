import { Link } from 'react-router';
import type { CaseDetail, CaseSignal } from '#shared/contract/recall-case.ts';
import { formatDateLong } from '#shared/dates.ts';
import type { Signal, SignalFigure } from '#shared/recall/signal.ts';
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
        const frozen = decision?.figures.filter(({ triggerCode }) => triggerCode === trigger.code) ?? [];
        return (
          <section key={trigger.code} className={styles.ofTrigger}>
            <h3>
              {triggerWords(trigger)} <GroundChip ground={trigger.ground} />
            </h3>
            {frozen.length > 0 && <Figures figures={frozen} />}
            {found.map((each) => (
              <TakenSignal
                key={each.signal.key}
                found={each}
                detail={detail}
                withFigures={decision === null}
              />
            ))}
            {frozen.length === 0 && found.length === 0 && (
              <p className={styles.quiet}>由人提出，没有来自记录的数字，见主要事实和证据。</p>
            )}
          </section>
        );
      })}
    </Panel>
  );
}

/** Characters beyond which a value is words to read and no figure to see. */
const longest = 10;
/** Records shown before one asks for the rest. */
const mostRecords = 2;

function Figures({ figures }: { readonly figures: readonly SignalFigure[] }) {
  return (
    <dl className={styles.figures}>
      {figures.map(({ label, value, required }) => (
        <div key={`${label} ${value} ${required}`}>
          <dt>{label}</dt>
          <dd>
            <strong className={value.length > longest ? styles.words : undefined}>{value}</strong>
            {required !== null && <span className={styles.quiet}> / {requiredWords(required)}</span>}
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

/** `要求不少于 20 天`; what is no bound says itself what it is. */
const requiredWords = (required: string) => (required.startsWith('不') ? `要求${required}` : required);

interface TakenSignalProps {
  readonly found: CaseSignal;
  readonly detail: CaseDetail;
  readonly withFigures: boolean;
}

/** What a signal says, how it stands now, and the records it rests on. */
function TakenSignal({ found, detail, withFigures }: TakenSignalProps) {
  const { signal, standing } = found;
  const flag = standings[standing];
  const rest = signal.records.slice(mostRecords);
  return (
    <div className={styles.signal}>
      {withFigures && <Figures figures={signal.figures} />}
      <p>
        {signal.sentence}
        <span className={styles.quiet}> {formatDateLong(signal.since)}起</span>{' '}
        {flag && <StatusChip tone={flag.tone}>{flag.words}</StatusChip>}
      </p>
      <Records records={signal.records.slice(0, mostRecords)} detail={detail} />
      {rest.length > 0 && (
        <details>
          <summary className={styles.summary}>另有 {rest.length} 条记录</summary>
          <Records records={rest} detail={detail} />
        </details>
      )}
    </div>
  );
}

function Records({ records, detail }: { readonly records: Signal['records']; readonly detail: CaseDetail }) {
  if (records.length === 0) return null;
  return (
    <ul className={styles.records} aria-label="依据的记录">
      {records.map((record) => (
        <li key={`${record.kind} ${record.id}`}>
          <Link to={addressOfRecord(record, detail.subject)}>{record.label}</Link>
        </li>
      ))}
    </ul>
  );
}
