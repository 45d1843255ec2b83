import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** An empty folder of its own for the running test; gone when the test ends. */
export function temporaryDirectory(): string {
  const { path, remove } = createTemporaryDirectory();
  onTestFinished(remove);
  return path;
}

/** The same for use outside a test; the caller removes it. */
export function createTemporaryDirectory(): { path: string; remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'cadredesk-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}
