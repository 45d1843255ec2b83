import { Select } from 'antd';
import { type ColumnMapping, type RosterField, rosterFields } from '#shared/contract/roster.ts';
import frame from '../../components/import/import.module.css';
import styles from './import.module.css';
import { requiredFields, type SheetSummary } from './import-state.ts';
import { rosterFieldLabels } from './import-words.ts';

interface MappingTableProps {
  readonly sheet: SheetSummary;
  readonly mapping: ColumnMapping;
  readonly onChange: (mapping: ColumnMapping) => void;
}

/** Field by field: which column of the sheet it is in, with the first value as a check. */
export function MappingTable({ sheet, mapping, onChange }: MappingTableProps) {
  const options = sheet.columns.map(({ index, letter, title }) => ({
    value: index,
    label: `${letter}　${title || '（无标题）'}`,
  }));
  const used = new Set(Object.values(mapping));
  const unused = sheet.columns.filter(({ index }) => !used.has(index));
  const fieldsOf = (column: number) => rosterFields.filter((field) => mapping[field] === column);

  function remark(field: RosterField): string | null {
    const column = mapping[field];
    if (typeof column !== 'number') {
      if (requiredFields.includes(field)) return '必须指定一列';
      return field === 'township' ? '没有时，村名在台账里唯一才能认出' : null;
    }
    const others = fieldsOf(column).filter((other) => other !== field);
    return others.length > 0
      ? `与${others.map((other) => rosterFieldLabels[other]).join('、')}用了同一列`
      : null;
  }

  return (
    <>
      <table className={`${frame.table} ${styles.mapping}`}>
        <caption>左边是台账的字段，请核对每一项取自文件的哪一列。已按列标题预先选好。</caption>
        <thead>
          <tr>
            <th scope="col">字段</th>
            <th scope="col">文件中的列</th>
            <th scope="col">第一行的内容</th>
            <th scope="col">提示</th>
          </tr>
        </thead>
        <tbody>
          {rosterFields.map((field) => {
            const column = sheet.columns.find(({ index }) => index === mapping[field]);
            const note = remark(field);
            const wrong = note !== null && field !== 'township';
            return (
              <tr key={field}>
                <th scope="row">
                  {rosterFieldLabels[field]}
                  {requiredFields.includes(field) && (
                    <span className={`${frame.badge} ${styles.required}`}>必需</span>
                  )}
                </th>
                <td>
                  <Select
                    className={styles.column ?? ''}
                    size="small"
                    aria-label={`${rosterFieldLabels[field]}在哪一列`}
                    allowClear
                    showSearch={{ optionFilterProp: 'label' }}
                    placeholder="文件中没有"
                    status={wrong ? 'warning' : ''}
                    value={mapping[field] ?? null}
                    options={options}
                    onChange={(index: number | null = null) => onChange({ ...mapping, [field]: index })}
                  />
                </td>
                <td className={styles.sample}>{column?.sample}</td>
                <td className={wrong ? frame.warn : frame.hint}>{note}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {unused.length > 0 && (
        <p className={frame.hint}>
          没有用到的列：{unused.map(({ letter, title }) => `${letter} ${title || '（无标题）'}`).join('、')}。
        </p>
      )}
    </>
  );
}
