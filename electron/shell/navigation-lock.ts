import { app, type WebContents } from 'electron';
import { isDeskAddress } from './desk-address.ts';

/**
 * Nothing leaves the page: no navigation or redirect to another origin in any frame, no new window, no webview.
 * Applied to every web contents there will ever be, so that a forgotten one cannot escape.
 */
export function lockNavigation(): void {
  app.on('web-contents-created', (_event, contents) => lockContents(contents));
}

function lockContents(contents: WebContents): void {
  contents.on('will-navigate', (event) => {
    if (!isDeskAddress(event.url)) event.preventDefault();
  });
  contents.on('will-frame-navigate', (event) => {
    if (!isDeskAddress(event.url)) event.preventDefault();
  });
  contents.on('will-redirect', (event) => {
    if (!isDeskAddress(event.url)) event.preventDefault();
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}
