import type { Scheme } from '../scheme.ts';
import { example } from './example-template.ts';

/**
 * The words of the grades by identity (公务员 称职, others 合格) for a notice that names none itself; `notice` is what
 * the document calls itself, e.g. 办法.
 */
export function gradeWordsByRegulation(notice: string): Scheme['gradeWords'] {
  const wordsOf = (regulation: string) =>
    example(`${notice}未规定等次名称，此处依${regulation}的等次名称设置。`);
  return [
    {
      identities: ['civil_servant'],
      words: {
        excellent: '优秀',
        competent: '称职',
        basically_competent: '基本称职',
        incompetent: '不称职',
      },
      ground: wordsOf('《公务员考核规定》'),
    },
    {
      identities: ['public_institution', 'enterprise'],
      words: {
        excellent: '优秀',
        competent: '合格',
        basically_competent: '基本合格',
        incompetent: '不合格',
      },
      ground: wordsOf('《事业单位工作人员考核规定》'),
    },
  ];
}
