import { Select } from 'antd';
import type { Dispatch } from 'react';
import type { CycleDetail } from '#shared/contract/assessment-cycle.ts';
import type { SheetColumn } from '../../../components/import/chosen-file.tsx';
import { FileStep as ImportFileStep } from '../../../components/import/file-step.tsx';
import styles from '../../../components/import/import.module.css';
import { Panel } from '../../../components/page.tsx';
import {
  asksForScorer,
  type ImportAction,
  type ImportState,
  inspect,
  type ScoreSheet,
} from './import-state.ts';
import { TemplateForm } from './template-form.tsx';

interface FileStepProps {
  readonly cycle: CycleDetail;
  readonly state: ImportState;
  readonly dispatch: Dispatch<ImportAction>;
}

const kinds = [
  {
    name: '评分表',
    note: '一行一个考核对象，一列一个评分项目。考核对象按姓名、村和派出单位认，认不出的会指出来；用下面下载的空白表最稳妥。',
  },
  {
    name: '多人评分的表',
    note: '有“评分人”一列时，一行一个评分人；没有这一列的，要选定是谁的评分。空白的单元格不改变什么。',
  },
];

/** Takes the file, then asks which sheet is meant and, where it does not say, whose scores it holds. */
export function FileStep({ cycle, state, dispatch }: FileStepProps) {
  const { scorers } = cycle.settings;
  const columns: readonly SheetColumn<ScoreSheet>[] = [
    {
      title: '评分项目',
      cell: ({ items }) =>
        items === 0 ? <span className={styles.warn}>没有认出评分项目</span> : `${items} 项`,
    },
    {
      title: '评分人',
      cell: (sheet) => {
        if (sheet.items === 0) return null;
        if (!asksForScorer(sheet)) return '表中有“评分人”一列';
        if (scorers.length === 1) return scorers[0];
        return (
          <Select<number | null>
            aria-label={`“${sheet.name}”的评分人`}
            placeholder="选择评分人"
            popupMatchSelectWidth={false}
            status={state.choices[sheet.name]?.scorer == null ? 'warning' : ''}
            value={state.choices[sheet.name]?.scorer ?? null}
            options={scorers.map((name, index) => ({ value: index + 1, label: name }))}
            onChange={(scorer) =>
              dispatch({ kind: 'changed', sheet: sheet.name, change: () => ({ scorer }) })
            }
          />
        );
      },
    },
  ];
  return (
    <>
      <ImportFileStep
        state={state}
        dispatch={dispatch}
        title="选择填好的评分表"
        inspect={(uploadId) => inspect(cycle.id, uploadId)}
        kinds={kinds}
        request="请选择并核对评分人"
        columns={columns}
        before={null}
      />
      {!state.file && (
        <Panel title="下载空白评分表">
          <TemplateForm cycle={cycle} />
        </Panel>
      )}
    </>
  );
}
