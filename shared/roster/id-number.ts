import { type BusinessDate, businessDateSchema } from '../dates.ts';
import type { Gender } from '../vocabulary.ts';

/* 公民身份号码, GB 11643—1999: area, date of birth, serial (odd for men), check digit after ISO 7064 MOD 11-2. */

const shape = /^\d{17}[\dX]$/;
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checkDigits = '10X98765432';

/** Whether a number has the form of an identity number: 18 places. Anything else is some other staff number. */
export const isIdNumber = (text: string): boolean => shape.test(text);

/** Whether the last place fits the others; for a text of the right form only. */
export function hasRightCheckDigit(text: string): boolean {
  const sum = weights.reduce((total, weight, index) => total + weight * Number(text[index]), 0);
  return checkDigits[sum % 11] === text[17];
}

/** Date of birth and gender that an identity number holds; the date is null where it is no calendar date. */
export function readIdNumber(text: string): { birthDate: BusinessDate | null; gender: Gender } {
  const date = businessDateSchema.safeParse(
    `${text.slice(6, 10)}-${text.slice(10, 12)}-${text.slice(12, 14)}`,
  );
  return {
    birthDate: date.success ? date.data : null,
    gender: Number(text[16]) % 2 === 1 ? 'male' : 'female',
  };
}

export interface IdNumberProblem {
  readonly kind: 'check_digit' | 'birth_date' | 'gender';
  readonly message: string;
}

/** What does not fit in an identity number, or between it and the person; nothing for another kind of number. */
export function idNumberProblems(
  text: string,
  person: { readonly birthDate: BusinessDate | null; readonly gender: Gender | null },
): IdNumberProblem[] {
  if (!isIdNumber(text)) return [];
  const problems: IdNumberProblem[] = [];
  if (!hasRightCheckDigit(text)) problems.push({ kind: 'check_digit', message: wrongCheckDigit });
  const { birthDate, gender } = readIdNumber(text);
  if (birthDate === null) {
    problems.push({ kind: 'birth_date', message: '身份证号中的出生日期不是真实日期，请核对号码' });
  } else if (person.birthDate !== null && person.birthDate !== birthDate) {
    problems.push({
      kind: 'birth_date',
      message: `身份证号中的出生日期是 ${birthDate}，与填写的 ${person.birthDate} 不一致，请核对`,
    });
  }
  if (person.gender !== null && person.gender !== gender) {
    const [inNumber, written] = gender === 'male' ? ['男', '女'] : ['女', '男'];
    problems.push({
      kind: 'gender',
      message: `身份证号表示的性别是${inNumber}，与填写的${written}不一致，请核对`,
    });
  }
  return problems;
}

/** Said beside the number when its last place does not fit. */
export const wrongCheckDigit = '身份证号的校验位不对，请逐位核对；如果不是身份证号，请改用工号';
