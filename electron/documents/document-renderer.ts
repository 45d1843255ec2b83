import { availableParallelism } from 'node:os';
import { Piscina } from 'piscina';
import type { BallotSheet } from '#shared/archive/ballot-sheet.ts';
import type { DocumentSnapshot } from '#shared/archive/snapshots/index.ts';
import { MissingGlyphError } from './glyph-coverage.ts';
import type { MakingOptions } from './make-document.ts';
import type {
  BallotFile,
  RenderedBallots,
  RenderedDocument,
  RenderOutcome,
  RenderTask,
} from './rendering.types.ts';
import type { DocumentFooter } from './templates/footer.ts';

export interface DocumentRenderer {
  /**
   * Makes a document of any kind in a worker thread.
   *
   * @throws MissingGlyphError when some text has no glyph in any font; Error when fonts are missing or the
   *   renderer is closed
   */
  renderDocument(
    snapshot: DocumentSnapshot,
    footer: DocumentFooter,
    options?: MakingOptions,
  ): Promise<RenderedDocument>;
  /**
   * Makes the blank ballots of batches, as many copies as each says, in one file.
   *
   * @throws as {@link renderDocument}
   */
  renderBallots(batches: readonly BallotSheet[], description: BallotFile): Promise<RenderedBallots>;
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
  const pool = new Piscina<RenderTask, RenderOutcome>({
    filename: workerUrl().href,
    minThreads: 0,
    maxThreads: options.maximumThreads ?? Math.min(4, Math.max(1, availableParallelism() - 1)),
    idleTimeout,
    resourceLimits: { maxOldGenerationSizeMb },
    // The program's own switches (inspector, test runner) are not meant for the workers.
    execArgv: [],
  });
  return {
    async renderDocument(snapshot, footer, options = {}) {
      const outcome = await pool.run({ kind: 'document', resourcesDirectory, snapshot, footer, options });
      if (outcome.kind === 'document') return outcome.document;
      throw unmade(outcome);
    },
    async renderBallots(batches, description) {
      const outcome = await pool.run({ kind: 'ballots', resourcesDirectory, batches, description });
      if (outcome.kind === 'ballots') return outcome.file;
      throw unmade(outcome);
    },
    close: () => pool.close(),
  };
}

function unmade(outcome: RenderOutcome): Error {
  return outcome.kind === 'missing_glyph'
    ? new MissingGlyphError(outcome.glyphs)
    : new Error(`The worker answered with ${outcome.kind}`);
}

/** From the sources Node runs the worker as it is; in the built program it lies beside this bundle. */
function workerUrl(): URL {
  const name = import.meta.url.endsWith('.ts') ? './render.worker.ts' : './render-worker.js';
  return new URL(name, import.meta.url);
}
