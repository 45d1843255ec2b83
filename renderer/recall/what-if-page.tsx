import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { type SchemeVersionId, schemeVersionIdSchema } from '#shared/ids.ts';
import { client, orpc } from '../app/client.ts';
import { useAddressFilter } from '../app/use-address-filter.ts';
import { ErrorMessage } from '../components/error-message.tsx';
import { JobProgress } from '../components/job-progress.tsx';
import { Page, PageHeader, Panel } from '../components/page.tsx';
import styles from './recall.module.css';
import { WhatIfResult } from './what-if-result.tsx';

const addressShape = {
  first: schemeVersionIdSchema.nullable().default(null),
  second: schemeVersionIdSchema.nullable().default(null),
};

/** Two schemes over the same records: for whom the outcome differs, and why. Nothing is written. */
export function WhatIfPage() {
  const [chosen, change] = useAddressFilter(addressShape);
  const schemes = useQuery(orpc.policy.listSchemes.queryOptions());
  const [finished, setFinished] = useState(false);
  const start = useMutation({
    mutationFn: (pair: { firstSchemeVersionId: SchemeVersionId; secondSchemeVersionId: SchemeVersionId }) =>
      client.recall.startWhatIf(pair),
    onMutate: () => setFinished(false),
  });
  const all = schemes.data?.schemes ?? [];
  const first = chosen.first ?? all.find((scheme) => scheme.inForce)?.id ?? null;
  const { second } = chosen;
  const options = all.map((scheme) => ({
    value: scheme.id,
    label: `${scheme.title} 第 ${scheme.version} 版${scheme.inForce ? '（现行）' : ''}`,
  }));
  const same = first !== null && first === second;

  return (
    <Page>
      <PageHeader
        title="方案试算"
        crumbs={[{ label: '召回' }]}
        meta="用两套制度看同一批记录，只作比较，不改动任何记录"
      />
      <ErrorMessage error={schemes.error} onRetry={() => void schemes.refetch()} />
      <Panel>
        <div className={styles.pick}>
          <label htmlFor="what-if-first">
            方案一
            <Select
              id="what-if-first"
              className={styles.scheme ?? ''}
              value={first}
              options={options}
              popupMatchSelectWidth={false}
              onChange={(id) => change({ first: id })}
            />
          </label>
          <label htmlFor="what-if-second">
            方案二
            <Select
              id="what-if-second"
              className={styles.scheme ?? ''}
              value={second}
              options={options}
              placeholder="选择要对照的方案"
              popupMatchSelectWidth={false}
              onChange={(id) => change({ second: id })}
            />
          </label>
          <Button
            type="primary"
            disabled={first === null || second === null || same}
            loading={start.isPending}
            onClick={() =>
              first !== null &&
              second !== null &&
              start.mutate({ firstSchemeVersionId: first, secondSchemeVersionId: second })
            }
          >
            开始试算
          </Button>
        </div>
        {same && <p className={styles.more}>两边是同一个版本，请换一个方案对照。</p>}
      </Panel>
      <ErrorMessage error={start.error} title="没有开始试算" />
      {start.data && (
        <JobProgress
          key={start.data.jobId}
          jobId={start.data.jobId}
          onEnd={(job) => setFinished(job.state === 'succeeded')}
        />
      )}
      {start.data && finished && <WhatIfResult key={start.data.jobId} id={start.data.jobId} />}
    </Page>
  );
}
