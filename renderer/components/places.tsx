import { NavLink } from 'react-router';
import type { ProcedureName } from '#shared/contract/index.ts';
import { isAllowed } from '#shared/permissions.ts';
import { useSession } from '../app/session.tsx';
import styles from './places.module.css';

export interface Place {
  readonly label: string;
  /** Its whole address. */
  readonly to: string;
  /** Whether only this very address is the place, and not what lies below it. */
  readonly exact?: boolean;
  /** Shown to those who may call this. */
  readonly procedure: ProcedureName;
}

/** Pages that belong together, in the order of the work, as links in one line below the title. */
export function Places({ label, places }: { readonly label: string; readonly places: readonly Place[] }) {
  const { user } = useSession();
  return (
    <nav className={styles.places} aria-label={label}>
      {places
        .filter(({ procedure }) => isAllowed(user.role, procedure))
        .map(({ label: name, to, exact = false }) => (
          <NavLink key={to} to={to} end={exact}>
            {name}
          </NavLink>
        ))}
    </nav>
  );
}
