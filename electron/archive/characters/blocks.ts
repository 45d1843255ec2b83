/** A part of Unicode with Chinese characters. */
export interface CharacterBlock {
  readonly label: string;
  /** First and last code point of each range, all of them assigned. */
  readonly ranges: readonly (readonly [number, number])[];
}

/** By Unicode 16. */
export const characterBlocks: readonly CharacterBlock[] = [
  { label: '基本区', ranges: [[0x4e00, 0x9fff]] },
  { label: '扩展 A 区', ranges: [[0x3400, 0x4dbf]] },
  { label: '扩展 B 区', ranges: [[0x20000, 0x2a6df]] },
  { label: '扩展 C 区', ranges: [[0x2a700, 0x2b739]] },
  { label: '扩展 D 区', ranges: [[0x2b740, 0x2b81d]] },
  { label: '扩展 E 区', ranges: [[0x2b820, 0x2cea1]] },
  { label: '扩展 F 区', ranges: [[0x2ceb0, 0x2ebe0]] },
  { label: '扩展 G 区', ranges: [[0x30000, 0x3134a]] },
  { label: '扩展 H 区', ranges: [[0x31350, 0x323af]] },
  { label: '扩展 I 区', ranges: [[0x2ebf0, 0x2ee5d]] },
  {
    label: '兼容汉字',
    ranges: [
      [0xf900, 0xfa6d],
      [0xfa70, 0xfad9],
    ],
  },
  { label: '兼容汉字补充', ranges: [[0x2f800, 0x2fa1d]] },
];

/** Hanzi of implementation level 3 of GB 18030—2022: 87,887. */
export const nationalStandard: CharacterBlock = {
  label: 'GB 18030—2022 实现级别 3',
  ranges: [
    [0x4e00, 0x9fef],
    [0x3400, 0x4db5],
    [0x20000, 0x2a6d6],
    [0x2a700, 0x2b734],
    [0x2b740, 0x2b81d],
    [0x2b820, 0x2cea1],
    [0x2ceb0, 0x2ebe0],
    // Twelve that stand among the compatible ones without being variants of another.
    [0xfa0e, 0xfa0f],
    [0xfa11, 0xfa11],
    [0xfa13, 0xfa14],
    [0xfa1f, 0xfa1f],
    [0xfa21, 0xfa21],
    [0xfa23, 0xfa24],
    [0xfa27, 0xfa29],
  ],
};

/** Every code point of a block. */
export function* charactersOf({ ranges }: CharacterBlock): Generator<number> {
  for (const [first, last] of ranges) {
    for (let codePoint = first; codePoint <= last; codePoint++) yield codePoint;
  }
}

/** What part of Unicode a character belongs to, for whoever has to find out how it was typed. */
export function blockLabelOf(codePoint: number): string {
  const block = characterBlocks.find(({ ranges }) =>
    ranges.some(([first, last]) => first <= codePoint && codePoint <= last),
  );
  if (block) return block.label;
  const character = String.fromCodePoint(codePoint);
  if (/\p{Co}/u.test(character)) return '自造字区';
  if (/\p{Variation_Selector}/u.test(character)) return '异体字选择符';
  return /\p{Script=Han}/u.test(character) ? '部首' : '符号或外文';
}
