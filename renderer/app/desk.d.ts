import type { DeskApi } from '#shared/desk-api.ts';

declare global {
  interface Window {
    /** There in the Electron shell only; a browser window has none. */
    readonly desk?: DeskApi;
  }
}
