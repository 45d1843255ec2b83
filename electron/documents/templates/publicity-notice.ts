import { chineseNumber } from '#shared/archive/chinese-number.ts';
import type { PublicityNoticeSnapshot } from '#shared/archive/snapshots/letters.ts';
import { formatDateLong } from '#shared/dates.ts';
import { documentNumber, heading, paragraph, signature, title, withSignature } from '../letter/blocks.ts';
import { layOutLetter, ordinal } from '../letter/letter.ts';
import type { Slice } from '../letter/slice.ts';
import { letterTable } from '../letter/table.ts';
import type { PageDrawing } from '../typesetting/drawing.ts';
import type { Typesetter } from '../typesetting/typesetter.ts';
import type { LayoutContext } from './form-pages.ts';

/** Room of a column by its title; others take as much as 单位. */
const shares: Record<string, number> = { 序号: 2, 姓名: 4, 驻村职务: 4, 考核等次: 4, 派驻村: 5 };

/**
 * Lays out a 公示: who is meant, how long it hangs out, whom to tell of objections.
 *
 * @throws MissingGlyphError
 */
export function layOutPublicityNotice(
  snapshot: PublicityNoticeSnapshot,
  context: LayoutContext,
): PageDrawing[] {
  const subject = `${snapshot.cycleTitle}公示`;
  return layOutLetter({ snapshot, subject, compose: (typesetter) => compose(typesetter, snapshot) }, context);
}

function compose(typesetter: Typesetter, snapshot: PublicityNoticeSnapshot): Slice[] {
  const { cycleTitle, assessment, scheme, startsOn, endsOn, workingDays, place, contact } = snapshot;
  const several = snapshot.lists.length > 1;
  const text = [
    ...documentNumber(typesetter, snapshot.documentNumber),
    ...title(typesetter, `关于${cycleTitle}结果的公示`),
    ...paragraph(
      typesetter,
      `根据《${bare(scheme.title)}》，经民主测评、考核评分和等次评定，${snapshot.settledBy}审定了${assessment}等次。现将${snapshot.onlyExcellent ? '评定为优秀等次的考核对象' : '考核结果'}予以公示，接受监督。`,
      '正文',
    ),
    ...heading(typesetter, `${ordinal(0)}公示对象`, 1),
    ...snapshot.lists.flatMap((list, index) => [
      ...(several ? heading(typesetter, `（${chineseNumber(index + 1)}）${list.title}`, 2) : []),
      ...letterTable(
        typesetter,
        list.columns.map((column) => ({ title: column, share: shares[column] ?? 7 })),
        list.rows,
      ),
    ]),
    ...heading(typesetter, `${ordinal(1)}公示时间和地点`, 1),
    ...paragraph(
      typesetter,
      `公示时间为${formatDateLong(startsOn)}至${formatDateLong(endsOn)}，共${workingDays}个工作日。公示地点：${place}。`,
      '公示时间和地点',
    ),
    ...heading(typesetter, `${ordinal(2)}异议的提出`, 1),
    ...paragraph(
      typesetter,
      '对考核结果有不同意见的，请在公示期内以书面、电话或者当面的方式反映，说明具体事实。反映人的情况予以保密，署名反映的将书面答复处理结果。',
      '异议的提出',
    ),
    ...paragraph(typesetter, `受理单位和联系方式：${contact}。`, '联系方式'),
  ];
  return withSignature(text, signature(typesetter, snapshot.organ, snapshot.issuedOn));
}

/** A title that has its own brackets gets no second pair. */
export const bare = (text: string) => text.replace(/^《(.*)》$/u, '$1');
