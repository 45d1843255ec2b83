import { Button, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Job } from '#shared/contract/jobs.ts';
import type { JobId } from '#shared/ids.ts';
import { ErrorMessage } from '../../components/error-message.tsx';
import { JobProgress } from '../../components/job-progress.tsx';

interface JobDialogProps {
  readonly title: string;
  /** What will happen, in numbers. */
  readonly consequence: ReactNode;
  readonly confirm: string;
  readonly start: () => Promise<{ jobId: JobId }>;
  /** Called once when the job has ended, whichever way. */
  readonly onEnd: (job: Job) => void;
  readonly onClose: () => void;
  /** How it ended, below the progress. */
  readonly outcome?: (job: Job) => ReactNode;
}

/** Confirms a long step, shows how far it is, and how it ended. */
export function JobDialog({ title, consequence, confirm, start, onEnd, onClose, outcome }: JobDialogProps) {
  const [jobId, setJobId] = useState<JobId | null>(null);
  const [ended, setEnded] = useState<Job | null>(null);
  const [starting, setStarting] = useState(false);
  const [error, setError] = useState<unknown>(null);

  async function begin() {
    setStarting(true);
    setError(null);
    try {
      setJobId((await start()).jobId);
    } catch (failure) {
      setError(failure);
    } finally {
      setStarting(false);
    }
  }

  const running = starting || (jobId !== null && ended === null);
  return (
    <Modal
      open
      title={title}
      onCancel={running ? () => undefined : onClose}
      footer={
        jobId === null ? (
          <>
            <Button onClick={onClose}>取消</Button>
            <Button type="primary" autoFocus loading={starting} onClick={() => void begin()}>
              {confirm}
            </Button>
          </>
        ) : (
          <Button type="primary" disabled={running} onClick={onClose}>
            关闭
          </Button>
        )
      }
    >
      {jobId === null ? (
        <div className="desk-consequence">{consequence}</div>
      ) : (
        <JobProgress
          jobId={jobId}
          onEnd={(job) => {
            setEnded(job);
            onEnd(job);
          }}
        />
      )}
      {ended && outcome?.(ended)}
      <ErrorMessage error={error} />
    </Modal>
  );
}
