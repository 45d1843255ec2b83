import { Checkbox, InputNumber } from 'antd';
import { type Dispatch, useId } from 'react';
import { importKindLabels } from '../../app/words.ts';
import frame from '../../components/import/import.module.css';
import { choiceOf, sheetOf } from '../../components/import/import-machine.ts';
import { Panel } from '../../components/page.tsx';
import styles from './import.module.css';
import {
  changed,
  type ImportAction,
  type ImportState,
  type SheetChoice,
  type SheetSummary,
} from './import-state.ts';
import { MappingTable } from './mapping-table.tsx';
import { isYear } from './obstacles.ts';

interface ColumnsStepProps {
  readonly state: ImportState;
  readonly dispatch: Dispatch<ImportAction>;
}

/** Which column is which; for the annex tables, whose columns are fixed, the options they need. */
export function ColumnsStep({ state, dispatch }: ColumnsStepProps) {
  const sheet = sheetOf(state);
  const choice = choiceOf(state);
  if (!sheet || !choice) return null;
  const change = (next: Partial<Omit<SheetChoice, 'decisions'>>) => dispatch(changed(next));
  return (
    <Panel title={`“${sheet.name}”按${importKindLabels[choice.kind]}导入`}>
      <div className={frame.stack}>
        {choice.kind === 'annex_posts' && <AnnexPostsOptions choice={choice} onChange={change} />}
        {choice.kind === 'annex_funding' && <FundingOptions choice={choice} onChange={change} />}
        {choice.kind === 'roster' ? (
          <MappingTable sheet={sheet} mapping={choice.mapping} onChange={(mapping) => change({ mapping })} />
        ) : (
          <FoundColumns sheet={sheet} />
        )}
      </div>
    </Panel>
  );
}

interface OptionsProps {
  readonly choice: SheetChoice;
  readonly onChange: (change: Partial<Omit<SheetChoice, 'decisions'>>) => void;
}

function AnnexPostsOptions({ choice, onChange }: OptionsProps) {
  return (
    <div>
      <Checkbox
        checked={choice.leadUnitFirstSecretary}
        onChange={(event) => onChange({ leadUnitFirstSecretary: event.target.checked })}
      >
        把每个村牵头单位的第一个岗位设为第一书记（队长），其余设为工作队员
      </Checkbox>
      <p className={frame.hint}>
        每个村最前面的单位是牵头单位。不勾选时岗位的驻村职务先空着，安排人员时再定。
      </p>
    </div>
  );
}

function FundingOptions({ choice, onChange }: OptionsProps) {
  const id = useId();
  const wrong = !isYear(choice.year);
  return (
    <div className={styles.option}>
      <label htmlFor={id}>年度</label>
      <InputNumber
        id={id}
        className={styles.year ?? ''}
        value={choice.year}
        precision={0}
        controls={false}
        status={wrong ? 'error' : ''}
        placeholder="如 2022"
        onChange={(year) => onChange({ year })}
      />
      <span className={frame.hint}>
        {wrong ? '年度应在 2000 至 2199 之间。' : '这张表是哪一年的经费，请核对。'}
      </span>
    </div>
  );
}

function FoundColumns({ sheet }: { readonly sheet: SheetSummary }) {
  return (
    <table className={frame.table}>
      <caption>这类表的列是固定的，读到下面这些，请核对是不是这张表。</caption>
      <thead>
        <tr>
          <th scope="col">列</th>
          <th scope="col">标题</th>
          <th scope="col">第一行的内容</th>
        </tr>
      </thead>
      <tbody>
        {sheet.columns.map((column) => (
          <tr key={column.index}>
            <th scope="row" className={styles.letter}>
              {column.letter}
            </th>
            <td>{column.title || <span className={frame.hint}>无标题</span>}</td>
            <td className={styles.sample}>{column.sample}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
