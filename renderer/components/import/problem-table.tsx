import { Segmented } from 'antd';
import { useCallback, useMemo, useState } from 'react';
import type { CellProblem } from '#shared/contract/roster.ts';
import { type DataColumn, DataTable, type RowSource } from '../data-table/index.ts';
import { EmptyState } from '../empty-state.tsx';
import { StatusChip } from '../status-chip.tsx';
import { TextFilter } from '../text-filter.tsx';
import styles from './import.module.css';

type ProblemSort = 'row' | 'column' | 'severity' | 'message';
type Numbered = CellProblem & { readonly number: number };

const severityLabels = { error: '错误', warning: '提示' } as const;

const columns: readonly DataColumn<Numbered, ProblemSort>[] = [
  { id: 'row', title: '行', width: 64, align: 'end', sort: 'row', text: ({ row }) => String(row) },
  {
    id: 'column',
    title: '列',
    width: 56,
    align: 'center',
    sort: 'column',
    text: ({ column }) => column ?? '整行',
  },
  { id: 'columnTitle', title: '列标题', width: 120, text: ({ columnTitle }) => columnTitle ?? '' },
  { id: 'value', title: '单元格内容', width: 180, text: ({ value }) => value },
  {
    id: 'severity',
    title: '类别',
    width: 76,
    sort: 'severity',
    text: ({ severity }) => severityLabels[severity],
    cell: ({ severity }) => (
      <StatusChip tone={severity === 'error' ? 'red' : 'amber'}>{severityLabels[severity]}</StatusChip>
    ),
  },
  {
    id: 'message',
    title: '问题和处理办法',
    width: 380,
    grow: true,
    sort: 'message',
    text: ({ message }) => message,
  },
  { id: 'sheet', title: '工作表', width: 110, text: ({ sheet }) => sheet, hidden: true },
];

const compare: Record<ProblemSort, (a: Numbered, b: Numbered) => number> = {
  row: (a, b) => a.row - b.row,
  column: (a, b) =>
    (a.column ?? '').length - (b.column ?? '').length || (a.column ?? '').localeCompare(b.column ?? ''),
  severity: (a, b) => a.severity.localeCompare(b.severity),
  message: (a, b) => a.message.localeCompare(b.message, 'zh-CN'),
};

/** Tells one list of problems from the next in the table's cache. */
let lists = 0;

function sourceOf(
  problems: readonly Numbered[],
  list: number,
  severity: string,
  text: string,
): RowSource<Numbered, ProblemSort> {
  const wanted = text.trim();
  const found = problems.filter(
    (problem) =>
      (severity === 'all' || problem.severity === severity) &&
      (wanted === '' ||
        [problem.message, problem.value, problem.columnTitle ?? '', `第${problem.row}行`].some((words) =>
          words.includes(wanted),
        )),
  );
  return {
    key: ['import-problems', list, severity, wanted],
    async load({ offset, limit, sort }) {
      const sorted = found.toSorted((a, b) => {
        for (const { column, direction } of sort) {
          const order = compare[column](a, b);
          if (order !== 0) return direction === 'asc' ? order : -order;
        }
        return a.number - b.number;
      });
      return { total: found.length, rows: sorted.slice(offset, offset + limit) };
    },
  };
}

/** What is wrong with the file, cell by cell, errors first; can be searched, copied and exported for who mends it. */
export function ProblemTable({ problems }: { readonly problems: readonly CellProblem[] }) {
  const [severity, setSeverity] = useState<string>('all');
  const [text, setText] = useState('');
  const changeText = useCallback((next: string) => setText(next), []);
  const { list, numbered } = useMemo(() => {
    lists += 1;
    return { list: lists, numbered: problems.map((problem, number) => ({ ...problem, number })) };
  }, [problems]);
  const source = useMemo(() => sourceOf(numbered, list, severity, text), [numbered, list, severity, text]);

  return (
    <div className={problems.length > 8 ? styles.problems : styles.fewProblems}>
      <DataTable
        name="import-problems"
        label="导入问题"
        unit="处"
        columns={columns}
        source={source}
        rowKey={(problem) => String(problem.number)}
        toolbar={
          <>
            <Segmented
              aria-label="问题类别"
              value={severity}
              onChange={setSeverity}
              options={[
                { value: 'all', label: '全部' },
                { value: 'error', label: '错误' },
                { value: 'warning', label: '提示' },
              ]}
            />
            <TextFilter
              className={styles.search}
              value={text}
              onChange={changeText}
              placeholder="查找内容或问题"
              aria-label="查找问题"
            />
          </>
        }
        empty={<EmptyState>没有符合筛选条件的问题。</EmptyState>}
      />
    </div>
  );
}
