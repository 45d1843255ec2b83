import { Segmented } from 'antd';
import type { SignalFilter, SignalTotals } from '#shared/contract/recall.ts';
import { signalSuggestionLabels, signalSuggestions } from '#shared/policy/recall-rules.ts';
import { Choice, optionsOf } from '../components/choice.tsx';
import { PlaceFilter } from '../roster/place-filter.tsx';

interface SignalFilterBarProps {
  readonly filter: SignalFilter;
  readonly totals: SignalTotals | undefined;
  readonly onChange: (change: Partial<SignalFilter>) => void;
}

/** Whom, where, what is put forward, and whether it still waits. */
export function SignalFilterBar({ filter, totals, onChange }: SignalFilterBarProps) {
  const count = (value: number | undefined) => (value === undefined ? '' : ` ${value}`);
  return (
    <>
      <Segmented<SignalFilter['state']>
        aria-label="按处理情况筛选"
        value={filter.state}
        onChange={(state) => onChange({ state })}
        options={[
          { value: 'open', label: `待处理${count(totals?.open)}` },
          { value: 'dismissed', label: `不予采纳${count(totals?.dismissed)}` },
          { value: 'all', label: '全部' },
        ]}
      />
      <PlaceFilter places={filter} onChange={onChange} />
      <Choice
        label="按提示的措施筛选"
        placeholder="提示"
        value={filter.suggests}
        options={optionsOf(signalSuggestions, signalSuggestionLabels)}
        onChange={(suggests) => onChange({ suggests })}
      />
    </>
  );
}
