import { useQuery } from '@tanstack/react-query';
import { Tabs } from 'antd';
import { useState } from 'react';
import * as z from 'zod';
import { cycleIdSchema } from '#shared/ids.ts';
import { cycleStateLabels } from '#shared/vocabulary.ts';
import { orpc } from '../../app/client.ts';
import { useAddressFilter } from '../../app/use-address-filter.ts';
import { useAddressId } from '../../app/use-address-id.ts';
import { Page, PageHeader } from '../../components/page.tsx';
import { UnsavedGuard } from '../../components/unsaved-guard.tsx';
import { CycleNav } from '../cycle/cycle-nav.tsx';
import { BatchLink } from './batch-link.tsx';
import { PeopleResults } from './people-results.tsx';
import styles from './publicity.module.css';
import { UnitResults } from './unit-results.tsx';

const tabs = ['people', 'units'] as const;
const addressShape = { tab: z.enum(tabs).default('people') };

/** 告知与反馈: who has been told and what they said; which units have been told. */
export function ResultsPage() {
  const cycleId = useAddressId('cycleId', cycleIdSchema);
  const [{ tab }, change] = useAddressFilter(addressShape);
  const cycle = useQuery(orpc.assessment.getCycle.queryOptions({ input: { id: cycleId } }));
  const [unsaved, setUnsaved] = useState(false);
  const state = cycle.data?.state;
  return (
    <Page fill>
      <PageHeader
        title="告知与反馈"
        crumbs={[
          { label: '考核', to: '/assessment' },
          { label: cycle.data?.title ?? '本次考核', to: `/assessment/${cycleId}` },
        ]}
        meta={
          state &&
          (state === 'final'
            ? `现在是“${cycleStateLabels.final}”阶段`
            : `现在是“${cycleStateLabels[state]}”阶段，到“${cycleStateLabels.final}”阶段才登记告知和反馈`)
        }
        extra={<BatchLink cycleId={cycleId} />}
      />
      <CycleNav cycleId={cycleId} />
      <Tabs
        className={styles.tabs ?? ''}
        activeKey={tab}
        onChange={(key) => change({ tab: key === 'units' ? 'units' : 'people' })}
        items={[
          { key: 'people', label: '人员告知' },
          { key: 'units', label: '派出单位反馈' },
        ]}
      />
      {tab === 'people' ? (
        <PeopleResults cycleId={cycleId} open={state === 'final'} onUnsaved={setUnsaved} />
      ) : (
        <UnitResults cycleId={cycleId} open={state === 'final'} onUnsaved={setUnsaved} />
      )}
      <UnsavedGuard unsaved={unsaved} what="填写的内容还没有保存" />
    </Page>
  );
}
