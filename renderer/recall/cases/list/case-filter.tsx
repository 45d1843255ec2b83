import { useQuery } from '@tanstack/react-query';
import { Segmented } from 'antd';
import { useCallback } from 'react';
import { caseOutcomeLabels, caseOutcomes, caseStageLabels, caseStages } from '#shared/case-vocabulary.ts';
import { type CaseGroup, caseGroupLabels, caseGroups } from '#shared/contract/recall-case.ts';
import { orpc } from '../../../app/client.ts';
import { formatCount } from '../../../app/format.ts';
import { Choice, optionsOf } from '../../../components/choice.tsx';
import { TextFilter } from '../../../components/text-filter.tsx';
import type { CaseAddress } from './case-address.ts';
import styles from './cases.module.css';

interface CaseGroupsProps {
  readonly group: CaseGroup;
  readonly counts: Partial<Record<CaseGroup, number>>;
  readonly onChange: (group: CaseGroup) => void;
}

/** Which cases, by how they stand, each with its number. */
export function CaseGroups({ group, counts, onChange }: CaseGroupsProps) {
  return (
    <Segmented<CaseGroup>
      aria-label="按办理情况筛选"
      value={group}
      onChange={onChange}
      options={caseGroups.map((value) => {
        const count = counts[value];
        const words = count === undefined ? '' : ` ${formatCount(count)}`;
        const late = value === 'overdue' && (count ?? 0) > 0;
        return {
          value,
          label: (
            <span className={late ? styles.late : undefined}>
              {caseGroupLabels[value]}
              {words}
            </span>
          ),
        };
      })}
    />
  );
}

interface CaseFilterBarProps {
  readonly filter: CaseAddress;
  /** Triggers that occur, of the scheme in force and of earlier ones. */
  readonly triggers: readonly { readonly code: string; readonly title: string }[];
  readonly years: readonly number[];
  readonly onChange: (part: Partial<CaseAddress>) => void;
}

/** Words of a name, and choices of trigger, stage, township, unit, outcome and year. */
export function CaseFilterBar({ filter, triggers, years, onChange }: CaseFilterBarProps) {
  const townships = useQuery(orpc.roster.listTownships.queryOptions()).data?.townships ?? [];
  const units = useQuery(orpc.roster.listUnits.queryOptions()).data?.units ?? [];
  const setText = useCallback((text: string) => onChange({ text }), [onChange]);
  return (
    <>
      <TextFilter
        className={styles.search}
        value={filter.text}
        placeholder="编号、姓名、村、单位、首字母"
        aria-label="查找编号、姓名、村、单位"
        onChange={setText}
      />
      <Choice
        width="long"
        label="按召回情形筛选"
        placeholder="召回情形"
        value={filter.triggerCode}
        options={triggers.map(({ code, title }) => ({ value: code, label: title }))}
        onChange={(triggerCode) => onChange({ triggerCode })}
      />
      <Choice
        width="short"
        label="按环节筛选"
        placeholder="环节"
        value={filter.stage}
        options={optionsOf(caseStages, caseStageLabels)}
        onChange={(stage) => onChange({ stage })}
      />
      <Choice
        label="按乡镇筛选"
        placeholder="乡镇"
        value={filter.townshipId}
        options={townships.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(townshipId) => onChange({ townshipId })}
      />
      <Choice
        width="long"
        label="按派出单位筛选"
        placeholder="派出单位"
        value={filter.unitId}
        options={units.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(unitId) => onChange({ unitId })}
      />
      <Choice
        width="short"
        label="按结果筛选"
        placeholder="结果"
        value={filter.outcome}
        options={optionsOf(caseOutcomes, caseOutcomeLabels)}
        onChange={(outcome) => onChange({ outcome })}
      />
      <Choice
        width="short"
        label="按立案年度筛选"
        placeholder="年度"
        value={filter.year}
        options={years.map((year) => ({ value: String(year), label: `${year}年` }))}
        onChange={(year) => onChange({ year })}
      />
    </>
  );
}
