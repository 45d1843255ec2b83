import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import type { Dispatch } from 'react';
import { Link } from 'react-router';
import { orpc } from '../../app/client.ts';
import { importKindLabels } from '../../app/words.ts';
import { RosterTotals } from '../roster-totals.tsx';
import styles from './import.module.css';
import type { ImportAction, ImportState } from './import-state.ts';

interface ImportResultProps {
  readonly state: ImportState;
  readonly dispatch: Dispatch<ImportAction>;
}

/** What the roster holds now, and where to go on. */
export function ImportResult({ state, dispatch }: ImportResultProps) {
  const totals = useQuery(orpc.roster.totals.queryOptions()).data;
  const matches = useQuery(orpc.roster.listUnitMatches.queryOptions()).data?.matches.length ?? 0;
  const left = (state.file?.inspection.sheets ?? []).filter(({ name }) => !state.written.includes(name));
  return (
    <>
      <p className={styles.consequence}>{state.announced.replace(/^将/, '已')}</p>
      {totals && (
        <div className={styles.now}>
          台账现有 <RosterTotals totals={totals} />
        </div>
      )}
      <ul className={styles.ways}>
        <li>
          <Link to="/roster">查看台账</Link>
        </li>
        {(totals?.openPosts ?? 0) > 0 && (
          <li>
            <Link to="/roster?status=open">给 {totals?.openPosts} 个待定人的岗位安排人员</Link>
          </li>
        )}
        {matches > 0 && (
          <li>
            <Link to="/roster?panel=units">核对 {matches} 组名称相近的派出单位</Link>
          </li>
        )}
      </ul>
      <div className={styles.buttons}>
        {left.map((sheet) => (
          <Button key={sheet.name} onClick={() => dispatch({ kind: 'sheet', sheet: sheet.name })}>
            继续导入“{sheet.name}”（{importKindLabels[state.choices[sheet.name]?.kind ?? sheet.kind]}）
          </Button>
        ))}
        <Button onClick={() => dispatch({ kind: 'discarded' })}>导入另一个文件</Button>
      </div>
    </>
  );
}
