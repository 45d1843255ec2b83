import { Alert, App, Button, Skeleton, Tabs } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { boardFigures, isBetter } from '#shared/assessment/grading.ts';
import type { Board, BoardRow, PoolTab } from '#shared/contract/assessment-grading.ts';
import type { CycleId } from '#shared/ids.ts';
import { cycleStateLabels, type Grade, type Pool, poolLabels } from '#shared/vocabulary.ts';
import { messageOf } from '../../app/client.ts';
import { useAllowed } from '../../app/session.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorMessage } from '../../components/error-message.tsx';
import { HistoryDrawer } from '../../components/history-drawer.tsx';
import { DownloadIcon, HistoryIcon, UndoIcon } from '../../components/icons.tsx';
import { Page, PageHeader } from '../../components/page.tsx';
import { CycleNav } from '../cycle/cycle-nav.tsx';
import { ApprovalBar } from './approval-bar.tsx';
import { BoardActions } from './board-actions.tsx';
import styles from './board-desk.module.css';
import { BoardGrid } from './board-grid.tsx';
import { BoardHead } from './board-head.tsx';
import { concerned, unitOf, wordOf } from './board-words.ts';
import { exportBoard } from './export-board.ts';
import { MoveQuestion } from './move-question.tsx';
import { RecordCalculation } from './record-calculation.tsx';
import { useBoard } from './use-board.ts';

interface Asked {
  /** At whose row the question stands. */
  readonly rowId: string;
  readonly ids: ReadonlySet<string>;
  readonly grade: Grade;
}

/** How many earlier reasons are offered again. */
const offeredReasons = 3;

