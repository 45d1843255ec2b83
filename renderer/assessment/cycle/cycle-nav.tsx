import type { CycleId } from '#shared/ids.ts';
import { type Place, Places } from '../../components/places.tsx';

/** Addresses below the cycle's own. */
const places: readonly Place[] = [
  { label: '总况', to: '', exact: true, procedure: 'assessment.cycleSummary' },
  { label: '考核对象', to: '/people', procedure: 'assessment.list' },
  { label: '资格审核', to: '/eligibility', procedure: 'assessment.listEligibility' },
  { label: '测评票', to: '/ballots', procedure: 'assessment.listBatches' },
  { label: '等次评定', to: '/board', procedure: 'assessment.board' },
  { label: '公示', to: '/publicity', procedure: 'assessment.publicity' },
  { label: '告知与反馈', to: '/results', procedure: 'assessment.results' },
];

/** The places of one cycle, in the order of its work. */
export function CycleNav({ cycleId }: { readonly cycleId: CycleId }) {
  return (
    <Places
      label="本次考核"
      places={places.map((place) => ({ ...place, to: `/assessment/${cycleId}${place.to}` }))}
    />
  );
}
