import { useQueryClient } from '@tanstack/react-query';
import { Form, Input } from 'antd';
import { Link } from 'react-router';
import type { PostingRow } from '#shared/contract/roster.ts';
import type { PostingLife } from '#shared/contract/roster-lifecycle.ts';
import { type BusinessDate, businessDateOf, businessDateSchema, formatDateLong } from '#shared/dates.ts';
import { optionalLine } from '#shared/text.ts';
import { client, orpc } from '../../app/client.ts';
import { GroundChip } from '../../components/clause-chip.tsx';
import { DateField } from '../../components/date-field.tsx';
import { FormDialog } from '../form-dialog.tsx';
import { ruleOf } from '../form-fields.ts';
import styles from '../roster.module.css';

interface HandOverValues {
  handedOverOn: BusinessDate | null;
  note?: string;
}

interface HandOverDialogProps {
  readonly posting: PostingRow;
  readonly life: PostingLife;
  readonly open: boolean;
  readonly onClose: () => void;
}

/** 登记交接: the work passes to the successor, who has to be there first where the scheme asks for it. */
export function HandOverDialog({ posting, life, open, onClose }: HandOverDialogProps) {
  const queryClient = useQueryClient();
  const { successor, overlapRequired, overlapGround } = life;
  const there = successor?.startDate ?? null;

  async function submit({ handedOverOn, note }: HandOverValues) {
    await client.roster.handOver({
      postingId: posting.id,
      revision: posting.revision,
      handedOverOn: businessDateSchema.parse(handedOverOn),
      note: note ?? null,
    });
    await queryClient.invalidateQueries({ queryKey: orpc.roster.key() });
  }

  return (
    <FormDialog<HandOverValues>
      open={open}
      title="登记交接"
      consequence={`将登记${posting.personName ?? ''}在${posting.villageName}的工作已经交接，之后仍在岗，直到登记离岗。`}
      confirm="登记交接"
      fields={['handedOverOn', 'note']}
      initial={{ handedOverOn: businessDateOf(new Date()) }}
      submit={submit}
      onConflict={async () => {
        await queryClient.invalidateQueries({ queryKey: orpc.roster.key() });
        return '这条派驻记录刚刚被别人修改过，已载入最新情况。您填写的内容还在，请核对后再次登记。';
      }}
      onClose={onClose}
    >
      <div className={there === null ? styles.warning : styles.info}>
        {successor === null && '还没有设立接替岗位。'}
        {successor !== null &&
          (there === null ? (
            <>
              接替的人还没有到岗，<Link to={`/roster?posting=${successor.postingId}`}>查看接替岗位</Link>。
            </>
          ) : (
            `接替人员：${successor.personName ?? ''}（${successor.unitName}），${formatDateLong(there)}到岗。`
          ))}
        {overlapRequired === true && ' 制度要求压茬交接，接替的人到岗之后才能登记交接。'}{' '}
        {overlapGround && <GroundChip ground={overlapGround} />}
      </div>
      <Form.Item
        name="handedOverOn"
        label="交接日期"
        required
        rules={[{ required: true, message: '请填写交接日期，如 20260305' }]}
        validateTrigger="onBlur"
      >
        <DateField />
      </Form.Item>
      <Form.Item
        name="note"
        label="交接情况"
        rules={[ruleOf(optionalLine('交接情况', 500))]}
        extra={
          there === null ? '没有接替的人在岗时，请写明交接给谁、为什么。' : '如材料、账目、帮扶对象名单。'
        }
      >
        <Input.TextArea className={`desk-growing ${styles.low}`} maxLength={500} />
      </Form.Item>
    </FormDialog>
  );
}
