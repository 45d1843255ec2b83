import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Popconfirm, Progress } from 'antd';
import { Link } from 'react-router';
import { batchOutputLabels, type DocumentBatch } from '#shared/contract/archive-batch.ts';
import { client, orpc } from '../../app/client.ts';
import { formatBytes, formatCount, formatMinute } from '../../app/format.ts';
import { ErrorMessage } from '../../components/error-message.tsx';
import { Panel } from '../../components/page.tsx';
import { durationWords, percentOf, stepWords } from './batch-words.ts';
import styles from './batches.module.css';
import { downloadBatchFile } from './download.ts';

const steering = {
  stop: client.archive.stopBatch,
  resume: client.archive.resumeBatch,
  cancel: client.archive.cancelBatch,
  retry: client.archive.retryBatch,
  removeFiles: client.archive.removeBatchFiles,
} as const;

/** How far a batch is, and what can be done with it. */
export function BatchProgressPanel({ batch }: { readonly batch: DocumentBatch }) {
  const queryClient = useQueryClient();
  const steer = useMutation({
    mutationFn: (step: keyof typeof steering) => steering[step]({ id: batch.id, revision: batch.revision }),
    onSuccess: (next) => {
      queryClient.setQueryData(orpc.archive.getBatch.queryKey({ input: { id: batch.id } }), next);
      void queryClient.invalidateQueries({ queryKey: orpc.archive.key() });
    },
    onError: () => queryClient.invalidateQueries({ queryKey: orpc.archive.getBatch.key() }),
  });
  const { state, failed } = batch;
  const goesOn = state === 'running' || state === 'queued';
  return (
    <Panel>
      <div className={styles.progress}>
        <Progress
          percent={percentOf(batch)}
          status={goesOn ? 'active' : state === 'finished' && failed === 0 ? 'success' : 'normal'}
          aria-label={batch.title}
        />
        <p className={styles.figures} role="status">
          <span>{stepWords(batch)}</span>
          <span>
            已登记 {formatCount(batch.done)} / {formatCount(batch.total)} 份
          </span>
          {batch.step === 'files' && (
            <span>
              已写入 {formatCount(batch.filed)} / {formatCount(batch.done)} 份
            </span>
          )}
          {failed > 0 && <span className={styles.failed}>没有做成 {formatCount(failed)} 份</span>}
          {batch.secondsLeft !== null && <span>这一步约剩 {durationWords(batch.secondsLeft)}</span>}
          {batch.finishedAt !== null && <span>{formatMinute(batch.finishedAt)} 完成</span>}
        </p>
        {goesOn && <p className={styles.quiet}>可以离开这个页面，任务会继续；回来看“归档 › 批量生成”。</p>}
      </div>
      {batch.problem !== null && <Alert type="warning" showIcon title={batch.problem} />}
      {state === 'cancelled' && (
        <Alert
          type="info"
          showIcon
          title={`任务已取消，没有留下文件。已登记的 ${formatCount(batch.done)} 份文书仍在登记簿，不需要的请在登记簿作废。`}
        />
      )}
      <ErrorMessage error={steer.error} />
      <div className={styles.actions}>
        {goesOn && (
          <Button
            loading={steer.isPending && steer.variables === 'stop'}
            onClick={() => steer.mutate('stop')}
          >
            暂停
          </Button>
        )}
        {state === 'stopped' && (
          <Button
            type="primary"
            loading={steer.isPending && steer.variables === 'resume'}
            onClick={() => steer.mutate('resume')}
          >
            继续
          </Button>
        )}
        {(goesOn || state === 'stopped') && (
          <Popconfirm
            title="取消这项任务"
            description="不再生成其余文书，也不留下文件；已登记的文书仍在登记簿。"
            okText="取消任务"
            cancelText="返回"
            onConfirm={() => steer.mutate('cancel')}
          >
            <Button danger loading={steer.isPending && steer.variables === 'cancel'}>
              取消任务
            </Button>
          </Popconfirm>
        )}
        {state === 'finished' && failed > 0 && (
          <Button
            loading={steer.isPending && steer.variables === 'retry'}
            onClick={() => steer.mutate('retry')}
          >
            重试没有做成的 {formatCount(failed)} 份
          </Button>
        )}
      </div>
      {state === 'finished' && <BatchFiles batch={batch} onRemove={() => steer.mutate('removeFiles')} />}
    </Panel>
  );
}

function BatchFiles({ batch, onRemove }: { readonly batch: DocumentBatch; readonly onRemove: () => void }) {
  const { message } = App.useApp();
  const take = useMutation({
    mutationFn: (part: 'result' | 'list') => downloadBatchFile(batch.id, part),
    onSuccess: (fileName) => message.success(`“${fileName}”已开始保存。`),
  });
  const { result, output } = batch;
  if (!result) {
    return (
      <p className={styles.quiet}>
        {batch.done === 0
          ? '没有一份文书做成，所以没有文件。'
          : '文件已经删除。文书都在登记簿，需要时可以重新开始一批，只取已登记的。'}{' '}
        <Link to="/archive">打开登记簿</Link>
      </p>
    );
  }
  return (
    <div className={styles.files}>
      <dl className={styles.facts}>
        <div>
          <dt>输出</dt>
          <dd>
            {batchOutputLabels[output]}，{formatCount(result.documents)} 份文书
            {result.bytes !== null && `，${formatBytes(result.bytes)}`}
          </dd>
        </div>
        <div>
          <dt>所在文件夹</dt>
          <dd className={styles.folder}>{result.folder}</dd>
        </div>
      </dl>
      <ErrorMessage title="文件没有取走" error={take.error} />
      <div className={styles.actions}>
        <Button
          type="primary"
          loading={take.isPending && take.variables === 'result'}
          onClick={() => take.mutate('result')}
        >
          {output === 'files' ? '打包下载' : output === 'merged' ? '下载打印文件' : '下载压缩包'}
        </Button>
        <Button loading={take.isPending && take.variables === 'list'} onClick={() => take.mutate('list')}>
          下载清单
        </Button>
        <Popconfirm
          title="删除这批文件"
          description="只删除文件夹里的文件，登记簿里的文书不变。取走以后请删除，文件里有个人信息。"
          okText="删除文件"
          cancelText="返回"
          onConfirm={onRemove}
        >
          <Button>删除文件</Button>
        </Popconfirm>
      </div>
    </div>
  );
}
