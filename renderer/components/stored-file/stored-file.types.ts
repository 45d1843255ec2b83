/** A file that is kept in the database, as pages show and save it. */
export interface StoredFile {
  readonly path: `/files/${string}`;
  readonly fileName: string;
  readonly mediaType: string;
}

const shown: readonly string[] = ['application/pdf', 'image/jpeg', 'image/png'];

/** Whether the page shows files of the kind itself; others are only saved. */
export const isShown = ({ mediaType }: Pick<StoredFile, 'mediaType'>) => shown.includes(mediaType);
