import { Drawer } from 'antd';
import type { AssessmentDetail, Calculation, CalculationLine } from '#shared/contract/assessment-record.ts';
import { formatPoints, type Points } from '#shared/points.ts';
import { ClauseChip, GroundChip } from '../../components/clause-chip.tsx';
import { StatusChip } from '../../components/status-chip.tsx';
import styles from './calculation-drawer.module.css';
import { pointsSoFar } from './points-so-far.ts';

interface CalculationDrawerProps {
  readonly detail: AssessmentDetail;
  readonly calculation: Calculation;
  readonly open: boolean;
  readonly onClose: () => void;
}

/** “为什么是 87.35”: the score taken apart line by line, down to each ballot count, with weights and rounding. */
export function CalculationDrawer({ detail, calculation, open, onClose }: CalculationDrawerProps) {
  const { total, sections, adjustments, missing, totalFormula } = calculation;
  const reached = formatPoints(pointsSoFar(calculation));
  const full = sections.reduce((sum, { maximum }) => sum + maximum, 0) / 100;
  const { thresholds, thresholdGround } = detail.template;
  return (
    <Drawer open={open} onClose={onClose} size={640} destroyOnHidden title={titleOf(detail, total)}>
      <div className={styles.total}>
        <span className={styles.formula}>
          {totalFormula}
          {total === null && `；目前 ${reached}`}
        </span>
        <span>
          <b>{reached}</b> / {full}
        </span>
      </div>
      {missing.length > 0 && (
        <section className={styles.missing} aria-label="还缺什么">
          <h3>还缺 {missing.length} 项</h3>
          <ul>
            {missing.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </section>
      )}
      <ul className={styles.lines} aria-label="计算过程">
        {sections.map((line) => (
          <Line key={line.key} line={withoutOnlyScorer(detail, line)} depth={0} />
        ))}
        {adjustments.map(({ line }) => (
          <Line key={line.key} line={line} depth={0} />
        ))}
      </ul>
      <section className={styles.rules} aria-label="取数与等次规则">
        <p>
          每个考核方面四舍五入到两位小数，只在这一步取舍；此前的平均和折算按分数精确计算。总分为各方面得分之和，加上加分、减去扣分。
        </p>
        <p>
          等次分数线：
          {thresholds
            .filter(({ minimum }) => minimum > 0)
            .map(({ grade, minimum }) => `${detail.gradeWords[grade]} ${formatPoints(minimum)} 分及以上`)
            .join('，')}
          ；以下为{detail.gradeWords[thresholds.at(-1)?.grade ?? 'incompetent']}。{' '}
          <GroundChip ground={thresholdGround} />
        </p>
        {detail.gradeCap !== null && (
          <p>
            最高等次：{detail.gradeWords[detail.gradeCap]}
            {detail.standingReasons.length > 0 && `（${detail.standingReasons.join('、')}）`}。
          </p>
        )}
        <p className={styles.suggestion}>{calculation.suggestionReason}</p>
      </section>
    </Drawer>
  );
}

/** Where one sheet is all there is, an item's line says it already. */
function withoutOnlyScorer({ scorers, template }: AssessmentDetail, line: CalculationLine): CalculationLine {
  const section = template.sections.find(({ code }) => code === line.key);
  if (scorers.length > 1 || section?.source !== 'items') return line;
  return { ...line, lines: line.lines.map((item) => ({ ...item, lines: [] })) };
}

function titleOf({ participation }: AssessmentDetail, total: Points | null): string {
  if (total !== null) return `为什么是 ${formatPoints(total)} 分`;
  return participation === 'graded' ? '得分还没有算完' : '不确定等次，没有总分';
}

function Line({ line, depth }: { readonly line: CalculationLine; readonly depth: number }) {
  const rounded = line.points === null ? null : formatPoints(line.points);
  return (
    <li className={depth === 0 ? styles.section : styles.line}>
      <div className={styles.head}>
        <span className={styles.label}>
          {line.label}
          {line.clause && <ClauseChip clause={line.clause} />}
          {line.example && <span className={styles.example}>示例分值</span>}
        </span>
        <span className={styles.points}>
          {rounded === null ? <StatusChip tone="amber">未完成</StatusChip> : <b>{rounded}</b>} /{' '}
          {formatPoints(line.maximum)}
        </span>
      </div>
      <div className={styles.formula}>{line.formula}</div>
      {line.exact !== null && line.exact !== rounded && (
        <div className={styles.exact}>精确值 {line.exact}</div>
      )}
      {line.missing !== null && line.lines.length === 0 && (
        <div className={styles.lacking}>{line.missing}</div>
      )}
      {line.lines.length > 0 && (
        <ul>
          {line.lines.map((part) => (
            <Line key={part.key} line={part} depth={depth + 1} />
          ))}
        </ul>
      )}
    </li>
  );
}
