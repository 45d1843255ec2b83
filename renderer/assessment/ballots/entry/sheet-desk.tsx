import { useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { ballotsCounted } from '#shared/assessment/ballots/count-ballots.ts';
import type { BallotEntry } from '#shared/contract/assessment-ballots.ts';
import type { CellProblem } from '#shared/contract/roster.ts';
import type { UploadId } from '#shared/ids.ts';
import { client, messageOf, orpc } from '../../../app/client.ts';
import { saveWorkbook } from '../../../app/save-workbook.ts';
import { ErrorMessage } from '../../../components/error-message.tsx';
import { FileDrop } from '../../../components/file-drop.tsx';
import { DownloadIcon } from '../../../components/icons.tsx';
import { Panel } from '../../../components/page.tsx';
import type { DeskProps } from './desk.types.ts';
import styles from './entry.module.css';
import { EntryHead } from './entry-head.tsx';

/** From a tally sheet: take it away, fill it in, hand it in. */
export function SheetDesk({ batch, entry: opened, back }: DeskProps) {
  const { message } = App.useApp();
  const [entry, setEntry] = useState<BallotEntry>(opened);
  const [problems, setProblems] = useState<readonly CellProblem[]>([]);
  const [error, setError] = useState<unknown>(null);
  const [running, setRunning] = useState(false);
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { returned, invalid, totals } = entry;
  const read = returned !== null && invalid !== null;

  async function attempt(work: () => Promise<void>) {
    setRunning(true);
    setError(null);
    try {
      await work();
    } catch (failure) {
      setError(failure);
    } finally {
      setRunning(false);
    }
  }

  const take = (uploadId: UploadId) =>
    attempt(async () => {
      const { id } = batch;
      const { pass, revision } = entry;
      const answer = await client.assessment.readBallotSheet({ id, pass, revision, uploadId });
      setProblems(answer.problems);
      if (answer.batch.entry) setEntry(answer.batch.entry);
    });

  const finish = () =>
    attempt(async () => {
      const { id } = batch;
      const { pass, revision } = entry;
      const after = await client.assessment.finishPass({ id, pass, revision, returned: returned ?? 0 });
      queries.setQueryData(orpc.assessment.getBatch.queryKey({ input: { id } }), after);
      void queries.invalidateQueries({ queryKey: orpc.assessment.key() });
      void navigate(after.state === 'differences' ? `${back}/differences` : back);
    });

  async function download() {
    try {
      const done = await saveWorkbook(await client.assessment.ballotSheet({ id: batch.id }));
      if (done !== null) message.success(done);
    } catch (failure) {
      message.error(messageOf(failure));
    }
  }

  return (
    <div className={styles.frame}>
      <EntryHead
        batch={batch}
        pass={entry.pass}
        figures={[
          { label: '发出', value: batch.issued },
          { label: '收回', value: returned ?? '—', strong: true },
          { label: '有效', value: read ? returned - invalid : '—' },
          { label: '无效', value: invalid ?? '—' },
        ]}
      >
        <Button onClick={() => void navigate(back)}>返回</Button>
        <Button type="primary" disabled={!read} loading={running} onClick={() => void finish()}>
          录完
        </Button>
      </EntryHead>
      <div className={styles.steps}>
        <Panel title="一、下载计票表">
          <Button icon={<DownloadIcon />} onClick={() => void download()}>
            下载第 {batch.number} 批计票表
          </Button>
        </Panel>
        <Panel title="二、填写后导入">
          <FileDrop
            accept={['.xlsx']}
            hint="只收本批次的计票表，.xlsx 文件。"
            disabled={running}
            onUploaded={(uploadId) => void take(uploadId)}
          />
        </Panel>
        <ErrorMessage error={error} />
        {problems.length > 0 && (
          <Panel title={`有 ${problems.length} 处要改，改好后重新导入`}>
            <div className={styles.sheet}>
              <table>
                <caption className="desk-hidden">计票表中的问题</caption>
                <thead>
                  <tr>
                    <th scope="col">行</th>
                    <th scope="col">列</th>
                    <th scope="col">内容</th>
                    <th scope="col">问题</th>
                  </tr>
                </thead>
                <tbody>
                  {problems.map(({ row, column, columnTitle, value, message: words }) => (
                    <tr key={`${row} ${column} ${words}`}>
                      <td>{row}</td>
                      <td>{column === null ? '整行' : `${column}（${columnTitle ?? ''}）`}</td>
                      <td>{value}</td>
                      <td>{words}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          </Panel>
        )}
        {read && problems.length === 0 && (
          <Panel title="三、核对后录完">
            <div className={styles.sheet}>
              <table>
                <caption className="desk-hidden">读出的票数</caption>
                <thead>
                  <tr>
                    <th scope="col">姓名</th>
                    {batch.options.map(({ grade, label }) => (
                      <th key={grade} scope="col">
                        {label}
                      </th>
                    ))}
                    <th scope="col">未填</th>
                    <th scope="col">合计</th>
                  </tr>
                </thead>
                <tbody>
                  {batch.subjects.map(({ assessmentId, name }, index) => {
                    const person = totals[index];
                    return (
                      <tr key={assessmentId}>
                        <th scope="row">{name}</th>
                        {batch.options.map(({ grade }) => (
                          <td key={grade}>{person?.votes[grade] ?? ''}</td>
                        ))}
                        <td>{person?.blank ?? ''}</td>
                        <td>{person ? ballotsCounted(person) : ''}</td>
                      </tr>
                    );
                  })}
                </tbody>
              </table>
            </div>
          </Panel>
        )}
      </div>
    </div>
  );
}
