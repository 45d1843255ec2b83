import { Tabs } from 'antd';
import { useNavigate, useSearchParams } from 'react-router';
import { Page, PageHeader } from '../../components/page.tsx';
import { EarlyChangeList } from '../early-changes/early-change-list.tsx';
import styles from './nomination.module.css';
import { NominationList } from './nomination-list.tsx';

/** 选派与调整: who is on the way to a post, and who is to leave one early. */
export function NominationsPage() {
  const navigate = useNavigate();
  const [parameters] = useSearchParams();
  const tab = parameters.get('tab') === 'changes' ? 'changes' : 'nominations';
  return (
    <Page fill>
      <PageHeader title="选派与调整" crumbs={[{ label: '台账', to: '/roster' }]} />
      <Tabs
        className={styles.tabs ?? ''}
        activeKey={tab}
        onChange={(key) =>
          void navigate(key === 'changes' ? '/roster/nominations?tab=changes' : '/roster/nominations')
        }
        items={[
          { key: 'nominations', label: '选派' },
          { key: 'changes', label: '个别调整' },
        ]}
      />
      {tab === 'changes' ? <EarlyChangeList /> : <NominationList />}
    </Page>
  );
}
