import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { characterBlocks, charactersOf, nationalStandard } from '../../electron/archive/characters/blocks.ts';
import { characterCoverage } from '../../electron/archive/characters/coverage.ts';
import { fontRecords } from '../../electron/documents/font-records.generated.ts';
import { faceIds, fontFiles } from '../../electron/documents/fonts.ts';
import { codePointName } from '../../electron/documents/glyph-coverage.ts';
import { isPrintable } from '../../electron/documents/printable.ts';

/** Prints which Chinese characters the fonts below resources/fonts can print, part of Unicode by part. */
const number = (value: number) => value.toLocaleString('zh-CN');
/** A Chinese character takes two columns of the terminal. */
const columns = (text: string) =>
  Array.from(text).reduce((sum, character) => sum + (character > '\u2e7f' ? 2 : 1), 0);
const left = (text: string, width: number) => text + ' '.repeat(Math.max(0, width - columns(text)));
const right = (text: string, width: number) => ' '.repeat(Math.max(0, width - columns(text))) + text;

console.log('随程序安装的字体');
for (const id of faceIds) {
  const { path, family, licence } = fontFiles[id];
  const bytes = readFileSync(new URL(`../../resources/fonts/${path}`, import.meta.url));
  const same = createHash('sha256').update(bytes).digest('hex') === fontRecords[id].sha256;
  const size = right(`${(bytes.length / 1e6).toFixed(1)} MB`, 9);
  console.log(`  ${left(family, 20)}${size}  ${licence}${same ? '' : '  （与记录的校验值不符）'}`);
}

console.log(
  `\n${left('区', 16)}${right('汉字', 8)}${right('能打印', 10)}${right('不能', 8)}  用哪种字体打印`,
);
const coverage = await characterCoverage();
for (const { label, characters, printable, fonts } of coverage.blocks) {
  const by = fonts.map(({ name, characters: count }) => `${name} ${number(count)}`).join('，');
  console.log(
    left(label, 16) +
      right(number(characters), 8) +
      right(number(printable), 10) +
      right(number(characters - printable), 8) +
      `  ${by || '没有'}`,
  );
}
const { nationalStandard: standard } = coverage;
console.log(
  `\n${nationalStandard.label}：${number(standard.characters)} 个汉字，能打印 ${number(standard.printable)} 个。`,
);

const wanted = process.argv[2];
const block = characterBlocks.find(({ label }) => label === wanted);
if (block) {
  const missing = [...charactersOf(block)].filter((codePoint) => !isPrintable(codePoint));
  console.log(`\n${block.label}不能打印的 ${number(missing.length)} 个：`);
  console.log(
    missing.map((codePoint) => `${codePointName(codePoint)} ${String.fromCodePoint(codePoint)}`).join('  '),
  );
} else {
  console.log('在命令后写上区名（例如“扩展 G 区”），就列出那个区不能打印的每一个字。');
}
