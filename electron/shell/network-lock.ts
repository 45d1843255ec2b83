import type { Session } from 'electron';
import { isDeskAddress } from './desk-address.ts';

/** Schemes whose content is made by the page itself and never leaves the machine. */
const ownSchemes = new Set(['app:', 'blob:', 'data:']);

/**
 * Keeps the session offline: whatever is not the program's own is cancelled before it reaches the network. The
 * content security policy says the same; this holds even when a response were served without it.
 *
 * @param development the page's development server, when there is one; its hot-reload socket is let through
 */
export function lockNetwork(session: Session, development?: URL): void {
  session.webRequest.onBeforeRequest((details, callback) => {
    callback({ cancel: !isAllowed(details.url, development) });
  });
  // A spell checker would fetch its dictionaries from outside.
  session.setSpellCheckerEnabled(false);
  session.on('will-download', (event, item) => {
    const source = item.getURL();
    const own = isDeskAddress(source) || source.startsWith('blob:app://desk/');
    if (!own) event.preventDefault();
  });
}

function isAllowed(address: string, development: URL | undefined): boolean {
  const url = URL.parse(address);
  if (!url) return false;
  if (ownSchemes.has(url.protocol)) return true;
  if (!development) return false;
  return url.protocol === 'devtools:' || url.host === development.host;
}
