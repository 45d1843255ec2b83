import { Button } from 'antd';
import { leaveAttentions } from '#shared/contract/presence-leave.ts';
import {
  type LeaveKind,
  type LeaveState,
  leaveKindLabels,
  leaveKinds,
  leaveStateLabels,
  leaveStates,
} from '#shared/vocabulary.ts';
import { Choice, optionsOf } from '../../components/choice.tsx';
import { everywhere, PlaceFilter, type Places } from '../../roster/place-filter.tsx';
import { attentionLabels, type LeaveAttention } from './leave-words.ts';

/** What the list of leaves is narrowed by. */
export interface LeaveListFilter extends Places {
  readonly state: LeaveState | null;
  readonly kind: LeaveKind | null;
  /** `2026` or `2026-03`. */
  readonly period: string | null;
  readonly attention: LeaveAttention | null;
}

export const noLeaveFilter: LeaveListFilter = {
  ...everywhere,
  state: null,
  kind: null,
  period: null,
  attention: null,
};

export const isFiltered = (filter: LeaveListFilter): boolean =>
  Object.values(filter).some((value) => value !== null && value !== '');

interface LeaveFilterBarProps {
  readonly filter: LeaveListFilter;
  readonly onChange: (change: Partial<LeaveListFilter>) => void;
}

/** Where, who sent them, which kind, how far, and what is owed; the time is chosen beside the month. */
export function LeaveFilterBar({ filter, onChange }: LeaveFilterBarProps) {
  return (
    <>
      <PlaceFilter places={filter} onChange={onChange} />
      <Choice
        width="short"
        label="按类别筛选"
        placeholder="类别"
        value={filter.kind}
        options={optionsOf(leaveKinds, leaveKindLabels)}
        onChange={(kind) => onChange({ kind })}
      />
      <Choice
        width="short"
        label="按状态筛选"
        placeholder="状态"
        value={filter.state}
        options={optionsOf(leaveStates, leaveStateLabels)}
        onChange={(state) => onChange({ state })}
      />
      <Choice
        width="short"
        label="按待办筛选"
        placeholder="待办"
        value={filter.attention}
        options={optionsOf(leaveAttentions, attentionLabels)}
        onChange={(attention) => onChange({ attention })}
      />
      {isFiltered(filter) && (
        <Button type="text" aria-label="清除筛选" onClick={() => onChange(noLeaveFilter)}>
          清除
        </Button>
      )}
    </>
  );
}
