import { useMutation, useQuery } from '@tanstack/react-query';
import { Alert, Button, Progress } from 'antd';
import { useEffect, useRef } from 'react';
import type { Job } from '#shared/contract/jobs.ts';
import type { JobId } from '#shared/ids.ts';
import { client, orpc } from '../app/client.ts';
import { queryClient } from '../app/query-client.ts';
import { ErrorMessage } from './error-message.tsx';
import styles from './job-progress.module.css';

interface JobProgressProps {
  readonly jobId: JobId;
  /** Called once when the job has ended, whichever way. */
  readonly onEnd?: (job: Job) => void;
}

const pollMilliseconds = 300;

function duration(seconds: number): string {
  if (seconds < 60) return `${Math.max(1, Math.round(seconds))} 秒`;
  return `${Math.floor(seconds / 60)} 分 ${Math.round(seconds % 60)} 秒`;
}

/** Speed since the job was first seen, and the time left at that speed; null until both can be told. */
function pace(job: Job, first: { at: number; done: number }): { speed: number; left: number | null } | null {
  const seconds = (Date.now() - first.at) / 1000;
  const done = job.done - first.done;
  if (seconds < 0.5 || done <= 0) return null;
  const speed = done / seconds;
  return { speed, left: job.total === null ? null : (job.total - job.done) / speed };
}

/** A long job: count, speed, time left and a way to stop it; how it ended once it has. It goes on without this. */
export function JobProgress({ jobId, onEnd }: JobProgressProps) {
  const query = useQuery(
    orpc.jobs.get.queryOptions({
      input: { id: jobId },
      refetchInterval: ({ state }) => (state.data?.state === 'running' ? pollMilliseconds : false),
      staleTime: 0,
    }),
  );
  const cancel = useMutation({
    mutationFn: () => client.jobs.cancel({ id: jobId }),
    onSuccess: (job) => queryClient.setQueryData(orpc.jobs.get.queryKey({ input: { id: jobId } }), job),
  });
  const first = useRef<{ at: number; done: number }>(null);
  const ended = useRef<JobId>(null);
  const job = query.data;

  useEffect(() => {
    if (!job) return;
    first.current ??= { at: Date.now(), done: job.done };
    if (job.state === 'running' || ended.current === job.id) return;
    ended.current = job.id;
    onEnd?.(job);
  }, [job, onEnd]);

  if (query.error) return <ErrorMessage error={query.error} onRetry={() => void query.refetch()} />;
  if (!job) return <Progress percent={0} aria-label="进度" />;
  if (job.state === 'succeeded') return <Alert type="success" showIcon title={job.message} />;
  if (job.state === 'failed') return <Alert type="error" showIcon title={job.message} />;
  if (job.state === 'cancelled')
    return <Alert type="warning" showIcon title={job.message || '已取消，没有写入任何内容。'} />;

  const rate = first.current ? pace(job, first.current) : null;
  return (
    <div className={styles.job}>
      <strong>{job.title}</strong>
      <Progress
        percent={job.total ? Math.floor((job.done / job.total) * 100) : 0}
        status="active"
        aria-label={job.title}
      />
      <div className={styles.figures}>
        <span>
          {job.done.toLocaleString('zh-CN')}
          {job.total === null ? '' : ` / ${job.total.toLocaleString('zh-CN')}`}
        </span>
        {rate && <span>每秒 {Math.round(rate.speed).toLocaleString('zh-CN')}</span>}
        {rate && rate.left !== null && <span>约剩 {duration(rate.left)}</span>}
        <span>{job.message}</span>
      </div>
      <div>
        <Button loading={cancel.isPending} onClick={() => cancel.mutate()}>
          取消
        </Button>
      </div>
      <ErrorMessage error={cancel.error} />
    </div>
  );
}
