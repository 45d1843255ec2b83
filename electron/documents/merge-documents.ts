import type { Piscina } from 'piscina';
import { ruleViolation } from '../errors.ts';
import { MissingGlyphError } from './glyph-coverage.ts';
import type {
  FontPlaces,
  LaidOutSlice,
  MergedOptions,
  MergedPart,
  RenderedFile,
  RenderOutcome,
  RenderTask,
  RenderWork,
} from './rendering.types.ts';

/** Threads that a merged file is made with. */
export interface MergingThreads {
  /** Where fonts are by now; those that the documents ask for are added as they are laid out. */
  fontPlaces(): FontPlaces;
  /** Lays out slices; shared with single documents. */
  layOut(work: Extract<RenderWork, { kind: 'slice' }>): Promise<RenderOutcome>;
  readonly layOutThreads: number;
  /** One thread, for the file alone: it grows there. */
  openThread(): Piscina<RenderTask, RenderOutcome>;
}

interface MergingHandlers {
  readonly write: (piece: Uint8Array<ArrayBuffer>) => void | Promise<void>;
  readonly onProgress: ((done: number) => void) | undefined;
  readonly signal: AbortSignal | undefined;
}

/** Documents that are laid out in one go: few enough that an abort is heeded at once. */
const sliceLength = 8;

/**
 * Makes a merged file: some threads lay out slices of it, at most one more than there are threads at a time, one thread
 * writes them down in order. So neither the data nor the pages of all documents are ever in memory together.
 *
 * @returns number of pages
 */
export async function writeMerged(
  threads: MergingThreads,
  parts: Iterable<MergedPart> | AsyncIterable<MergedPart>,
  options: MergedOptions,
  { write, onProgress, signal }: MergingHandlers,
): Promise<number> {
  signal?.throwIfAborted();
  const thread = threads.openThread();
  const waiting: Promise<LaidOutSlice>[] = [];
  let done = 0;
  const writeNext = async () => {
    const slice = await waiting.shift();
    signal?.throwIfAborted();
    if (!slice) return;
    const task = { kind: 'merge_add', ...threads.fontPlaces(), slice } as const;
    const { bytes } = mergedOf(await thread.run(task, { transferList: [slice.bytes.buffer] }));
    await write(bytes);
    done += slice.parts.length;
    onProgress?.(done);
  };
  try {
    mergedOf(await thread.run({ kind: 'merge_begin', ...threads.fontPlaces(), options }));
    for await (const slice of slicesOf(parts)) {
      const laidOut = threads.layOut({ kind: 'slice', parts: slice, sides: options.sides }).then(sliceOf);
      // Whoever waits for it hears of a failure; until then it is not left unheard.
      laidOut.catch(() => undefined);
      waiting.push(laidOut);
      if (waiting.length > threads.layOutThreads) await writeNext();
    }
    while (waiting.length > 0) await writeNext();
    const { bytes, pages } = mergedOf(await thread.run({ kind: 'merge_end', ...threads.fontPlaces() }));
    await write(bytes);
    return pages;
  } finally {
    await Promise.allSettled(waiting);
    await thread.destroy();
  }
}

async function* slicesOf(
  parts: Iterable<MergedPart> | AsyncIterable<MergedPart>,
): AsyncGenerator<MergedPart[]> {
  let slice: MergedPart[] = [];
  for await (const part of parts) {
    slice.push(part);
    if (slice.length === sliceLength) {
      yield slice;
      slice = [];
    }
  }
  if (slice.length > 0) yield slice;
}

function sliceOf(outcome: RenderOutcome): LaidOutSlice {
  if (outcome.kind === 'slice') return outcome.slice;
  throw unmade(outcome);
}

function mergedOf(outcome: RenderOutcome): RenderedFile {
  if (outcome.kind === 'merged') return outcome;
  throw unmade(outcome);
}

/** The error that a worker told as data. */
export function unmade(outcome: RenderOutcome): Error {
  switch (outcome.kind) {
    case 'missing_glyph':
      return new MissingGlyphError(outcome.glyphs);
    case 'house_font_gone':
      return ruleViolation(
        'house_font_missing',
        '文书设置选用的字体文件刚刚被移走或换成了别的版本，文书没有生成。请装回这个字体，或在“文书设置”里改用随程序的字体。',
      );
    default:
      return new Error(`The worker answered with ${outcome.kind}`);
  }
}
