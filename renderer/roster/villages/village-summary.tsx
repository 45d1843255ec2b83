import type { VillageDemandRow } from '#shared/contract/roster-places.ts';
import type { TownshipId } from '#shared/ids.ts';
import type { client } from '../../app/client.ts';
import { formatCount } from '../../app/format.ts';
import { figuresOf, typeWords, type VillageFilter, type VillageShow } from './village-words.ts';
import styles from './villages.module.css';

type Answer = Awaited<ReturnType<typeof client.roster.listVillageDemand>>;
type TypeChoice = VillageDemandRow['type'] | 'none';

interface VillageSummaryProps {
  readonly answer: Answer;
  readonly filter: VillageFilter;
  readonly onShow: (show: VillageShow) => void;
  readonly onType: (type: TypeChoice) => void;
  readonly onTownship: (id: TownshipId | null) => void;
}

const wanting = new Set<VillageShow>(['gaps', 'teams', 'unspecified']);

/** What all villages need and have, by type and by township; each figure narrows the list below to what it counts. */
export function VillageSummary({ answer, filter, onShow, onType, onTownship }: VillageSummaryProps) {
  const { totals, byType, byTownship } = answer;
  return (
    <section className={styles.summary} aria-label="合计">
      <ul className={styles.figures}>
        {figuresOf(totals).map(({ label, value, unit, show }) => {
          const words = (
            <>
              {label}
              <strong>
                {formatCount(value)} {unit}
              </strong>
            </>
          );
          const classes =
            show && wanting.has(show) && value > 0 ? `${styles.figure} ${styles.wanting}` : styles.figure;
          return (
            <li key={label}>
              {show ? (
                <button
                  type="button"
                  className={classes}
                  aria-pressed={filter.show === show}
                  onClick={() => onShow(filter.show === show ? 'all' : show)}
                >
                  {words}
                </button>
              ) : (
                <span className={classes}>{words}</span>
              )}
            </li>
          );
        })}
      </ul>
      <div className={styles.places}>
        <h2>村类型</h2>
        <ul>
          {byType.map(({ type, villages, gap }) => {
            const choice: TypeChoice = type ?? 'none';
            const chosen = filter.type === choice;
            return (
              <Place
                key={choice}
                name={typeWords(type)}
                villages={villages}
                gap={gap}
                chosen={chosen}
                onChoose={() => onType(chosen ? null : choice)}
              />
            );
          })}
        </ul>
        <h2>乡镇</h2>
        <ul>
          {byTownship.map(({ townshipId, townshipName, villages, gap }) => {
            const chosen = filter.townshipId === townshipId;
            return (
              <Place
                key={townshipId}
                name={townshipName}
                villages={villages}
                gap={gap}
                chosen={chosen}
                onChoose={() => onTownship(chosen ? null : townshipId)}
              />
            );
          })}
        </ul>
      </div>
    </section>
  );
}

interface PlaceProps {
  readonly name: string;
  readonly villages: number;
  readonly gap: number;
  readonly chosen: boolean;
  readonly onChoose: () => void;
}

function Place({ name, villages, gap, chosen, onChoose }: PlaceProps) {
  return (
    <li>
      <button type="button" className={styles.place} aria-pressed={chosen} onClick={onChoose}>
        {name} {formatCount(villages)} 村{gap > 0 && <em>缺 {formatCount(gap)} 人</em>}
      </button>
    </li>
  );
}
