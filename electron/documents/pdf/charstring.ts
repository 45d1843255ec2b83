interface Subroutines {
  readonly local: readonly Buffer[];
  readonly global: readonly Buffer[];
}

/** Operators of outlines (Adobe Technical Note 5177). */
const operator = {
  hstem: 1,
  vstem: 3,
  callLocal: 10,
  return: 11,
  escape: 12,
  endChar: 14,
  hstemMasked: 18,
  hintMask: 19,
  counterMask: 20,
  vstemMasked: 23,
  callGlobal: 29,
} as const;

/** Calls within calls that the format allows. */
const deepest = 10;

/**
 * Puts the called subroutines in place of their calls, so that a glyph stands for itself and can be taken over into
 * another file as it is.
 *
 * @throws Error for an outline with arithmetic, which no font of ours has
 */
export function withoutSubroutines(outline: Buffer, subroutines: Subroutines): Buffer {
  const parts: Buffer[] = [];
  const biases = { local: biasOf(subroutines.local), global: biasOf(subroutines.global) };
  let operands = 0;
  let hints = 0;

  /** @returns whether the glyph has ended */
  function copy(code: Buffer, depth: number): boolean {
    if (depth > deepest) throw new Error('The outline calls itself');
    let start = 0;
    let at = 0;
    let lastNumber = { at: 0, value: 0 };
    const keep = (end: number) => {
      if (end > start) parts.push(code.subarray(start, end));
    };
    while (at < code.length) {
      const first = code.readUInt8(at);
      if (first >= 32 || first === 28) {
        const number = readNumber(code, at, first);
        lastNumber = { at, value: number.value };
        operands += 1;
        at += number.length;
        continue;
      }
      if (first === operator.callLocal || first === operator.callGlobal) {
        const kind = first === operator.callLocal ? 'local' : 'global';
        const called = subroutines[kind][lastNumber.value + biases[kind]];
        if (!called) throw new Error('The outline calls a subroutine that the font does not have');
        keep(lastNumber.at);
        operands -= 1;
        at += 1;
        start = at;
        if (copy(called, depth + 1)) return true;
        continue;
      }
      if (first === operator.return) {
        keep(at);
        return false;
      }
      at += 1;
      if (first === operator.escape) {
        const second = code.readUInt8(at);
        // 34 to 37 draw flat curves; everything else computes.
        if (second < 34) throw new Error('The outline is computed');
        at += 1;
      } else if (first === operator.endChar) {
        keep(at);
        return true;
      } else if (isStem(first)) hints += operands >> 1;
      else if (first === operator.hintMask || first === operator.counterMask) {
        hints += operands >> 1;
        at += (hints + 7) >> 3;
      }
      operands = 0;
    }
    keep(code.length);
    return false;
  }

  copy(outline, 0);
  return Buffer.concat(parts);
}

const isStem = (code: number) =>
  code === operator.hstem ||
  code === operator.vstem ||
  code === operator.hstemMasked ||
  code === operator.vstemMasked;

function readNumber(code: Buffer, at: number, first: number): { value: number; length: number } {
  if (first === 28) return { value: code.readInt16BE(at + 1), length: 3 };
  if (first === 255) return { value: code.readInt32BE(at + 1) / 65536, length: 5 };
  if (first < 247) return { value: first - 139, length: 1 };
  const second = code.readUInt8(at + 1);
  const value = first < 251 ? (first - 247) * 256 + second + 108 : -(first - 251) * 256 - second - 108;
  return { value, length: 2 };
}

function biasOf({ length }: readonly Buffer[]): number {
  if (length < 1240) return 107;
  return length < 33900 ? 1131 : 32768;
}
