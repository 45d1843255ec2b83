import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import * as z from 'zod';
import type { Board, BoardRow } from '#shared/contract/assessment-grading.ts';
import type { CycleId } from '#shared/ids.ts';
import type { Grade, Pool } from '#shared/vocabulary.ts';
import { client, errorData, orpc } from '../../app/client.ts';
import { columnWord, unitOf } from './board-words.ts';

/** A grade for somebody. */
export interface Move {
  readonly row: BoardRow;
  readonly grade: Grade;
}

/** The board of a pool and what is done on it; each move can be taken back until the page is left. */
export function useBoard(cycleId: CycleId, pool: Pool) {
  const queryClient = useQueryClient();
  const input = { cycleId, pool };
  const query = useQuery(orpc.assessment.board.queryOptions({ input, staleTime: 0 }));
  const board = query.data;
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [said, setSaid] = useState('');
  const [changed, setChanged] = useState<ReadonlySet<string>>(new Set());
  /** Rows as they were before each move, the latest last. */
  const [past, setPast] = useState<readonly (readonly BoardRow[])[]>([]);

  function put(next: Board) {
    queryClient.setQueryData(orpc.assessment.board.queryKey({ input }), next);
    // Lists and figures elsewhere are out of date; this board is not.
    void queryClient.invalidateQueries({ queryKey: orpc.assessment.key(), refetchType: 'none' });
  }

  function merge(rows: readonly BoardRow[]) {
    const fresh = new Map(rows.map((row) => [row.id, row]));
    queryClient.setQueryData(
      orpc.assessment.board.queryKey({ input }),
      (current: Board | undefined) =>
        current && { ...current, rows: current.rows.map((row) => fresh.get(row.id) ?? row) },
    );
    void queryClient.invalidateQueries({ queryKey: orpc.assessment.key(), refetchType: 'none' });
  }

  /** Reads the board anew and marks who is not as they were. */
  async function refresh() {
    const before = new Map(board?.rows.map((row) => [row.id, row.revision]));
    const { data } = await query.refetch();
    const moved = data?.rows.filter((row) => before.get(row.id) !== row.revision) ?? [];
    setChanged(new Set(moved.map(({ id }) => id)));
  }

  /** One change at a time; what is refused shows on the page, and what has changed meanwhile is marked. */
  async function run(work: () => Promise<void>): Promise<boolean> {
    if (busy) return false;
    setBusy(true);
    setError(null);
    setChanged(new Set());
    try {
      await work();
      return true;
    } catch (failure) {
      setError(failure);
      const conflict = errorData(failure, 'CONFLICT', z.object({ currentRevision: z.number() }));
      if (conflict) await refresh();
      return false;
    } finally {
      setBusy(false);
    }
  }

  const targets = (rows: readonly BoardRow[]) => rows.map(({ id, revision }) => ({ id, revision }));

  return {
    query,
    board,
    busy,
    error,
    /** What the last move did, in a sentence. */
    said,
    /** Who was changed by somebody else since the page was shown. */
    changed,
    canUndo: past.length > 0,
    put,
    refresh,
    dismissError: () => setError(null),

    /** Moves people, all of them or none; people who already stand there are proposed there. */
    move: (moves: readonly Move[], reason: string | null) =>
      run(async () => {
        const { rows } = await client.assessment.moveGrades({
          ...input,
          moves: moves.map(({ row: { id, revision }, grade }) => ({ id, revision, grade, reason: null })),
          reason,
        });
        merge(rows);
        setPast((steps) => [...steps, moves.map(({ row }) => row)]);
        if (board) setSaid(sentenceOf(board, moves));
      }),

    /** Takes the last move back: who was not proposed before is not proposed then. */
    undo: () =>
      run(async () => {
        const step = past.at(-1);
        if (!step || !board) return;
        const now = new Map(board.rows.map((row) => [row.id, row]));
        const unproposed = step.flatMap((row) => (row.state === 'scoring' ? (now.get(row.id) ?? []) : []));
        const proposed = step.filter((row) => row.state === 'proposed');
        setPast((steps) => steps.slice(0, -1));
        if (unproposed.length > 0) {
          const moves = targets(unproposed);
          merge((await client.assessment.withdrawGrades({ ...input, moves, reason: '撤回刚才的移动' })).rows);
        }
        if (proposed.length > 0) {
          const moves = proposed.map(({ id, proposedGrade, reason }) => ({
            id,
            revision: now.get(id)?.revision ?? 1,
            grade: proposedGrade,
            reason,
          }));
          merge((await client.assessment.moveGrades({ ...input, moves, reason: null })).rows);
        }
        setSaid(`已撤回刚才的移动，共 ${step.length} ${unitOf[pool]}。`);
      }),
  };
}

export type BoardDesk = ReturnType<typeof useBoard>;

function sentenceOf(board: Board, moves: readonly Move[]): string {
  const unit = unitOf[board.pool];
  const [first] = moves;
  if (!first) return '';
  const grades = new Set(moves.map(({ grade }) => grade));
  const who = moves.length === 1 ? first.row.name : `${moves.length} ${unit}`;
  return grades.size === 1
    ? `${who}已移到“${columnWord(board, first.grade)}”。`
    : `${who}的等次已按名次排定。`;
}
