import { Select } from 'antd';
import type { Dispatch } from 'react';
import { importKinds } from '#shared/contract/roster.ts';
import { client } from '../../app/client.ts';
import { importKindLabels } from '../../app/words.ts';
import type { SheetColumn } from '../../components/import/chosen-file.tsx';
import { FileStep as ImportFileStep } from '../../components/import/file-step.tsx';
import frame from '../../components/import/import.module.css';
import styles from './import.module.css';
import { changed, type ImportAction, type ImportState, type SheetSummary } from './import-state.ts';
import { beforeWords, importKindNotes } from './import-words.ts';

interface FileStepProps {
  readonly state: ImportState;
  readonly dispatch: Dispatch<ImportAction>;
}

const kindOptions = importKinds.map((value) => ({ value, label: importKindLabels[value] }));
const kinds = importKinds.map((kind) => ({ name: importKindLabels[kind], note: importKindNotes[kind] }));

/** Takes the file, then asks which sheet is meant and as what it is to be read. */
export function FileStep({ state, dispatch }: FileStepProps) {
  const kindOf = (sheet: SheetSummary) => state.choices[sheet.name]?.kind ?? sheet.kind;
  const columns: readonly SheetColumn<SheetSummary>[] = [
    {
      title: '看起来是',
      cell: (sheet) =>
        sheet.name === state.sheet ? (
          <Select
            className={styles.kind ?? ''}
            aria-label={`“${sheet.name}”按什么导入`}
            value={kindOf(sheet)}
            options={kindOptions}
            onChange={(kind) => dispatch(changed({ kind }))}
          />
        ) : (
          importKindLabels[kindOf(sheet)]
        ),
    },
    {
      title: '说明',
      cell: (sheet) => <span className={frame.hint}>{importKindNotes[kindOf(sheet)]}</span>,
    },
  ];
  return (
    <ImportFileStep
      state={state}
      dispatch={dispatch}
      title="选择要导入的文件"
      inspect={(uploadId) => client.roster.inspectImport({ uploadId })}
      kinds={kinds}
      request="请选择"
      columns={columns}
      before={beforeWords(state)}
    />
  );
}
