import { Link, useLocation } from 'react-router';
import { isAllowed } from '#shared/permissions.ts';
import { navigation } from '../navigation.ts';
import { useSession } from '../session.tsx';
import styles from './layout.module.css';

/** The entry that the page belongs to: of several that lead towards it the closest, e.g. a village's of `/roster/villages`. */
const entryOf = (addresses: readonly string[], pathname: string) =>
  addresses
    .filter((to) => pathname === to || (to !== '/' && pathname.startsWith(`${to}/`)))
    .sort((a, b) => b.length - a.length)[0];

/** The pages one may open, with the one that is open marked. */
export function SideNavigation() {
  const { role } = useSession().user;
  const groups = navigation
    .map((group) => ({
      ...group,
      entries: group.entries.filter((entry) => isAllowed(role, entry.procedure)),
    }))
    .filter((group) => group.entries.length > 0);
  const current = entryOf(
    groups.flatMap(({ entries }) => entries.map(({ to }) => to)),
    useLocation().pathname,
  );
  return (
    <nav className={styles.nav} aria-label="主导航">
      {groups.map((group) => (
        <div key={group.label ?? ''}>
          {group.label !== null && <p className={styles.group}>{group.label}</p>}
          <ul>
            {group.entries.map(({ label, to, icon: Icon }) => (
              <li key={to}>
                <Link
                  to={to}
                  title={label}
                  aria-current={to === current ? 'page' : undefined}
                  className={to === current ? `${styles.entry} ${styles.active}` : (styles.entry ?? '')}
                >
                  <Icon />
                  <span className={styles.word}>{label}</span>
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}