/** The board of one pool: figures above, everyone in rank order below. */
export function BoardDesk({ cycleId, pool }: { readonly cycleId: CycleId; readonly pool: Pool }) {
  const navigate = useNavigate();
  const { message } = App.useApp();
  const desk = useBoard(cycleId, pool);
  const { board, query } = desk;
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [asked, setAsked] = useState<Asked | null>(null);
  const [reasons, setReasons] = useState<readonly string[]>([]);
  const [calculated, setCalculated] = useState<BoardRow | null>(null);
  const [history, setHistory] = useState(false);
  const mayMove = useAllowed('assessment.moveGrades');
  const mayApprove = useAllowed('assessment.approvePool');
  const page = useRef<HTMLDivElement>(null);
  const figures = useMemo(() => board && boardFigures(board.rows, board.ratio, board.rounding), [board]);
  const readOnly = board?.cycleState !== 'review' || board.lock !== null || !mayMove;

  // After the question, or a move, the keys belong to the board again.
  useEffect(() => {
    if (asked === null) page.current?.querySelector<HTMLElement>('[role="grid"]')?.focus();
  }, [asked]);

  /** Moves somebody, and the selection with them where they belong to it; asks for the reason where one is needed. */
  function ask(row: BoardRow, grade: Grade) {
    if (!board || desk.busy) return;
    const chosen = selected.has(row.id) ? board.rows.filter(({ id }) => selected.has(id)) : [row];
    const barred = chosen.filter(({ gradeCap }) => gradeCap !== null && isBetter(grade, gradeCap));
    const [capped] = barred;
    if (capped?.gradeCap) {
      const most = wordOf(board, capped, capped.gradeCap);
      message.warning(`${capped.name}最高只能评为“${most}”，没有移动。`);
      return;
    }
    const rows = concerned(chosen, grade);
    if (rows.length === 0) return;
    if (rows.some(({ suggestedGrade }) => suggestedGrade !== grade)) {
      setAsked({ rowId: row.id, ids: new Set(rows.map(({ id }) => id)), grade });
    } else void move(rows, grade, null);
  }

  async function move(rows: readonly BoardRow[], grade: Grade, reason: string | null) {
    await desk.move(
      rows.map((row) => ({ row, grade })),
      reason,
    );
    setAsked(null);
    setSelected(new Set());
    if (reason !== null)
      setReasons((earlier) =>
        [reason, ...earlier.filter((text) => text !== reason)].slice(0, offeredReasons),
      );
  }

  async function save(shown: Board) {
    if (!figures) return;
    try {
      const made = await exportBoard(shown, figures);
      if (made !== null) message.success(`${made}，共 ${shown.rows.length} 行。`);
    } catch (error) {
      message.error(messageOf(error));
    }
  }

  const askedRows = asked && board ? board.rows.filter(({ id }) => asked.ids.has(id)) : [];
  return (
    <Page fill>
      <PageHeader
        title="等次评定"
        crumbs={[
          { label: '考核', to: '/assessment' },
          { label: board?.cycleTitle ?? '本次考核', to: `/assessment/${cycleId}` },
        ]}
        meta={board && standingOf(board, mayMove)}
        extra={
          board && (
            <>
              {!readOnly && (
                <Button
                  icon={<UndoIcon />}
                  disabled={!desk.canUndo || desk.busy}
                  title="撤回上一次移动（Ctrl+Z）"
                  onClick={() => void desk.undo()}
                >
                  撤回
                </Button>
              )}
              <Button icon={<HistoryIcon />} onClick={() => setHistory(true)}>
                变更记录
              </Button>
              <Button icon={<DownloadIcon />} onClick={() => void save(board)}>
                导出
              </Button>
            </>
          )
        }
        action={board && figures && <BoardActions board={board} figures={figures} desk={desk} />}
      />
      <CycleNav cycleId={cycleId} />
      <ErrorMessage title="等次评定没有载入" error={query.error} onRetry={() => void query.refetch()} />
      {desk.error !== null && (
        <Alert
          type="error"
          showIcon
          closable={{ onClose: desk.dismissError, 'aria-label': '关闭' }}
          title={messageOf(desk.error)}
        />
      )}
      {!board && query.isPending && <Skeleton active />}
      {board && figures && (
        <>
          <Tabs
            className={styles.tabs ?? ''}
            size="small"
            activeKey={pool}
            items={board.tabs.map((tab) => ({ key: tab.pool, label: <TabLabel tab={tab} /> }))}
            onChange={(key) => void navigate(`/assessment/${cycleId}/board/${key}`)}
          />
          <BoardHead board={board} figures={figures} />
          {mayApprove && board.cycleState === 'approval' && (
            <ApprovalBar board={board} onDone={() => void query.refetch()} />
          )}
          {board.rows.length === 0 ? (
            <EmptyState>这次考核没有{poolLabels[pool]}的考核对象。</EmptyState>
          ) : (
            <div ref={page} className={styles.board}>
              <BoardGrid
                board={board}
                figures={figures}
                readOnly={readOnly}
                selected={selected}
                onSelect={setSelected}
                changed={desk.changed}
                asking={
                  asked && {
                    rowId: asked.rowId,
                    grade: asked.grade,
                    question: (
                      <MoveQuestion
                        key={asked.rowId}
                        board={board}
                        figures={figures}
                        rows={askedRows}
                        grade={asked.grade}
                        earlier={reasons}
                        approves={mayApprove}
                        busy={desk.busy}
                        onGrade={(grade) => setAsked({ ...asked, grade })}
                        onMove={(reason) => void move(askedRows, asked.grade, reason)}
                        onCancel={() => setAsked(null)}
                      />
                    ),
                  }
                }
                onMove={ask}
                onUndo={() => void desk.undo()}
                onOpen={(row) => void navigate(`/assessment/${cycleId}/records/${row.id}`)}
                onCalculation={setCalculated}
              />
              <footer className={styles.foot}>
                <span role="status">{desk.said}</span>
                <span className={styles.keys}>
                  {selected.size > 0 && (
                    <b>
                      已选 {selected.size} {unitOf[pool]}
                    </b>
                  )}
                  {readOnly ? (
                    <>
                      <kbd>↑</kbd> <kbd>↓</kbd> 选人　<kbd>Enter</kbd> 打开记录
                    </>
                  ) : (
                    <>
                      <kbd>↑</kbd> <kbd>↓</kbd> 选人　<kbd>←</kbd> <kbd>→</kbd> 移动等次　<kbd>空格</kbd>{' '}
                      多选　
                      <kbd>Ctrl+Z</kbd> 撤回　<kbd>Enter</kbd> 打开记录，也可拖动
                    </>
                  )}
                </span>
              </footer>
            </div>
          )}
          {calculated && <RecordCalculation row={calculated} onClose={() => setCalculated(null)} />}
          <HistoryDrawer
            entityId={cycleId}
            title={board.cycleTitle}
            open={history}
            onClose={() => setHistory(false)}
          />
        </>
      )}
    </Page>
  );
}

/** Why nothing can be moved now; nothing where it can. */
function standingOf({ cycleState, lock }: Board, mayMove: boolean): string | null {
  if (cycleState !== 'review')
    return `只读：现在是“${cycleStateLabels[cycleState]}”阶段，在“等次评定”阶段才能移动`;
  if (!mayMove) return '只读：等次由考核组评定';
  return lock === null ? null : '已锁定，不能移动';
}

function TabLabel({ tab }: { readonly tab: PoolTab }) {
  const { pool, size, quota, used, locked } = tab;
  const over = quota !== null && used > quota;
  return (
    <>
      {poolLabels[pool]}{' '}
      <span className={over ? styles.over : styles.quiet}>
        {size} {unitOf[pool].slice(0, 1)}
        {quota === null ? '' : ` · 优秀 ${used}/${quota}`}
        {over ? ' 超出' : ''}
        {locked ? ' · 已锁定' : ''}
      </span>
    </>
  );
}
