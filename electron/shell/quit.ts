import { app } from 'electron';
import type { Application } from '../application.types.ts';

/**
 * Quitting waits until the database is closed. Uses `will-quit`, which comes after the windows have closed: a page
 * with unsaved input is asked first, while the application still answers it.
 *
 * @param opening the application, or the failure to make one
 */
export function closeBeforeQuit(opening: Promise<Application>): void {
  let state: 'open' | 'closing' | 'closed' = 'open';
  app.on('will-quit', (event) => {
    if (state === 'closed') return;
    event.preventDefault();
    if (state === 'closing') return;
    state = 'closing';
    opening
      .then((application) => application.close())
      .catch(() => undefined)
      .finally(() => {
        state = 'closed';
        app.quit();
      });
  });
  app.on('window-all-closed', () => app.quit());
}
