import { useQueryClient } from '@tanstack/react-query';
import { Form, Input, Radio } from 'antd';
import { Link } from 'react-router';
import {
  type ReplyStance,
  type ResultReply,
  type ResultRow,
  replyStanceLabels,
  replyStances,
} from '#shared/contract/assessment-publicity.ts';
import { type BusinessDate, businessDateOf, businessDateSchema, formatDateLong } from '#shared/dates.ts';
import type { CycleId } from '#shared/ids.ts';
import { participationLabels, postRoleLabels } from '#shared/vocabulary.ts';
import { client, orpc } from '../../app/client.ts';
import { formatMinute } from '../../app/format.ts';
import { useAllowed } from '../../app/session.tsx';
import { DateField } from '../../components/date-field.tsx';
import { FieldPair } from '../../components/field-pair.tsx';
import { mustBe } from '../../presence/records/parts/entry-fields.tsx';
import { EntryForm } from '../../presence/records/parts/entry-form.tsx';
import { Facts } from '../../presence/records/parts/facts.tsx';
import { DocumentButton } from './document-button.tsx';
import { ReplyChip } from './people-result-columns.tsx';
import styles from './publicity.module.css';

interface ReplySheetProps {
  readonly cycleId: CycleId;
  readonly row: ResultRow;
  /** The results are in effect: replies may be recorded. */
  readonly open: boolean;
  readonly onUnsaved: (unsaved: boolean) => void;
  /** Somebody else changed it. */
  readonly onChanged: (row: ResultRow) => void;
  readonly onSaved: (row: ResultRow) => void;
}

/** One person's result: the notice to print, and what the person said to it. */
export function ReplySheet(props: ReplySheetProps) {
  const { cycleId, row, open } = props;
  const mayRecord = useAllowed('assessment.recordReply');
  const { reply } = row;
  return (
    <div className={styles.sheet}>
      <section aria-label="考核结果">
        <h2 className={styles.title}>
          考核结果 <ReplyChip row={row} />
        </h2>
        <Facts
          facts={[
            {
              label: '姓名',
              value: <Link to={`/assessment/${cycleId}/records/${row.assessmentId}`}>{row.name}</Link>,
            },
            { label: '等次', value: row.gradeWord },
            { label: '驻村职务', value: postRoleLabels[row.role] },
            { label: '村（社区）', value: `${row.townshipName}${row.villageName}` },
            { label: '派出单位', value: row.unitName },
            {
              label: '参加情况',
              value: row.participation === 'graded' ? null : participationLabels[row.participation],
            },
            { label: '告知', value: reply && `${formatDateLong(reply.notifiedOn)}，${reply.notifiedBy}` },
            {
              label: '登记',
              value: reply && `${reply.recordedBy}，${formatMinute(reply.recordedAt)}`,
            },
          ]}
        />
        {row.toldBefore && reply === null && (
          <p className={styles.notes}>以前告知过的结果后来重新开启，审定后要重新告知。</p>
        )}
        <div className={styles.actions}>
          <DocumentButton
            label="结果通知书"
            target={{ kind: 'result_notice', assessmentId: row.assessmentId }}
            revision={`${row.assessmentId} ${row.revision}`}
          />
        </div>
      </section>
      {reply === null && <p>{notTold(row, open)}</p>}
      {reply && !(mayRecord && open) && <Said reply={reply} />}
      {reply && mayRecord && open && <ReplyForm {...props} reply={reply} />}
    </div>
  );
}

function notTold({ stage }: ResultRow, open: boolean): string {
  if (stage === 'not_settled') return '等次审定后才能告知本人。';
  return open
    ? '还没有告知本人。请在列表中选择人员，登记告知日期。'
    : '考核到“结果生效”阶段后，告知本人并登记意见。';
}

function Said({ reply }: { readonly reply: ResultReply }) {
  const { stance, signedOn } = reply;
  if (stance === null) return <p>还没有登记本人意见。</p>;
  return (
    <section aria-label="本人意见">
      <h2>本人意见</h2>
      <Facts
        facts={[
          { label: '态度', value: replyStanceLabels[stance] },
          {
            label: stance === 'refused' ? '注明日期' : '签名日期',
            value: signedOn && formatDateLong(signedOn),
          },
          { label: '意见', value: reply.opinion, wide: true },
          { label: '拒签说明', value: reply.refusalNote, wide: true },
          { label: '见证人', value: reply.witness },
        ]}
      />
    </section>
  );
}

