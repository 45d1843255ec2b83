/**
 * What the Electron shell adds to the page as `window.desk`. In a browser window there is no `desk`: the page then
 * downloads files and prints with the browser's own means.
 */
export interface DeskApi {
  readonly shell: 'electron';
  /**
   * Asks where to save and writes the file.
   *
   * @param name suggested file name with extension, without a folder
   */
  saveFile(name: string, bytes: Uint8Array): Promise<SaveFileResult>;
  /** Opens the system's print dialog for the page as it is shown. Resolves when the dialog is done. */
  print(): Promise<PrintResult>;
}

export type SaveFileResult =
  | { readonly outcome: 'saved'; readonly path: string }
  | { readonly outcome: 'cancelled' }
  | { readonly outcome: 'failed'; readonly message: string };

export type PrintResult =
  | { readonly outcome: 'printed' }
  | { readonly outcome: 'cancelled' }
  | { readonly outcome: 'failed'; readonly message: string };
