import type { FeedbackLetterSnapshot } from '#shared/archive/snapshots/letters.ts';
import {
  documentNumber,
  heading,
  paragraph,
  salutation,
  signature,
  title,
  withSignature,
} from '../letter/blocks.ts';
import { layOutLetter, ordinal } from '../letter/letter.ts';
import type { Slice } from '../letter/slice.ts';
import { letterTable } from '../letter/table.ts';
import type { PageDrawing } from '../typesetting/drawing.ts';
import type { Typesetter } from '../typesetting/typesetter.ts';
import type { LayoutContext } from './form-pages.ts';
import { bare } from './publicity-notice.ts';

/**
 * Lays out a 考核结果反馈函 to a dispatching unit: its people, the teams they are in, its own result, and what follows
 * from them by the words of the scheme.
 *
 * @throws MissingGlyphError
 */
export function layOutFeedbackLetter(
  snapshot: FeedbackLetterSnapshot,
  context: LayoutContext,
): PageDrawing[] {
  return layOutLetter(
    { snapshot, subject: snapshot.unit, compose: (typesetter) => compose(typesetter, snapshot) },
    context,
  );
}

function compose(typesetter: Typesetter, snapshot: FeedbackLetterSnapshot): Slice[] {
  const { cycleTitle, scheme, unit } = snapshot;
  const parts = [
    people(typesetter, snapshot),
    teams(typesetter, snapshot),
    own(typesetter, snapshot),
    consequences(typesetter, snapshot),
  ].filter((part) => part !== null);
  const text = [
    ...documentNumber(typesetter, snapshot.documentNumber),
    ...title(typesetter, `关于反馈${cycleTitle}结果的函`),
    ...salutation(typesetter, unit),
    ...paragraph(
      typesetter,
      `根据《${bare(scheme.title)}》，${cycleTitle}已经完成。现将与你单位有关的考核结果反馈如下。`,
      '正文',
    ),
    ...parts.flatMap((part, index) => [
      ...heading(typesetter, `${ordinal(index)}${part.title}`, 1),
      ...part.slices,
    ]),
    ...paragraph(typesetter, '请将上述结果告知有关人员，并按规定运用。特此函告。', '结语'),
  ];
  return withSignature(text, signature(typesetter, snapshot.organ, snapshot.issuedOn));
}

interface Part {
  readonly title: string;
  readonly slices: readonly Slice[];
}

function people(typesetter: Typesetter, snapshot: FeedbackLetterSnapshot): Part | null {
  if (snapshot.people.length === 0) return null;
  const columns = [
    { title: '序号', share: 2 },
    { title: '姓名', share: 4 },
    { title: '派驻村', share: 7 },
    { title: '驻村职务', share: 5 },
    { title: '考核等次', share: 4 },
  ];
  const rows = snapshot.people.map(({ name, village, role, grade }, index) => [
    String(index + 1),
    name,
    village,
    role,
    grade,
  ]);
  return { title: '选派人员考核结果', slices: letterTable(typesetter, columns, rows) };
}

function teams(typesetter: Typesetter, snapshot: FeedbackLetterSnapshot): Part | null {
  if (snapshot.teams.length === 0) return null;
  const columns = [
    { title: '序号', share: 2 },
    { title: '驻村工作队', share: 7 },
    { title: '工作队成员', share: 9 },
    { title: '考核等次', share: 4 },
  ];
  const rows = snapshot.teams.map(({ village, members, grade }, index) => [
    String(index + 1),
    village,
    members.join('、'),
    grade,
  ]);
  return { title: '驻村工作队考核结果', slices: letterTable(typesetter, columns, rows) };
}

function own(typesetter: Typesetter, { unitGrade, cycleTitle }: FeedbackLetterSnapshot): Part | null {
  if (unitGrade === null) return null;
  const text = `你单位作为派出单位，${cycleTitle}的等次为${unitGrade}。`;
  return { title: '派出单位考核结果', slices: paragraph(typesetter, text, '派出单位考核结果') };
}

function consequences(typesetter: Typesetter, snapshot: FeedbackLetterSnapshot): Part | null {
  if (snapshot.consequences.length === 0) return null;
  const slices = snapshot.consequences.flatMap(({ text, source }, index) =>
    paragraph(typesetter, `${index + 1}.${text.replace(/。$/u, '')}（${source}）。`, '考核结果的运用'),
  );
  return { title: '考核结果的运用', slices };
}
