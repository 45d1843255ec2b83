import { useMutation, useQuery } from '@tanstack/react-query';
import { App, Button, Select } from 'antd';
import { useState } from 'react';
import type { CycleDetail } from '#shared/contract/assessment-cycle.ts';
import type { TownshipId } from '#shared/ids.ts';
import { client, orpc } from '../../../app/client.ts';
import { formatCount } from '../../../app/format.ts';
import { saveWorkbook } from '../../../app/save-workbook.ts';
import { Choice } from '../../../components/choice.tsx';
import { ErrorMessage } from '../../../components/error-message.tsx';
import styles from './import-page.module.css';

const everybody = 0;

/** The workbook to be filled in: for a township or all, for one scorer or everybody. */
export function TemplateForm({ cycle }: { readonly cycle: CycleDetail }) {
  const { scorers } = cycle.settings;
  const { message } = App.useApp();
  const [townshipId, setTownshipId] = useState<TownshipId | null>(null);
  const [scorer, setScorer] = useState(scorers.length === 1 ? 1 : everybody);
  const townships = useQuery(orpc.roster.listTownships.queryOptions());
  const download = useMutation({
    mutationFn: async () => {
      const { rows, ...workbook } = await client.assessment.scoreTemplate({
        cycleId: cycle.id,
        townshipId,
        scorer: scorer === everybody ? null : scorer,
      });
      return { rows, saved: await saveWorkbook(workbook) };
    },
    onSuccess: ({ rows, saved }) => {
      if (saved !== null) void message.success(`${saved}共 ${formatCount(rows)} 行。`);
    },
  });
  return (
    <>
      <div className={styles.template}>
        <Choice
          label="空白表的乡镇（街道）"
          placeholder="全部乡镇（街道）"
          width="long"
          value={townshipId}
          options={townships.data?.townships.map(({ id, name }) => ({ value: id, label: name })) ?? []}
          onChange={setTownshipId}
        />
        {scorers.length > 1 && (
          <Select<number>
            aria-label="空白表的评分人"
            className={styles.scorer ?? ''}
            popupMatchSelectWidth={false}
            value={scorer}
            options={[
              { value: everybody, label: '全部评分人，一人一行' },
              ...scorers.map((name, index) => ({ value: index + 1, label: name })),
            ]}
            onChange={setScorer}
          />
        )}
        <Button loading={download.isPending} onClick={() => download.mutate()}>
          下载空白评分表
        </Button>
      </div>
      <ErrorMessage title="没有下载" error={download.error} />
    </>
  );
}
