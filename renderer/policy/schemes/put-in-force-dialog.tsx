import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import type { SchemeVersion } from '#shared/contract/policy.ts';
import { client, orpc } from '../../app/client.ts';
import { ReasonModal } from '../../components/reason-modal.tsx';
import { versionInWords } from '../words.ts';

interface PutInForceDialogProps {
  readonly version: Pick<SchemeVersion, 'id' | 'title' | 'version'>;
  readonly open: boolean;
  readonly onClose: () => void;
}

/** Makes a version the one that new records are made under. */
export function PutInForceDialog({ version, open, onClose }: PutInForceDialogProps) {
  const queryClient = useQueryClient();
  const { message } = App.useApp();
  const current = useQuery(orpc.policy.inForce.queryOptions({ enabled: open })).data;
  return (
    <ReasonModal
      open={open}
      title="设为现行方案"
      confirm="设为现行"
      consequence={
        <>
          {current && `现行方案将由${versionInWords(current)}改为${versionInWords(version)}。`}
          从现在起，选派条件、请假审批权限、驻村时间要求、补助标准和召回线索都按它计算；已经办理的考核、提名、请假等记录仍按办理时的方案，不受影响。
        </>
      }
      onClose={onClose}
      onConfirm={async (reason) => {
        await client.policy.putInForce({ id: version.id, reason });
        message.success(`现行方案已改为${versionInWords(version)}`);
        // Signals, ladders and figures everywhere follow the scheme in force.
        await queryClient.invalidateQueries();
      }}
    />
  );
}
