import { move, transferableSymbol, valueSymbol } from 'piscina';
import { type Face, type FontSet, type HouseFaceId, loadFontSet } from './fonts.ts';
import { MissingGlyphError } from './glyph-coverage.ts';
import { type HouseFontFile, HouseFontGone, houseFace, houseFaceId } from './house-fonts/house-face.ts';
import { makeBallots } from './make-ballots.ts';
import { makeDocument } from './make-document.ts';
import { layOutSlice, MergedFile } from './merged-file.ts';
import type { FontPlaces, RenderOutcome, RenderTask } from './rendering.types.ts';

const shipped = new Map<string, Promise<FontSet>>();
const houseFaces = new Map<string, Face>();
const withHouse = new Map<string, FontSet>();

/** Fonts are read and parsed once for a worker; a failed reading is tried again with the next document. */
async function fontsOf({ resourcesDirectory, houseFonts }: FontPlaces): Promise<FontSet> {
  let fonts = shipped.get(resourcesDirectory);
  if (!fonts) {
    fonts = loadFontSet(resourcesDirectory);
    fonts.catch(() => shipped.delete(resourcesDirectory));
    shipped.set(resourcesDirectory, fonts);
  }
  if (houseFonts.length === 0) return fonts;
  // The same fonts are the same set, for which the layout remembers what it has measured.
  const key = `${resourcesDirectory}\n${houseFonts.map(({ sha256 }) => sha256).join(' ')}`;
  const set = withHouse.get(key) ?? { ...(await fonts), house: new Map(houseFonts.map(houseEntry)) };
  withHouse.set(key, set);
  return set;
}

function houseEntry(file: HouseFontFile): [HouseFaceId, Face] {
  const face = houseFaces.get(file.sha256) ?? houseFace(file);
  houseFaces.set(file.sha256, face);
  return [houseFaceId(file), face];
}

/** Entry of a worker thread: makes one file, or takes one step of a merged one. */
export default async function render(task: RenderTask): Promise<unknown> {
  const outcome = await outcomeOf(task);
  const buffers = buffersOf(outcome);
  if (buffers.length === 0) return outcome;
  return move({ [transferableSymbol]: buffers, [valueSymbol]: outcome });
}

async function outcomeOf(task: RenderTask): Promise<RenderOutcome> {
  try {
    return await make(task, await fontsOf(task));
  } catch (error) {
    if (error instanceof MissingGlyphError) return { kind: 'missing_glyph', glyphs: error.glyphs };
    if (error instanceof HouseFontGone) {
      // Another file may be found for it, under another path.
      houseFaces.delete(error.sha256);
      withHouse.clear();
      return { kind: 'house_font_gone', sha256: error.sha256 };
    }
    throw error;
  }
}

/** The merged file that this thread is for. */
let merged: MergedFile | undefined;

async function make(task: RenderTask, fonts: FontSet): Promise<RenderOutcome> {
  switch (task.kind) {
    case 'document':
      return {
        kind: 'document',
        document: await makeDocument(task.snapshot, task.footer, fonts, task.options),
      };
    case 'ballots':
      return { kind: 'ballots', file: await makeBallots(task.batches, task.description, fonts) };
    case 'slice':
      return { kind: 'slice', slice: layOutSlice(task.parts, task.sides, fonts) };
    case 'merge_begin':
      merged = new MergedFile(task.options);
      return { kind: 'merged', bytes: new Uint8Array(), pages: 0 };
    case 'merge_add':
    case 'merge_end': {
      if (!merged) throw new Error('No merged file was begun in this thread');
      const bytes = task.kind === 'merge_add' ? merged.add(task.slice) : merged.end(fonts);
      return { kind: 'merged', bytes, pages: merged.pages };
    }
  }
}

/** What goes over to the other thread without being copied. */
function buffersOf(outcome: RenderOutcome): ArrayBuffer[] {
  switch (outcome.kind) {
    case 'document':
      return [outcome.document.bytes.buffer];
    case 'ballots':
      return [outcome.file.bytes.buffer];
    case 'slice':
      return [outcome.slice.bytes.buffer];
    case 'merged':
      return [outcome.bytes.buffer];
    case 'missing_glyph':
    case 'house_font_gone':
      return [];
  }
}
