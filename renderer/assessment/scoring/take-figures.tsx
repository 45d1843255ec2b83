import { useMutation } from '@tanstack/react-query';
import { App, Button, Modal } from 'antd';
import { useState } from 'react';
import type { FiguresComparison } from '#shared/contract/assessment-eligibility.ts';
import type { AssessmentDetail, YearFigures } from '#shared/contract/assessment-record.ts';
import { client, messageOf } from '../../app/client.ts';
import { ErrorMessage } from '../../components/error-message.tsx';
import { StatusChip } from '../../components/status-chip.tsx';
import type { Editor } from './editor.ts';
import { figureFields, figureLabels } from './fields.ts';
import styles from './take-figures.module.css';

const differing = ({ current, fromRecords }: FiguresComparison) =>
  figureFields.filter(
    (field) =>
      current[field] !== null && fromRecords[field] !== null && current[field] !== fromRecords[field],
  );
const fillable = ({ current, fromRecords }: FiguresComparison) =>
  figureFields.filter((field) => current[field] === null && fromRecords[field] !== null);

/** 引用驻村记录: fills the figures of the year from the records of daily management; shows first what would change. */
export function TakeFigures({
  detail,
  editor,
}: {
  readonly detail: AssessmentDetail;
  readonly editor: Editor;
}) {
  const { message } = App.useApp();
  const [shown, setShown] = useState<FiguresComparison | null>(null);
  const compare = useMutation({
    mutationFn: async () => {
      await editor.saveNow();
      return client.assessment.compareFigures({ id: detail.id });
    },
    onSuccess: setShown,
    onError: (error) => void message.error(messageOf(error)),
  });
  const take = useMutation({
    mutationFn: (overwrite: boolean) =>
      editor.run(
        (target) => client.assessment.takeFiguresOf({ ...target, overwrite }),
        ({ figures }) => figures,
      ),
    onSuccess: () => {
      setShown(null);
      void message.success('已引用驻村记录。');
    },
  });
  function close() {
    take.reset();
    setShown(null);
  }
  const differ = shown ? differing(shown) : [];
  const blank = shown ? fillable(shown) : [];
  return (
    <>
      <Button size="small" loading={compare.isPending} onClick={() => compare.mutate()}>
        引用驻村记录
      </Button>
      <Modal
        open={shown !== null}
        title="引用驻村记录"
        onCancel={close}
        footer={
          <>
            <Button onClick={close}>取消</Button>
            {differ.length > 0 && blank.length > 0 && (
              <Button loading={take.isPending} onClick={() => take.mutate(false)}>
                只填空白的 {blank.length} 项
              </Button>
            )}
            {differ.length + blank.length > 0 && (
              <Button type="primary" loading={take.isPending} onClick={() => take.mutate(differ.length > 0)}>
                {differ.length > 0 ? `按记录填写，覆盖 ${differ.length} 项` : `填写 ${blank.length} 项`}
              </Button>
            )}
          </>
        }
      >
        {shown && (
          <>
            <p className="desk-consequence">{sentence(blank.length, differ.length)}</p>
            <Comparison comparison={shown} />
          </>
        )}
        <ErrorMessage title="没有引用" error={take.error} />
      </Modal>
    </>
  );
}

function sentence(blank: number, differ: number): string {
  if (blank + differ === 0) return '本页填写的与驻村记录一致，或记录中没有数字，没有要改的。';
  const parts = [
    ...(blank > 0 ? [`将填写 ${blank} 项空白`] : []),
    ...(differ > 0 ? [`${differ} 项与本页已填写的不同`] : []),
  ];
  return `${parts.join('，')}。`;
}

function Comparison({ comparison }: { readonly comparison: FiguresComparison }) {
  const { current, fromRecords, notes } = comparison;
  const differ = differing(comparison);
  const say = (figures: YearFigures, field: keyof YearFigures) => figures[field] ?? '—';
  return (
    <>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">项目</th>
            <th scope="col">本页已填写</th>
            <th scope="col">驻村记录</th>
            <th scope="col">比较</th>
          </tr>
        </thead>
        <tbody>
          {figureFields.map((field) => (
            <tr key={field}>
              <th scope="row">{figureLabels[field]}</th>
              <td>{say(current, field)}</td>
              <td>{say(fromRecords, field)}</td>
              <td>{differ.includes(field) && <StatusChip tone="amber">不同</StatusChip>}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <ul className={styles.notes}>
        {notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    </>
  );
}
