import type { SignalTotals } from '#shared/contract/recall.ts';
import styles from './recall.module.css';

interface TriggerSummaryProps {
  readonly totals: SignalTotals;
  readonly chosen: string | null;
  readonly onChoose: (code: string | null) => void;
}

const mostPlaces = 5;

/** Open signals by trigger, in the notice's order, and where they are; a trigger narrows the list below. */
export function TriggerSummary({ totals, chosen, onChoose }: TriggerSummaryProps) {
  return (
    <section className={styles.summary} aria-label="按情形和地方">
      <ul className={styles.triggers}>
        {totals.byTrigger.map(({ code, ordinal, title, open }) => (
          <li key={code}>
            <button
              type="button"
              className={open > 0 ? `${styles.trigger} ${styles.speaking}` : styles.trigger}
              aria-pressed={chosen === code}
              onClick={() => onChoose(chosen === code ? null : code)}
            >
              <span className={styles.ordinal}>（{ordinal}）</span>
              <span className={styles.triggerTitle}>{title}</span>
              <strong>{open}</strong>
            </button>
          </li>
        ))}
      </ul>
      <Places title="乡镇" places={totals.byTownship} />
      <Places title="派出单位" places={totals.byUnit} />
    </section>
  );
}

function Places({
  title,
  places,
}: {
  readonly title: string;
  readonly places: readonly { id: string; name: string; open: number }[];
}) {
  if (places.length === 0) return null;
  const most = places[0]?.open ?? 1;
  return (
    <div className={styles.places}>
      <h2>{title}</h2>
      <dl>
        {places.slice(0, mostPlaces).map(({ id, name, open }) => (
          <div key={id}>
            <dt title={name}>{name}</dt>
            <dd>
              <span className={styles.track} aria-hidden>
                <span className={styles.bar} style={{ '--share': open / most }} />
              </span>
              {open}
            </dd>
          </div>
        ))}
      </dl>
      {places.length > mostPlaces && <p className={styles.more}>另有 {places.length - mostPlaces} 个</p>}
    </div>
  );
}
