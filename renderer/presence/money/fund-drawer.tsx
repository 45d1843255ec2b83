import { Drawer } from 'antd';
import type { FundRow, FundStatement } from '#shared/contract/presence-money.ts';
import { GroundChip } from '../../components/clause-chip.tsx';
import { formatWanFigure, formatYuanFigure } from './amounts.ts';
import styles from './money.module.css';

interface FundDrawerProps {
  readonly statement: FundStatement;
  /** Null while nothing is open. */
  readonly row: FundRow | null;
  readonly onClose: () => void;
}

/** The money of one unit or village: each sum as a calculation, and beside it what the imported table says. */
export function FundDrawer({ statement, row, onClose }: FundDrawerProps) {
  return (
    <Drawer
      open={row !== null}
      onClose={onClose}
      size={560}
      title={row ? `${row.name} · ${statement.year}年经费` : '经费'}
      destroyOnHidden
    >
      {row && <FundSheet row={row} columns={statement.columns} />}
    </Drawer>
  );
}

function FundSheet({ row, columns }: { readonly row: FundRow; readonly columns: FundStatement['columns'] }) {
  const { lines, totalCents, allocation, differences, posts, people, headcount } = row;
  return (
    <>
      <div className={styles.head}>
        <span>{lines.map(({ amountCents }) => formatWanFigure(amountCents)).join(' + ')} 万元</span>
        <span>
          <b>{formatYuanFigure(totalCents)}</b> 元
        </span>
      </div>
      <p className={styles.who}>
        岗位 {posts} 个，在岗 {people} 人；按 {headcount} 人计算
      </p>
      {lines.length === 0 && <p className={styles.sentence}>没有岗位，没有经费。</p>}
      {lines.map((line) => {
        const column = columns.find(({ ruleCode }) => ruleCode === line.ruleCode);
        return (
          <section key={line.ruleCode} className={styles.line} aria-label={line.title}>
            <div className={styles.lineHead}>
              <span className={styles.lineTitle}>
                {line.title}
                {column && <GroundChip ground={column.ground} />}
              </span>
              <span className={styles.amount}>{formatYuanFigure(line.amountCents)} 元</span>
            </div>
            <p className={styles.sentence}>{line.sentence}</p>
            {column && <p className={styles.who}>{column.basis}</p>}
          </section>
        );
      })}
      {row.kind === 'unit' && (allocation || differences.length > 0) && (
        <section className={styles.part} aria-label="与拨付表核对">
          <h2>与导入的拨付表核对</h2>
          {differences.length === 0 ? (
            <p>人数和各项金额都一致。</p>
          ) : (
            differences.map((sentence) => (
              <p key={sentence} className={styles.differs}>
                {sentence}
              </p>
            ))
          )}
          {allocation && <Compared row={row} allocation={allocation} />}
          {allocation && (
            <p className={styles.who}>
              拨付表中单位经费 {formatYuanFigure(allocation.unitCents)} 元，人员经费{' '}
              {formatYuanFigure(allocation.personnelCents)} 元。
            </p>
          )}
        </section>
      )}
    </>
  );
}

function Compared({
  row,
  allocation,
}: {
  readonly row: FundRow;
  readonly allocation: NonNullable<FundRow['allocation']>;
}) {
  return (
    <table className={styles.compare}>
      <thead>
        <tr>
          <th scope="col">项目</th>
          <th scope="col">算出</th>
          <th scope="col">拨付表</th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">人数</th>
          <td>{row.headcount}</td>
          <td>{allocation.headcount}</td>
        </tr>
        <tr>
          <th scope="row">合计（元）</th>
          <td>{formatYuanFigure(row.totalCents)}</td>
          <td>{formatYuanFigure(allocation.totalCents)}</td>
        </tr>
      </tbody>
    </table>
  );
}
