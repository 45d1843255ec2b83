import type { BlockCoverage } from '#shared/contract/archive-characters.ts';
import { fontChains, fontFiles, glyphsOf } from '../../documents/fonts.ts';
import { isPrintable } from '../../documents/printable.ts';
import { breather } from '../../roster/breather.ts';
import { type CharacterBlock, characterBlocks, charactersOf, nationalStandard } from './blocks.ts';

export interface CharacterCoverage {
  /** What prints each part of Unicode that has Chinese characters, where they stand in contents. */
  readonly blocks: BlockCoverage[];
  /** How much of level 3 of GB 18030—2022 can be printed. */
  readonly nationalStandard: { readonly characters: number; readonly printable: number };
}

let counted: Promise<CharacterCoverage> | undefined;

/** Counts once, since fonts come with the program; between parts others get their turn. */
export function characterCoverage(): Promise<CharacterCoverage> {
  counted ??= count();
  return counted;
}

async function count(): Promise<CharacterCoverage> {
  const breathe = breather();
  const blocks: BlockCoverage[] = [];
  for (const block of characterBlocks) {
    blocks.push(coverageOf(block));
    await breathe();
  }
  return { blocks, nationalStandard: nationalCoverage() };
}

function coverageOf(block: CharacterBlock): BlockCoverage {
  const counts = new Map<string, number>();
  let characters = 0;
  let printable = 0;
  for (const codePoint of charactersOf(block)) {
    characters++;
    const id = fontChains.content.find((face) => glyphsOf(face).has(codePoint));
    if (id === undefined) continue;
    printable++;
    const { family } = fontFiles[id];
    counts.set(family, (counts.get(family) ?? 0) + 1);
  }
  const families = fontChains.content.map((id) => fontFiles[id].family);
  return {
    label: block.label,
    characters,
    printable,
    fonts: families.flatMap((name) => {
      const count = counts.get(name);
      return count === undefined ? [] : [{ name, characters: count }];
    }),
  };
}

function nationalCoverage(): CharacterCoverage['nationalStandard'] {
  let characters = 0;
  let printable = 0;
  for (const codePoint of charactersOf(nationalStandard)) {
    characters++;
    if (isPrintable(codePoint)) printable++;
  }
  return { characters, printable };
}
