import type { BlockCoverage } from '#shared/contract/archive-characters.ts';
import { fontChains, fontFiles, glyphsOf } from '../../documents/fonts.ts';
import { isPrintable } from '../../documents/printable.ts';
import { type CharacterBlock, characterBlocks, charactersOf, nationalStandard } from './blocks.ts';

/** What prints each part of Unicode that has Chinese characters, where they stand in contents. */
export const coverageByBlock = (): BlockCoverage[] => characterBlocks.map(coverageOf);

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

/** How much of level 3 of GB 18030—2022 can be printed. */
export function nationalCoverage(): { characters: number; printable: number } {
  const all = [...charactersOf(nationalStandard)];
  return { characters: all.length, printable: all.filter(isPrintable).length };
}
