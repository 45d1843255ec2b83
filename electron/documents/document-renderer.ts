import { availableParallelism } from 'node:os';
import { Piscina } from 'piscina';
import type { AnnualFormSnapshot } from '#shared/archive/snapshots/annual-form.ts';
import { MissingGlyphError } from './glyph-coverage.ts';
import type { Sides } from './page-geometry.ts';
import type { AnnualFormTask, RenderedDocument, RenderOutcome } from './rendering.types.ts';
import type { AnnualFormFooter } from './templates/annual-form-footer.ts';

export interface DocumentRenderer {
  /**
   * Makes a 年度考核登记表 in a worker thread. `sides` is `single` unless said otherwise: the binding edge is then
   * left on every page; `duplex` mirrors the back pages.
   *
   * @throws MissingGlyphError when some text has no glyph in any font; Error when fonts are missing or the
   *   renderer is closed
   */
  renderAnnualForm(
    snapshot: AnnualFormSnapshot,
    footer: AnnualFormFooter,
    sides?: Sides,
  ): Promise<RenderedDocument>;
  /** Finishes what is being made, then stops the threads. */
  close(): Promise<void>;
}

export interface DocumentRendererOptions {
  /** Folder that holds `fonts/`. */
  readonly resourcesDirectory: string;
  /** Threads at most; by default one fewer than the processor has, up to four. */
  readonly maximumThreads?: number;
}

/**
 * A thread keeps the fonts (about 50 MB) in memory; it ends after this many milliseconds without work, so that an
 * idle program gives them back.
 */
const idleTimeout = 60_000;

/** A document needs some 60 MB; the limit makes the thread collect its garbage instead of growing to a gigabyte. */
const maxOldGenerationSizeMb = 256;

/** Makes PDF documents away from the serving thread. Threads start with the first document. */
export function createDocumentRenderer(options: DocumentRendererOptions): DocumentRenderer {
  const { resourcesDirectory } = options;
  const pool = new Piscina<AnnualFormTask, RenderOutcome>({
    filename: workerUrl().href,
    minThreads: 0,
    maxThreads: options.maximumThreads ?? Math.min(4, Math.max(1, availableParallelism() - 1)),
    idleTimeout,
    resourceLimits: { maxOldGenerationSizeMb },
    // The program's own switches (inspector, test runner) are not meant for the workers.
    execArgv: [],
  });
  return {
    async renderAnnualForm(snapshot, footer, sides = 'single') {
      const outcome = await pool.run({ resourcesDirectory, snapshot, footer, sides });
      if (outcome.kind === 'missing_glyph') throw new MissingGlyphError(outcome.glyphs);
      return outcome.document;
    },
    close: () => pool.close(),
  };
}

/** From the sources Node runs the worker as it is; in the built program it lies beside this bundle. */
function workerUrl(): URL {
  const name = import.meta.url.endsWith('.ts') ? './render.worker.ts' : './render-worker.js';
  return new URL(name, import.meta.url);
}
