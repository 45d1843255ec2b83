import { useQueryClient } from '@tanstack/react-query';
import { Form, Input, Select } from 'antd';
import { useId, useRef, useState } from 'react';
import type { PostingRow } from '#shared/contract/roster.ts';
import type { BusinessDate } from '#shared/dates.ts';
import {
  type PostingEndKind,
  type PostRole,
  postingEndKindLabels,
  postingEndKinds,
  postRoleLabels,
  postRoles,
} from '#shared/vocabulary.ts';
import { client, orpc } from '../app/client.ts';
import { DateField } from '../components/date-field.tsx';
import { ReasonModal } from '../components/reason-modal.tsx';
import { wrongDateIn } from './form-fields.ts';

interface PostingChangeProps {
  readonly posting: PostingRow;
  /** `correct` mends role and dates; `end` ends the posting. */
  readonly kind: 'correct' | 'end';
  readonly open: boolean;
  readonly onClose: () => void;
}

/** A recall ends a posting by its own case. */
const offeredEndKinds = postingEndKinds.filter((kind) => kind !== 'recall');

function consequenceOf({ posting, kind }: PostingChangeProps): string {
  const who = posting.personName ?? '';
  if (kind === 'end') {
    return `将登记${who}从${posting.villageName}离岗，1 个岗位变为已离岗；人员信息、考核和文件都保留。`;
  }
  if (posting.status === 'open') return `将更正${posting.villageName}这个岗位的驻村职务。`;
  return `将更正${who}在${posting.villageName}的驻村职务和起止日期，改动和理由记入变更记录。`;
}

/** Corrects or ends a posting, with the reason. */
export function PostingChange(props: PostingChangeProps) {
  const { posting, kind, open, onClose } = props;
  const queryClient = useQueryClient();
  const id = useId();
  const sheet = useRef<HTMLDivElement>(null);
  const [role, setRole] = useState<PostRole | null>(posting.role);
  const [startDate, setStartDate] = useState<BusinessDate | null>(posting.startDate);
  const [endDate, setEndDate] = useState<BusinessDate | null>(posting.endDate);
  const [endKind, setEndKind] = useState<PostingEndKind>('term');
  const [documentNumber, setDocumentNumber] = useState<string | null>(null);
  const filled = posting.status !== 'open';

  async function confirm(reason: string) {
    const wrong = wrongDateIn(sheet.current);
    if (wrong) {
      wrong.focus();
      throw new Error('有日期看不懂，请先更正。');
    }
    if (kind === 'end' && endDate === null) throw new Error('请填写离岗日期，如 20260305。');
    try {
      const target = { id: posting.id, revision: posting.revision, reason };
      if (kind === 'end' && endDate !== null) {
        await client.roster.endPosting({ ...target, endDate, kind: endKind, documentNumber });
      } else {
        await client.roster.updatePosting({ ...target, role, startDate, endDate });
      }
    } finally {
      // After a conflict, too: the drawer behind shows what has changed, and the next try builds on it.
      await queryClient.invalidateQueries({ queryKey: orpc.roster.key() });
    }
  }

  const dateItem = (
    label: string,
    value: BusinessDate | null,
    onChange: (date: BusinessDate | null) => void,
  ) => (
    <Form.Item label={label} htmlFor={`${id}-${label}`} required={label !== '离岗日期' || kind === 'end'}>
      <DateField id={`${id}-${label}`} value={value} onChange={onChange} />
    </Form.Item>
  );

  return (
    <ReasonModal
      open={open}
      title={kind === 'end' ? '登记离岗' : '更正派驻信息'}
      consequence={consequenceOf(props)}
      confirm={kind === 'end' ? '登记离岗' : '保存更正'}
      grave={kind === 'end'}
      onConfirm={confirm}
      onClose={onClose}
    >
      <div ref={sheet}>
        {kind === 'correct' && (
          <>
            <Form.Item label="驻村职务" htmlFor={`${id}-role`}>
              <Select
                id={`${id}-role`}
                value={role}
                allowClear={!filled}
                onChange={(next: PostRole | null = null) => setRole(next)}
                options={postRoles.map((value) => ({ value, label: postRoleLabels[value] }))}
              />
            </Form.Item>
            {filled && dateItem('到岗日期', startDate, setStartDate)}
            {posting.status === 'ended' && dateItem('离岗日期', endDate, setEndDate)}
          </>
        )}
        {kind === 'end' && (
          <>
            <Form.Item label="离岗原因" htmlFor={`${id}-kind`} required>
              <Select
                id={`${id}-kind`}
                value={endKind}
                onChange={setEndKind}
                options={offeredEndKinds.map((value) => ({ value, label: postingEndKindLabels[value] }))}
              />
            </Form.Item>
            {dateItem('离岗日期', endDate, setEndDate)}
            <Form.Item label="文号" htmlFor={`${id}-document`}>
              <Input
                id={`${id}-document`}
                maxLength={60}
                value={documentNumber ?? ''}
                onChange={(event) => setDocumentNumber(event.target.value || null)}
              />
            </Form.Item>
          </>
        )}
      </div>
    </ReasonModal>
  );
}
