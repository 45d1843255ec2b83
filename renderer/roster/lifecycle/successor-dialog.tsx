import { useQuery, useQueryClient } from '@tanstack/react-query';
import { AutoComplete, Form } from 'antd';
import type { PostingRow } from '#shared/contract/roster.ts';
import type { PostingId } from '#shared/ids.ts';
import { optionalLine, tidyLine } from '#shared/text.ts';
import { client, orpc } from '../../app/client.ts';
import { FormDialog } from '../form-dialog.tsx';
import { ruleOf } from '../form-fields.ts';

interface SuccessorValues {
  unitName?: string;
}

interface SuccessorDialogProps {
  readonly posting: PostingRow;
  readonly open: boolean;
  readonly onOpened: (id: PostingId) => void;
  readonly onClose: () => void;
}

/** 设立接替岗位: an open post beside a posting that will end, for somebody of the same unit or of another. */
export function SuccessorDialog({ posting, open, onOpened, onClose }: SuccessorDialogProps) {
  const queryClient = useQueryClient();

  async function submit({ unitName }: SuccessorValues) {
    const made = await client.roster.openSuccessorPost({
      postingId: posting.id,
      unitName: unitName ?? null,
    });
    await queryClient.invalidateQueries({ queryKey: orpc.roster.key() });
    onOpened(made.id);
  }

  return (
    <FormDialog<SuccessorValues>
      open={open}
      title="设立接替岗位"
      consequence={`将在${posting.villageName}新设 1 个待定人的岗位，由接替${posting.personName ?? ''}的人到岗${posting.status === 'on_post' ? `；${posting.personName ?? ''}仍在岗，直到登记离岗` : ''}。`}
      confirm="设立接替岗位"
      fields={['unitName']}
      initial={{}}
      submit={submit}
      onClose={onClose}
    >
      <UnitField ownUnit={posting.unitName} />
    </FormDialog>
  );
}

function UnitField({ ownUnit }: { readonly ownUnit: string }) {
  const units = useQuery(orpc.roster.listUnits.queryOptions()).data?.units ?? [];
  const typed = tidyLine(Form.useWatch('unitName', Form.useFormInstance<SuccessorValues>()) ?? '');
  const known = units.some(({ name, aliases }) => name === typed || aliases.includes(typed));
  return (
    <Form.Item
      name="unitName"
      label="派出单位"
      rules={[ruleOf(optionalLine('派出单位', 60))]}
      extra={
        typed !== '' && !known
          ? `台账中还没有“${typed}”，将一并新建这个派出单位。`
          : `不填则仍由${ownUnit}派出。`
      }
    >
      <AutoComplete
        allowClear
        placeholder={ownUnit}
        options={units.map(({ name }) => ({ value: name }))}
        showSearch={{ filterOption: (text, option) => String(option?.value ?? '').includes(text.trim()) }}
      />
    </Form.Item>
  );
}
