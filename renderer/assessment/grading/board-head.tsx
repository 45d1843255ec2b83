import type { BoardFigures } from '#shared/assessment/grading.ts';
import { formatRatio } from '#shared/assessment/quota.ts';
import type { Board } from '#shared/contract/assessment-grading.ts';
import { grades, poolLabels } from '#shared/vocabulary.ts';
import { formatMinute } from '../../app/format.ts';
import { useAllowed } from '../../app/session.tsx';
import { GroundChip } from '../../components/clause-chip.tsx';
import { StatusChip } from '../../components/status-chip.tsx';
import styles from './board-head.module.css';
import { columnWord, percentOf, unitOf } from './board-words.ts';
import { lockHindrance } from './lock-dialog.tsx';

interface BoardHeadProps {
  readonly board: Board;
  readonly figures: BoardFigures;
}

/** How many 优秀 against how many places, and the grades by score beside the grades as they stand. */
export function BoardHead({ board, figures }: BoardHeadProps) {
  return (
    <section className={styles.head} aria-label={`${poolLabels[board.pool]}名额与分布`}>
      <Quota board={board} figures={figures} />
      <Distribution board={board} figures={figures} />
      <State board={board} figures={figures} />
    </section>
  );
}

function Quota({ board, figures }: BoardHeadProps) {
  const { limit, used, size, left } = figures;
  const unit = unitOf[board.pool];
  const over = left !== null && left < 0;
  return (
    <div className={styles.quota}>
      <div className={over ? styles.over : undefined} aria-live="polite">
        <span className={styles.quiet}>优秀 </span>
        <b className={styles.number}>{used}</b>
        {limit !== null && <span className={styles.quiet}> / {limit} 名</span>}
        <span className={styles.left}>
          {left === null
            ? '没有设定比例'
            : over
              ? `超出 ${-left} 名`
              : left === 0
                ? '名额已满'
                : `还剩 ${left} 名`}
        </span>
      </div>
      {limit !== null && (
        <div className={styles.meter} aria-hidden="true">
          <span
            className={over ? styles.fillOver : styles.fill}
            style={{ width: `${Math.min(100, (100 * used) / Math.max(limit, used, 1))}%` }}
          />
          {over && <span className={styles.mark} style={{ left: `${(100 * limit) / used}%` }} />}
        </div>
      )}
      <p className={styles.quiet}>
        {board.ratio === null ? (
          <NoRatio board={board} />
        ) : (
          <>
            {formatRatio(board.ratio)} × {size} {unit} = {exactShare(size, board.ratio)}，
            {board.rounding === 'floor' ? '取整不进位' : '四舍五入'}
            {board.ratioDocumentNumber !== null && `　${board.ratioDocumentNumber}`}
          </>
        )}{' '}
        <GroundChip ground={board.quotaGround} />
      </p>
    </div>
  );
}

/** `25% × 45` is 11.25: exact, without trailing zeros. */
function exactShare(size: number, ratio: number): string {
  const product = size * ratio;
  const fraction = String(product % 10_000)
    .padStart(4, '0')
    .replace(/0+$/, '');
  return `${Math.trunc(product / 10_000)}${fraction && `.${fraction}`}`;
}

function NoRatio({ board }: { readonly board: Board }) {
  return (
    <>
      《{board.schemeTitle}
      》没有写明优秀比例的数字，须由组织考核的机关按文件在考核安排中设定；没有设定时不画名额线。
    </>
  );
}

function Distribution({ board, figures }: BoardHeadProps) {
  const { suggested, standing, size } = figures;
  const lines = [
    { name: '按得分建议', counts: suggested, tone: styles.bar },
    { name: '现在', counts: standing, tone: styles.barNow },
  ];
  return (
    <table className={styles.distribution}>
      <caption className="desk-hidden">等次分布，调整前后</caption>
      <thead>
        <tr>
          <td />
          {grades.map((grade) => (
            <th key={grade} scope="col">
              {columnWord(board, grade)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map(({ name, counts, tone }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            {grades.map((grade) => (
              <td key={grade}>
                <span className={styles.count}>{counts[grade]}</span>
                <span className={styles.quiet}>{percentOf(counts[grade], size)}</span>
                <span
                  className={tone}
                  aria-hidden="true"
                  style={{ width: `${size === 0 ? 0 : (100 * counts[grade]) / size}%` }}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function State({ board, figures }: BoardHeadProps) {
  const leads = useAllowed('assessment.lockPoolBeyondQuota');
  const hindrance = board.cycleState === 'review' ? lockHindrance(board, figures, leads) : null;
  const { lock } = board;
  const unit = unitOf[board.pool];
  return (
    <div className={styles.state}>
      {lock ? (
        <>
          <StatusChip tone="green">已锁定</StatusChip>
          <span className={styles.quiet}>
            {lock.by}　{formatMinute(lock.at)}
          </span>
          {lock.override && (
            <span className={styles.quiet}>
              {lock.override.kind === 'no_ratio'
                ? `不适用比例：${lock.override.reason}`
                : `超名额经${lock.override.approver}批准，${lock.override.documentNumber}：${lock.override.reason}`}
            </span>
          )}
        </>
      ) : (
        <>
          {figures.unproposed > 0 && (
            <StatusChip tone="amber">
              {figures.unproposed} {unit}未拟定
            </StatusChip>
          )}
          {figures.incomplete > 0 && (
            <StatusChip tone="amber">
              {figures.incomplete} {unit}评分未完成
            </StatusChip>
          )}
          {figures.unproposed === 0 && <StatusChip>全部已拟定</StatusChip>}
          {figures.unproposed === 0 && hindrance !== null && <span className={styles.over}>{hindrance}</span>}
        </>
      )}
    </div>
  );
}
