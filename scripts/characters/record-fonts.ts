import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { faceIds, fontFiles } from '../../electron/documents/fonts.ts';
import { recordOf } from './font-record.ts';

/**
 * Writes electron/documents/font-records.generated.ts anew: run it after a font below resources/fonts was exchanged.
 * A unit test holds the file against the fonts.
 */
const records = faceIds.map((id) => {
  const file = new URL(`../../resources/fonts/${fontFiles[id].path}`, import.meta.url);
  const { sha256, size, glyphs } = recordOf(id, readFileSync(file));
  // As the formatter wants it: on a line of its own where the line would be longer than 110 characters.
  const space = glyphs.length > 94 ? '\n      ' : ' ';
  return `  ${id}: {\n    sha256: '${sha256}',\n    size: ${size},\n    glyphs:${space}'${glyphs}',\n  },\n`;
});
const target = fileURLToPath(new URL('../../electron/documents/font-records.generated.ts', import.meta.url));
writeFileSync(
  target,
  `/** Written by scripts/characters/record-fonts.ts: hash, size and characters of each font (see GlyphTable). */\nexport const fontRecords = {\n${records.join('')}};\n`,
);
console.log(`已写入 ${target}`);
