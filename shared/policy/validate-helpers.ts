/** Values that stand more than once, each named once. */
export function repeated<T>(values: readonly T[]): T[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))];
}

/** Names the part of the scheme that problems were found in: `请假审批：…`. */
export function inPart(part: string, problems: readonly string[]): string[] {
  return problems.map((problem) => `${part}：${problem}`);
}

/** Rules of one part need different codes, and a name to be called by. */
export function codeAndTitleProblems(rules: readonly { code: string; title?: string }[]): string[] {
  return [
    ...repeated(rules.map(({ code }) => code)).map((code) => `代码“${code}”重复，请改成不同的代码。`),
    ...rules.flatMap(({ title }, index) =>
      title?.trim() === '' ? [`第 ${index + 1} 条没有名称，请补充。`] : [],
    ),
  ];
}

/** True where each value is greater than the one before. */
export function ascending(values: readonly number[]): boolean {
  return values.every((value, index) => index === 0 || value > (values[index - 1] ?? value));
}
