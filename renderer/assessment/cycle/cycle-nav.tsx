import { NavLink } from 'react-router';
import type { ProcedureName } from '#shared/contract/index.ts';
import type { CycleId } from '#shared/ids.ts';
import { isAllowed } from '#shared/permissions.ts';
import { useSession } from '../../app/session.tsx';
import styles from './cycle-nav.module.css';

interface Place {
  readonly label: string;
  /** Below the cycle's own address. */
  readonly to: string;
  /** Shown to those who may call this. */
  readonly procedure: ProcedureName;
}

const places: readonly Place[] = [
  { label: '总况', to: '', procedure: 'assessment.cycleSummary' },
  { label: '考核对象', to: 'people', procedure: 'assessment.list' },
  { label: '资格审核', to: 'eligibility', procedure: 'assessment.listEligibility' },
  { label: '测评票', to: 'ballots', procedure: 'assessment.listBatches' },
  { label: '等次评定', to: 'board', procedure: 'assessment.board' },
  { label: '公示', to: 'publicity', procedure: 'assessment.publicity' },
  { label: '告知与反馈', to: 'results', procedure: 'assessment.results' },
];

/** The places of one cycle, in the order of its work. */
export function CycleNav({ cycleId }: { readonly cycleId: CycleId }) {
  const { user } = useSession();
  return (
    <nav className={styles.places} aria-label="本次考核">
      {places
        .filter(({ procedure }) => isAllowed(user.role, procedure))
        .map(({ label, to }) => (
          <NavLink key={label} to={`/assessment/${cycleId}${to && `/${to}`}`} end={to === ''}>
            {label}
          </NavLink>
        ))}
    </nav>
  );
}
