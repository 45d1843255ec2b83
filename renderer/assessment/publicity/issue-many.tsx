import { useQueryClient } from '@tanstack/react-query';
import { Button, Modal, Progress } from 'antd';
import { useRef, useState } from 'react';
import type { DocumentTarget } from '#shared/contract/archive.ts';
import { client, messageOf, orpc } from '../../app/client.ts';
import { useAllowed } from '../../app/session.tsx';
import styles from './publicity.module.css';

/** One paper of many. */
export interface PaperToIssue {
  readonly name: string;
  readonly target: DocumentTarget;
}

interface IssueManyProps {
  /** What the papers are, e.g. `结果通知书`. */
  readonly label: string;
  readonly papers: readonly PaperToIssue[];
}

interface Issuing {
  readonly total: number;
  readonly done: number;
  readonly failures: readonly { readonly name: string; readonly message: string }[];
  readonly running: boolean;
}

/** Registers many papers, one after the other; what was registered stays where it is stopped. */
export function IssueMany({ label, papers }: IssueManyProps) {
  const allowed = useAllowed('archive.issueDocument');
  const queryClient = useQueryClient();
  const stopped = useRef(false);
  const [issuing, setIssuing] = useState<Issuing | null>(null);
  if (!allowed) return null;

  async function issueAll() {
    stopped.current = false;
    const failures: { name: string; message: string }[] = [];
    let done = 0;
    const tell = (running: boolean) =>
      setIssuing({ total: papers.length, done, failures: [...failures], running });
    tell(true);
    for (const { name, target } of papers) {
      if (stopped.current) break;
      try {
        await client.archive.issueDocument(target);
      } catch (error) {
        failures.push({ name, message: messageOf(error) });
      }
      done += 1;
      tell(true);
    }
    tell(false);
    await queryClient.invalidateQueries({ queryKey: orpc.archive.key() });
  }

  const issued = issuing ? issuing.done - issuing.failures.length : 0;
  return (
    <>
      <Button onClick={() => void issueAll()}>
        生成 {papers.length} 份{label}
      </Button>
      <Modal
        open={issuing !== null}
        title={`生成${label}`}
        closable={false}
        keyboard={false}
        maskClosable={false}
        footer={
          issuing?.running ? (
            <Button
              onClick={() => {
                stopped.current = true;
              }}
            >
              停止
            </Button>
          ) : (
            <Button type="primary" onClick={() => setIssuing(null)}>
              关闭
            </Button>
          )
        }
      >
        {issuing && (
          <>
            <Progress
              percent={Math.floor((issuing.done / Math.max(1, issuing.total)) * 100)}
              showInfo={false}
              aria-label={`生成${label}的进度`}
            />
            <p>
              {issuing.running ? '正在生成' : issuing.done < issuing.total ? '已停止' : '已完成'}：共{' '}
              {issuing.total} 份，已生成并登记 {issued} 份
              {issuing.failures.length > 0 && `，${issuing.failures.length} 份没有生成`}。
            </p>
            <ul className={styles.problems}>
              {issuing.failures.map(({ name, message }) => (
                <li key={name}>
                  {name}：{message}
                </li>
              ))}
            </ul>
          </>
        )}
      </Modal>
    </>
  );
}
