import { resolve } from 'node:path';
import { afterAll } from 'vitest';
import { createDocumentRenderer, type DocumentRenderer } from '../../electron/documents/document-renderer.ts';

/** Makes real documents in one thread, for all tests of a file; the thread ends with them. */
export function testRenderer(): DocumentRenderer {
  const renderer = createDocumentRenderer({
    resourcesDirectory: resolve(import.meta.dirname, '../../resources'),
    maximumThreads: 1,
  });
  afterAll(() => renderer.close());
  return renderer;
}
