import type { AnnualFormSnapshot } from '../../../shared/archive/snapshots/annual-form.ts';
import { shortForm } from '../../fixtures/documents/annual-forms.ts';

const givenNames = '安邦昌达恩方刚国海和华嘉建杰俊康磊立亮明宁鹏强庆荣胜涛伟文祥兴轩阳毅永勇宇振志';

/** Annual forms of made-up people, each with words of its own, as a cycle has them; two pages each. */
export function* manyForms(count: number): Generator<AnnualFormSnapshot> {
  for (let index = 0; index < count; index += 1) {
    const sign = (step: number) => givenNames[(index * step + step) % givenNames.length] ?? '安';
    yield {
      ...shortForm,
      registerNumber: `2026-三-${String(index + 1).padStart(4, '0')}`,
      person: { ...shortForm.person, name: `示例${sign(1)}${sign(7)}` },
      posting: { ...shortForm.posting, village: `示例${sign(3)}${sign(11)}村` },
      presence: { ...shortForm.presence, presentDays: 200 + (index % 100) },
      selfSummary: {
        ...shortForm.selfSummary,
        text: `${shortForm.selfSummary.text}全年走访${100 + (index % 300)}户，为${sign(5)}${sign(13)}组修路${index % 9}公里。`,
      },
    };
  }
}
