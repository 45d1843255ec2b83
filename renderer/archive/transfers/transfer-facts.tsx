import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { TransferDetail } from '#shared/contract/archive-transfer.ts';
import { formatDateLong } from '#shared/dates.ts';
import { formatMinute } from '../../app/format.ts';
import { useAllowed } from '../../app/session.tsx';
import { Panel } from '../../components/page.tsx';
import { DocumentStageChip } from '../course/document-stage-chip.tsx';
import { countWords } from './transfer-words.ts';
import styles from './transfers.module.css';

interface TransferFactsProps {
  readonly transfer: TransferDetail;
  /** Whether the list itself is shown beside it. */
  readonly onList?: boolean;
}

/** From whom to whom, when, how many; and the lists that were registered of it. */
export function TransferFacts({ transfer, onList = false }: TransferFactsProps) {
  const { state, counts, items, handedOverOn, receivedOn, receivedBy } = transfer;
  const wanting = items.filter(({ obstacles }) => obstacles.length > 0).length;
  return (
    <>
      {state === 'prepared' && (
        <Panel title="移交前核对">
          {wanting === 0 ? (
            <p className={styles.help}>全部齐全，可以移交。移交当天把材料和清单一并送交，再登记移交日期。</p>
          ) : (
            <p className={`${styles.help} ${styles.wanting}`}>
              有 {wanting} 件还不齐全。请补齐签名、盖章，或者从清单中移除，之后才能登记移交。
            </p>
          )}
        </Panel>
      )}
      <Panel title="移交">
        <dl className={styles.facts}>
          <Fact name="移交单位">{transfer.sender}</Fact>
          <Fact name="接收单位">{transfer.recipient}</Fact>
          <Fact name="材料">{countWords(counts)}</Fact>
          {handedOverOn !== null && <Fact name="移交日期">{formatDateLong(handedOverOn)}</Fact>}
          {receivedOn !== null && <Fact name="接收日期">{formatDateLong(receivedOn)}</Fact>}
          {receivedBy !== null && <Fact name="接收人">{receivedBy}</Fact>}
          {state === 'received' && (
            <Fact name="回执">
              接收 {counts.accepted} 件，退回 {counts.refused} 件
            </Fact>
          )}
          {transfer.receiptNote !== null && <Fact name="回执说明">{transfer.receiptNote}</Fact>}
          {transfer.cancelReason !== null && <Fact name="撤销理由">{transfer.cancelReason}</Fact>}
          {transfer.note !== null && <Fact name="说明">{transfer.note}</Fact>}
          <Fact name="经办">
            {formatMinute(transfer.createdAt)} {transfer.createdBy}
          </Fact>
        </dl>
      </Panel>
      {state !== 'cancelled' && <Lists transfer={transfer} onList={onList} />}
    </>
  );
}

/** The lists on paper, and whether the last one still says what is so. */
function Lists({ transfer, onList = false }: TransferFactsProps) {
  const mayIssue = useAllowed('archive.issueDocument');
  const { id, lists, listCurrent } = transfer;
  return (
    <Panel title="移交清单">
      {lists.length > 0 && (
        <ul className={styles.lists}>
          {lists.map((list) => (
            <li key={list.id}>
              <Link to={`/archive/${list.id}`}>{list.registerNumber}</Link>
              <DocumentStageChip stage={list.stage} />
              <span className={styles.help}>第 {list.version} 版</span>
            </li>
          ))}
        </ul>
      )}
      <p className={listCurrent === false ? `${styles.help} ${styles.wanting}` : styles.help}>
        {listCurrent === null && (mayIssue ? '还没有正式的清单。' : '还没有正式的清单，由档案员生成。')}
        {listCurrent === true && '正式的清单与现在的登记一致。'}
        {listCurrent === false && '登记有了变动，正式的清单需要重新生成，原来的一份标为已被替代。'}
      </p>
      {!onList && (
        <p className={styles.buttons}>
          <Link to={`/archive/transfers/${id}/list`}>
            {mayIssue && listCurrent !== true ? '预览、打印、生成清单和回执' : '预览清单和回执'}
          </Link>
        </p>
      )}
    </Panel>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