interface ReplyValues {
  notifiedOn: BusinessDate | null;
  stance?: ReplyStance;
  opinion: string;
  signedOn: BusinessDate | null;
  refusalNote: string;
  witness: string;
}

function ReplyForm(props: ReplySheetProps & { readonly reply: ResultReply }) {
  const { cycleId, row, reply, onUnsaved, onChanged, onSaved } = props;
  const [form] = Form.useForm<ReplyValues>();
  const queryClient = useQueryClient();
  const stance = Form.useWatch('stance', form);
  const refused = stance === 'refused';
  const refresh = () => queryClient.invalidateQueries({ queryKey: orpc.assessment.key() });

  async function submit(values: ReplyValues) {
    const saved = await client.assessment.recordReply({
      assessmentId: row.assessmentId,
      revision: reply.revision,
      notifiedOn: businessDateSchema.parse(values.notifiedOn),
      stance: values.stance ?? null,
      opinion: values.opinion ?? '',
      signedOn: values.signedOn ?? null,
      refusalNote: values.stance === 'refused' ? (values.refusalNote ?? null) : null,
      witness: values.stance === 'refused' ? (values.witness ?? null) : null,
    });
    await refresh();
    onSaved(saved);
  }

  async function afterConflict(): Promise<string> {
    await refresh();
    const { rows } = await client.assessment.results({ cycleId, text: row.name, limit: 500 });
    const now = rows.find(({ assessmentId }) => assessmentId === row.assessmentId);
    if (!now?.reply) return '这条记录刚刚被别人改动过，请关闭后重新打开。';
    onChanged(now);
    const said =
      now.reply.stance === null ? '还没有登记意见' : `登记为“${replyStanceLabels[now.reply.stance]}”`;
    return `${now.reply.recordedBy}刚刚改动过：${formatDateLong(now.reply.notifiedOn)}告知，${said}。您填写的内容还在，仍然要保存的，再按一次。`;
  }

  return (
    <section aria-label="本人意见">
      <h2>本人意见</h2>
      <EntryForm<ReplyValues>
        form={form}
        label="本人意见"
        confirm="保存"
        initial={{
          notifiedOn: reply.notifiedOn,
          ...(reply.stance ? { stance: reply.stance } : {}),
          opinion: reply.opinion,
          signedOn: reply.signedOn ?? businessDateOf(new Date()),
          refusalNote: reply.refusalNote ?? '',
          witness: reply.witness ?? '',
        }}
        submit={submit}
        onConflict={afterConflict}
        onUnsaved={onUnsaved}
      >
        <Form.Item name="stance" label="本人态度" {...mustBe('请选择本人态度')}>
          <Radio.Group options={replyStances.map((value) => ({ value, label: replyStanceLabels[value] }))} />
        </Form.Item>
        <Form.Item
          name="opinion"
          label="本人意见"
          extra="照本人所写的录入，打印在考核登记表上"
          {...(stance === 'objects' ? mustBe('有不同意见的，请写明意见内容') : {})}
        >
          <Input.TextArea className="desk-growing" maxLength={2000} />
        </Form.Item>
        {refused && (
          <>
            <Form.Item name="refusalNote" label="拒签说明" {...mustBe('请写明拒绝签名的情况')}>
              <Input maxLength={300} />
            </Form.Item>
            <Form.Item name="witness" label="见证人" {...mustBe('请填写见证人')}>
              <Input maxLength={60} />
            </Form.Item>
          </>
        )}
        <FieldPair>
          <Form.Item name="notifiedOn" label="告知日期" {...mustBe('请填写告知日期')}>
            <DateField />
          </Form.Item>
          <Form.Item
            name="signedOn"
            label={refused ? '注明日期' : '签名日期'}
            {...mustBe(`请填写${refused ? '注明' : '签名'}日期`)}
          >
            <DateField />
          </Form.Item>
        </FieldPair>
      </EntryForm>
    </section>
  );
}
