import type * as z from 'zod';

/**
 * What is wrong with a value that was sent, for rules that have no words of their own. The library's words name types
 * and codes of the program; these do not.
 */
export function inputWords(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined || issue.input === null) return '缺少必填的内容，请填写后再试';
      return issue.expected === 'int' ? '请填写整数' : '内容不符合要求，请核对后重新填写';
    case 'too_big':
      return `不能超过 ${issue.maximum}${unitOf(issue.origin)}`;
    case 'too_small':
      return `不能少于 ${issue.minimum}${unitOf(issue.origin)}`;
    case 'not_multiple_of':
      return `须是 ${issue.divisor} 的倍数`;
    case 'invalid_value':
      return '不是可以选择的内容，请重新选择';
    case 'invalid_format':
      return '格式不正确，请核对后重新填写';
    default:
      return '内容不符合要求，请核对后重新填写';
  }
}

const units: Readonly<Record<string, string>> = { string: ' 个字', array: ' 项', set: ' 项' };

const unitOf = (origin: string) => units[origin] ?? '';
