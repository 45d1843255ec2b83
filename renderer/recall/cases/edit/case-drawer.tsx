import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Drawer, Form, type FormInstance } from 'antd';
import { type ReactNode, useState } from 'react';
import { caseEventKindLabels } from '#shared/case-vocabulary.ts';
import type { CaseDetail } from '#shared/contract/recall-case.ts';
import { client, orpc } from '../../../app/client.ts';
import { formatMinute } from '../../../app/format.ts';
import { UnsavedGuard } from '../../../components/unsaved-guard.tsx';
import { useShortcut } from '../../../components/use-shortcut.ts';
import { EntryForm } from '../../../presence/records/parts/entry-form.tsx';
import { useCaseRefresh } from '../use-case-refresh.ts';
import { changedBetween, type StoredField } from './changed-fields.ts';
import styles from './edit.module.css';

interface CaseDrawerProps<Values extends object> {
  /** The case as it is now; the drawer keeps the revision that it was opened on. */
  readonly detail: CaseDetail;
  readonly title: string;
  readonly form: FormInstance<Values>;
  readonly initial: Partial<Values>;
  /** The word on the button: the step itself. */
  readonly confirm: string;
  readonly grave?: boolean;
  /** Said once it is done. */
  readonly done: string;
  readonly submit: (values: Values, revision: number) => Promise<unknown>;
  /** What of the case this form is about, to lay a colleague's version beside what was typed. */
  readonly stored: (detail: CaseDetail) => StoredField[];
  /** Fields of the form as a colleague's version has them. */
  readonly restore?: (detail: CaseDetail) => Partial<Values>;
  readonly width?: number;
  /** Takes the drawer out of the address, which asks first while something is not saved. */
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/**
 * A form about a case, at the right of its page. Ctrl+S and Ctrl+Enter save, Esc closes and asks while something is
 * not saved. A colleague's change meanwhile is shown beside what was typed, which stays.
 */
export function CaseDrawer<Values extends object>(props: CaseDrawerProps<Values>) {
  const { form } = props;
  const [unsaved, setUnsaved] = useState(false);
  const { base, latest, saving, note, write } = useCaseWrite(props);
  useShortcut('enter', () => form.submit(), !saving);
  const changes = latest === null ? [] : changedBetween(props.stored(base), props.stored(latest));
  const { restore } = props;

  return (
    <Drawer open onClose={props.onClose} title={props.title} size={props.width ?? 640} destroyOnHidden>
      <UnsavedGuard unsaved={unsaved} withinPage what="填写的内容还没有保存" />
      <EntryForm<Values>
        form={form}
        label={props.title}
        confirm={props.confirm}
        grave={props.grave ?? false}
        enterSaves={false}
        initial={props.initial}
        submit={(values) => write(values, () => setUnsaved(false))}
        onConflict={note}
        onUnsaved={setUnsaved}
      >
        {latest !== null && changes.length > 0 && (
          <section className={styles.theirs} aria-label="对方的改动">
            <table>
              <thead>
                <tr>
                  <th scope="col">内容</th>
                  <th scope="col">原来</th>
                  <th scope="col">对方改为</th>
                </tr>
              </thead>
              <tbody>
                {changes.map(({ label, before, after }) => (
                  <tr key={label}>
                    <th scope="row">{label}</th>
                    <td>{before}</td>
                    <td>{after}</td>
                  </tr>
                ))}
              </tbody>
            </table>
            {restore && (
              <Button
                size="small"
                onClick={() =>
                  form.setFieldsValue(restore(latest) as Parameters<typeof form.setFieldsValue>[0])
                }
              >
                改用对方的内容
              </Button>
            )}
          </section>
        )}
        {props.children}
      </EntryForm>
    </Drawer>
  );
}

/** Writes on the revision the form was filled in for; after a refusal on the one that was shown since. */
function useCaseWrite<Values extends object>({
  detail,
  submit,
  done,
  onClose,
}: Pick<CaseDrawerProps<Values>, 'detail' | 'submit' | 'done' | 'onClose'>) {
  const { message } = App.useApp();
  const queryClient = useQueryClient();
  const refresh = useCaseRefresh();
  const [base] = useState(detail);
  const [latest, setLatest] = useState<CaseDetail | null>(null);
  const [saving, setSaving] = useState(false);

  async function write(values: Values, saved: () => void) {
    setSaving(true);
    try {
      await submit(values, (latest ?? base).revision);
      saved();
      await refresh();
      message.success(done);
      onClose();
    } finally {
      setSaving(false);
    }
  }

  /** What a colleague did meanwhile, in a sentence; shows their version. */
  async function note(): Promise<string> {
    const [now, { events }] = await Promise.all([
      client.recall.getCase({ id: base.id }),
      client.recall.caseEvents({ id: base.id, limit: 1 }),
    ]);
    setLatest(now);
    queryClient.setQueryData(orpc.recall.getCase.queryKey({ input: { id: base.id } }), now);
    const [last] = events;
    const who = last
      ? `${last.byName}在 ${formatMinute(last.at)} 改动了本案（${caseEventKindLabels[last.kind]}）`
      : '本案刚刚有人改动过';
    return `${who}，所以还没有保存。您填写的内容还在；核对后再提交一次，就以您填写的为准。`;
  }

  return { base, latest, saving, note, write };
}

/** The form of a {@link CaseDrawer}. */
export const useCaseForm = <Values extends object>() => Form.useForm<Values>()[0];
