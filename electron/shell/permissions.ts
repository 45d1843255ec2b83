import type { Session } from 'electron';
import { isDeskAddress } from './desk-address.ts';

/** Every permission this Electron knows; a new one does not compile until somebody has decided on it. */
type Permission = Parameters<NonNullable<Parameters<Session['setPermissionRequestHandler']>[0]>>[1];

interface Decision {
  readonly allowed: boolean;
  readonly reason: string;
}

const allow = (reason: string): Decision => ({ allowed: true, reason });
const deny = (reason: string): Decision => ({ allowed: false, reason });

/** What the page may ask of the machine. Denied unless there is work that needs it. */
export const permissionDecisions: Readonly<Record<Permission, Decision>> = {
  'clipboard-sanitized-write': allow('tables are copied into a spreadsheet with the copy button'),

  'clipboard-read': deny('pasting works without it; reading unasked would expose what other programs copied'),
  'deprecated-sync-clipboard-read': deny('same as clipboard-read'),
  fileSystem: deny('files are chosen through the file input and saved through the save dialog'),
  openExternal: deny('the program is offline and links to nothing outside'),
  fullscreen: deny('the menu has full screen; a page that takes the screen can imitate a login'),
  'automatic-fullscreen': deny('same as fullscreen'),
  pointerLock: deny('no use; hides the pointer'),
  keyboardLock: deny('no use; swallows system keys'),
  notifications: deny('messages belong in the page, not on a lock screen that strangers can read'),
  media: deny('no camera or microphone is used'),
  mediaKeySystem: deny('no protected media is played'),
  'display-capture': deny('the screen may show other records'),
  'captured-surface-control': deny('same as display-capture'),
  'speaker-selection': deny('no sound is played'),
  geolocation: deny('presence is recorded by people, never by positioning them'),
  'geolocation-approximate': deny('same as geolocation'),
  'idle-detection': deny('the page has its own idle lock and needs no system-wide one'),
  'local-fonts': deny('fonts are shipped; the list of installed ones is nobody’s business'),
  'local-network': deny('the program is offline'),
  'local-network-access': deny('the program is offline'),
  'loopback-network': deny('the page talks to the program over app: only'),
  'background-fetch': deny('the program is offline'),
  'background-sync': deny('the program is offline'),
  'periodic-background-sync': deny('the program is offline'),
  'persistent-storage': deny('records live in the database, not in the browser'),
  'storage-access': deny('there are no third parties'),
  'top-level-storage-access': deny('there are no third parties'),
  'screen-wake-lock': deny('a desk left alone should go dark'),
  'system-wake-lock': deny('a desk left alone should go to sleep'),
  'window-management': deny('one window is enough'),
  'web-app-installation': deny('it is installed already'),
  'web-printing': deny('printing goes through the print dialog, where a person decides'),
  'payment-handler': deny('nothing is paid for'),
  ar: deny('no use'),
  vr: deny('no use'),
  'hand-tracking': deny('no use'),
  sensors: deny('no use'),
  hid: deny('no devices are used'),
  serial: deny('no devices are used'),
  usb: deny('no devices are used'),
  nfc: deny('no devices are used'),
  midi: deny('no devices are used'),
  midiSysex: deny('no devices are used'),
  'smart-card': deny('no devices are used'),
  unknown: deny('what is not known is not allowed'),
};

/** True only when the program's own page asks for something the table allows. */
function isGranted(permission: string, askedFrom: string): boolean {
  // Electron may name a permission at run time that its types do not know yet.
  if (!Object.hasOwn(permissionDecisions, permission)) return false;
  return permissionDecisions[permission as Permission].allowed && isDeskAddress(askedFrom);
}

/** Installs the decisions above for requests, silent checks, devices and screen capture. */
export function restrictPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, callback, details) => {
    callback(isGranted(permission, details.requestingUrl));
  });
  session.setPermissionCheckHandler((_contents, permission, requestingOrigin) =>
    isGranted(permission, requestingOrigin),
  );
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, callback) => callback(null));
}
