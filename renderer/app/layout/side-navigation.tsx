import { NavLink } from 'react-router';
import { isAllowed } from '#shared/permissions.ts';
import { navigation } from '../navigation.ts';
import { useSession } from '../session.tsx';
import styles from './layout.module.css';

/** The pages one may open, with the one that is open marked. */
export function SideNavigation() {
  const { role } = useSession().user;
  const groups = navigation
    .map((group) => ({
      ...group,
      entries: group.entries.filter((entry) => isAllowed(role, entry.procedure)),
    }))
    .filter((group) => group.entries.length > 0);
  return (
    <nav className={styles.nav} aria-label="主导航">
      {groups.map((group) => (
        <div key={group.label ?? ''}>
          {group.label !== null && <p className={styles.group}>{group.label}</p>}
          <ul>
            {group.entries.map(({ label, to, icon: Icon }) => (
              <li key={to}>
                <NavLink
                  to={to}
                  end={to === '/'}
                  title={label}
                  className={({ isActive }) =>
                    isActive ? `${styles.entry} ${styles.active}` : (styles.entry ?? '')
                  }
                >
                  <Icon />
                  <span className={styles.word}>{label}</span>
                </NavLink>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}
