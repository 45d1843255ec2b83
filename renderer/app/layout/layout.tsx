import { useEffect, useState } from 'react';
import { Outlet, useNavigation } from 'react-router';
import { useShortcut } from '../../components/use-shortcut.ts';
import { useIdleLock } from '../use-idle-lock.ts';
import { CommandPalette } from './command-palette.tsx';
import styles from './layout.module.css';
import { SideNavigation } from './side-navigation.tsx';
import { TopBar } from './top-bar.tsx';

const mainId = 'desk-main';

/** The frame: navigation at the left, a bar at the top, the page between them. */
export function Layout() {
  const [palette, setPalette] = useState(false);
  const { state } = useNavigation();
  useShortcut('k', () => setPalette(true));
  useIdleLock();

  // Each page starts at its top; the page area scrolls, not the window.
  useEffect(() => {
    if (state === 'idle') document.getElementById(mainId)?.scrollTo(0, 0);
  }, [state]);

  return (
    <div className={styles.frame}>
      <a className={styles.skip} href={`#${mainId}`}>
        跳到正文
      </a>
      <TopBar onSearch={() => setPalette(true)} />
      <SideNavigation />
      <main id={mainId} className={styles.main} tabIndex={-1} aria-busy={state !== 'idle'}>
        <Outlet />
      </main>
      <CommandPalette open={palette} onClose={() => setPalette(false)} />
    </div>
  );
}
