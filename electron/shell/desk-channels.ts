/** Names of the calls between preload script and main process. */
export type DeskChannel = 'desk:save-file' | 'desk:print';
