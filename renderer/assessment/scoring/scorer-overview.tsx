import { type CSSProperties, useMemo } from 'react';
import { outlierSentence, scoreSpread } from '#shared/assessment/score-spread.ts';
import type { AssessmentDetail, ScoreSpread } from '#shared/contract/assessment-record.ts';
import { formatPoints, formatPointsAligned, type Points, points } from '#shared/points.ts';
import { GroundChip } from '../../components/clause-chip.tsx';
import { type Fields, itemsOf } from './fields.ts';
import { allScoresIn } from './part-inputs.ts';
import styles from './scorer-overview.module.css';

interface ScorerOverviewProps {
  readonly detail: AssessmentDetail;
  readonly fields: Fields;
  /** Opens the sheet of a scorer, at an item if one is named. */
  readonly onOpen: (scorer: number, item?: string) => void;
}

/** Every scorer's score of every item side by side, with mean and spread; what lies apart is marked. */
export function ScorerOverview({ detail, fields, onOpen }: ScorerOverviewProps) {
  const { scorers, template } = detail;
  const scores = useMemo(() => allScoresIn(detail, fields), [detail, fields]);
  const spreads = useMemo(() => scoreSpread(template, scores), [template, scores]);
  const items = itemsOf(detail);
  const sumOf = (place: number) =>
    points(
      scores.filter(({ scorer }) => scorer === place).reduce((sum, { points: given }) => sum + given, 0),
    );
  const apart = spreads.reduce((sum, { outliers }) => sum + outliers.length, 0);
  return (
    <div className={styles.overview}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that may scroll must be reachable with the keyboard */}
      <section className={styles.scroll} aria-label="各评分人对照" tabIndex={0}>
        <table
          className={styles.table}
          aria-label="各评分人对照"
          // Wide committees need more than the column has; up to seven fit.
          style={{ '--scorers': scorers.length } as CSSProperties}
        >
          <thead>
            <tr>
              <th scope="col">考核内容</th>
              <th scope="col">满分</th>
              {scorers.map((name, index) => (
                <th key={name} scope="col">
                  <button type="button" title={`打开${name}的评分表`} onClick={() => onOpen(index + 1)}>
                    {name}
                  </button>
                </th>
              ))}
              <th scope="col">平均</th>
              <th scope="col">极差</th>
            </tr>
          </thead>
          <tbody>
            {items.map((item) => (
              <Row
                key={item.code}
                title={item.title}
                code={item.code}
                maximum={item.maximum}
                scorers={scorers}
                spread={spreads.find((spread) => spread.item === item.code)}
                onOpen={onOpen}
              />
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">合计</th>
              <td>{formatPoints(points(items.reduce((sum, { maximum }) => sum + maximum, 0)))}</td>
              {scorers.map((name, index) => (
                <td key={name}>{formatPointsAligned(sumOf(index + 1))}</td>
              ))}
              <td />
              <td />
            </tr>
          </tfoot>
        </table>
      </section>
      <div className={styles.notes}>
        <p>
          {apart === 0 ? '没有偏离的评分。' : `有 ${apart} 处评分偏离，已标“偏高”或“偏低”。`}
          {outlierSentence}
        </p>
        <p>
          {ruleSentence(detail)} <GroundChip ground={template.scorers.ground} />
        </p>
      </div>
    </div>
  );
}

function ruleSentence({ template }: AssessmentDetail): string {
  const { minimum, dropHighLowFrom } = template.scorers;
  const drop = dropHighLowFrom === null ? '' : `，满 ${dropHighLowFrom} 份时各去掉一个最高分和一个最低分`;
  return `每项得分为各评分人评分的平均数${drop}；至少需要 ${minimum} 份评分。`;
}

interface RowProps {
  readonly title: string;
  readonly code: string;
  readonly maximum: Points;
  readonly scorers: readonly string[];
  /** None while nobody has scored it. */
  readonly spread: ScoreSpread | undefined;
  readonly onOpen: ScorerOverviewProps['onOpen'];
}

function Row({ title, code, maximum, scorers, spread, onOpen }: RowProps) {
  return (
    <tr>
      <th scope="row">{title}</th>
      <td>{formatPoints(maximum)}</td>
      {scorers.map((name, index) => {
        const place = index + 1;
        const given = spread?.scores.find(({ scorer }) => scorer === place)?.points;
        const side = spread?.outliers.includes(place) && given !== undefined ? sideOf(given, spread) : null;
        return (
          <td key={name} className={side === null ? undefined : styles.apart}>
            <button type="button" tabIndex={-1} onClick={() => onOpen(place, code)}>
              <span className="desk-hidden">
                {name}：{title}
              </span>
              {given === undefined ? '未评' : formatPointsAligned(given)}
              {side && (
                <small>
                  {side.sign}
                  {side.word}
                </small>
              )}
            </button>
          </td>
        );
      })}
      <td>{spread ? spread.mean : '—'}</td>
      <td>{spread ? formatPoints(points(spread.highest - spread.lowest)) : '—'}</td>
    </tr>
  );
}

function sideOf(given: Points, { median }: ScoreSpread) {
  return given > median ? { sign: '▲', word: '偏高' } : { sign: '▼', word: '偏低' };
}
