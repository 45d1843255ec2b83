import { availableParallelism } from 'node:os';
import { Piscina } from 'piscina';
import type { BallotSheet } from '#shared/archive/ballot-sheet.ts';
import type { DocumentSnapshot } from '#shared/archive/snapshots/index.ts';
import { type HouseFontFile, houseFontsOf } from './house-fonts/house-face.ts';
import type { HouseFonts } from './house-fonts/house-fonts.ts';
import type { MakingOptions } from './make-document.ts';
import { unmade, writeMerged } from './merge-documents.ts';
import type {
  BallotFile,
  FontPlaces,
  MergedOptions,
  MergedPart,
  RenderedBallots,
  RenderedDocument,
  RenderedFile,
  RenderOutcome,
  RenderTask,
  RenderWork,
} from './rendering.types.ts';
import type { DocumentFooter } from './templates/footer.ts';

export type { MergedOptions, MergedPart, RenderedFile } from './rendering.types.ts';

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
  /**
   * Puts documents into one file to print, with a bookmark for each. The whole file is kept in memory; see
   * {@link writeMerged} for thousands of documents.
   *
   * @param onProgress told how many parts are done
   * @param signal between some parts and the next nothing more is made once it is aborted
   * @throws as {@link renderDocument}; the reason of the signal
   */
  renderMerged(
    parts: readonly MergedPart[],
    options: MergedOptions,
    onProgress?: (done: number) => void,
    signal?: AbortSignal,
  ): Promise<RenderedFile>;
  /**
   * As {@link renderMerged}, handing over the file piece by piece: parts are asked for as they are needed, and nothing
   * is kept that was written.
   *
   * @param write takes the next piece of the file; the next parts wait for it
   * @returns number of pages
   */
  writeMerged(
    parts: Iterable<MergedPart> | AsyncIterable<MergedPart>,
    options: MergedOptions,
    write: (piece: Uint8Array<ArrayBuffer>) => void | Promise<void>,
    onProgress?: (done: number) => void,
    signal?: AbortSignal,
  ): Promise<number>;
  /** Finishes what is being made, then stops the threads. */
  close(): Promise<void>;
}

export interface DocumentRendererOptions {
  /** Folder that holds `fonts/`. */
  readonly resourcesDirectory: string;
  /** Finds fonts of the computer; without it no paper can be set in one. */
  readonly houseFonts?: Pick<HouseFonts, 'pathOf'>;
  /** Threads at most; by default as many as the processor has, up to four. */
  readonly maximumThreads?: number;
}

/**
 * A thread keeps the fonts (about 50 MB) in memory; it ends after this many milliseconds without work, so that an
 * idle program gives them back.
 */
const idleTimeout = 60_000;

/**
 * A document needs some 60 MB; the limits make the thread collect its garbage instead of growing to a gigabyte. What a
 * form leaves behind is young: with room for more of it two threads took 540 MB and were not faster (docs/performance.md).
 */
const resourceLimits = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 16 };

/** Makes PDF documents away from the serving thread. Threads start with the first document. */
export function createDocumentRenderer(options: DocumentRendererOptions): DocumentRenderer {
  const { resourcesDirectory } = options;
  const maxThreads = options.maximumThreads ?? Math.min(4, availableParallelism());
  const threads = (number: number, settings: { minThreads: number; idleTimeout: number }) =>
    new Piscina<RenderTask, RenderOutcome>({
      filename: workerUrl().href,
      maxThreads: number,
      ...settings,
      resourceLimits,
      // The program's own switches (inspector, test runner) are not meant for the workers.
      execArgv: [],
    });
  const pool = threads(maxThreads, { minThreads: 0, idleTimeout });
  const found = new Map<string, HouseFontFile>();
  const fontPlaces = (): FontPlaces => ({ resourcesDirectory, houseFonts: [...found.values()] });
  const run = async (work: RenderWork, snapshots: readonly DocumentSnapshot[]) => {
    for (const font of snapshots.flatMap(houseFontsOf)) {
      if (found.has(font.sha256)) continue;
      if (!options.houseFonts) throw new Error(`Nobody looks for the font ${font.family}`);
      found.set(font.sha256, { sha256: font.sha256, path: await options.houseFonts.pathOf(font) });
    }
    const outcome = await pool.run({ ...work, ...fontPlaces() });
    if (outcome.kind === 'house_font_gone') found.delete(outcome.sha256);
    return outcome;
  };
  const merging = {
    fontPlaces,
    layOut: (work: Extract<RenderWork, { kind: 'slice' }>) =>
      run(
        work,
        work.parts.map(({ snapshot }) => snapshot),
      ),
    layOutThreads: maxThreads,
    openThread: () => threads(1, { minThreads: 1, idleTimeout: Number.POSITIVE_INFINITY }),
  };
  return {
    async renderDocument(snapshot, footer, options = {}) {
      const outcome = await run({ kind: 'document', snapshot, footer, options }, [snapshot]);
      if (outcome.kind === 'document') return outcome.document;
      throw unmade(outcome);
    },
    async renderBallots(batches, description) {
      const outcome = await run({ kind: 'ballots', batches, description }, []);
      if (outcome.kind === 'ballots') return outcome.file;
      throw unmade(outcome);
    },
    async renderMerged(parts, options, onProgress, signal) {
      const pieces: Uint8Array<ArrayBuffer>[] = [];
      const keep = (piece: Uint8Array<ArrayBuffer>) => void pieces.push(piece);
      const pages = await writeMerged(merging, parts, options, { write: keep, onProgress, signal });
      return { bytes: joined(pieces), pages };
    },
    writeMerged: (parts, options, write, onProgress, signal) =>
      writeMerged(merging, parts, options, { write, onProgress, signal }),
    close: () => pool.close(),
  };
}

function joined(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

/** From the sources Node runs the worker as it is; in the built program it lies beside this bundle. */
function workerUrl(): URL {
  const name = import.meta.url.endsWith('.ts') ? './render.worker.ts' : './render-worker.js';
  return new URL(name, import.meta.url);
}
