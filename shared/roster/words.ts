import type { Gender, Identity, PostRole, StaffKind } from '../vocabulary.ts';
import { tidyPlace } from './place-names.ts';

/** Words that offices write in a column of few values, and what they mean here. */
interface WordList<T> {
  /** The meaning of a cell, or `undefined` when the word is not known. */
  read(text: string): T | undefined;
  /** The words to suggest when a cell cannot be read. */
  readonly suggestions: string;
}

function wordList<T extends string>(words: Record<T, readonly string[]>, suggestions: string): WordList<T> {
  const meanings = new Map<string, T>();
  for (const meaning of Object.keys(words) as T[])
    for (const word of words[meaning]) meanings.set(comparable(word), meaning);
  return { read: (text) => meanings.get(comparable(text)), suggestions };
}

/** Brackets, strokes and blanks between the parts of a title carry no meaning: 第一书记（队长） = 第一书记、队长. */
function comparable(text: string): string {
  return tidyPlace(text)
    .toLowerCase()
    .replace(/[（）()、/,，;；·\s-]/g, '');
}

export const genderWords: WordList<Gender> = wordList(
  {
    male: ['男', '男性', 'male', 'm'],
    female: ['女', '女性', 'female', 'f'],
  },
  '男、女',
);

/**
 * Staff who are managed by the rules for civil servants (参照公务员法管理) are assessed by them too, so they count
 * as civil servants.
 */
export const identityWords: WordList<Identity> = wordList(
  {
    civil_servant: [
      '公务员',
      '机关公务员',
      '行政',
      '行政编',
      '行政编制',
      '行政人员',
      '机关',
      '机关干部',
      '参公',
      '参公人员',
      '参公编制',
      '参公管理',
      '参公管理人员',
      '参公事业',
      '参公事业编',
      '参公事业人员',
      '参公事业单位人员',
      '参照公务员',
      '参照公务员管理',
      '参照公务员法管理',
      '参照公务员法管理人员',
      '参照管理',
      '选调生',
    ],
    public_institution: [
      '事业',
      '事业编',
      '事业编制',
      '事业人员',
      '事业干部',
      '事业单位',
      '事业单位人员',
      '事业单位工作人员',
      '事业单位编制',
      '全额事业',
      '差额事业',
    ],
    enterprise: [
      '国企',
      '国企人员',
      '国企职工',
      '国企干部',
      '国有企业',
      '国有企业人员',
      '国有企业职工',
      '企业',
      '企业人员',
      '企业职工',
      '企业编制',
      '央企',
    ],
  },
  '公务员（含参公）、事业单位人员、国有企业人员',
);

/** How people are employed; several notices bar all but regular staff. */
export const staffKindWords: WordList<StaffKind> = wordList(
  {
    regular: [
      '在编在职',
      '在编',
      '在职',
      '在职在编',
      '正式',
      '正式在编',
      '在编人员',
      '正式人员',
      '正式职工',
      '编内',
    ],
    labour_dispatch: ['劳务派遣', '劳务派遣人员', '派遣', '派遣人员', '劳务'],
    seconded: ['借调', '借用', '借调人员', '借用人员', '借调借用', '抽调'],
    temporary: [
      '临时聘用',
      '临聘',
      '临时',
      '临时人员',
      '临聘人员',
      '临时聘用人员',
      '编外',
      '编外人员',
      '聘用',
    ],
    manual_worker: ['工勤', '工勤人员', '机关工勤', '机关工勤人员', '事业工勤', '工勤岗'],
    school_teacher: ['教师', '中小学教师', '学校教师', '教学人员', '在校教师', '中小学教学人员'],
    retired: ['退休', '退休人员', '已退休', '离退休'],
  },
  '在编在职、劳务派遣、借调、临时聘用、工勤人员、中小学教师、退休人员',
);

/** Where a first secretary is sent, the team's leader is the same person (江岸区通知第二条：队长由第一书记兼任). */
export const postRoleWords: WordList<PostRole> = wordList(
  {
    first_secretary: [
      '第一书记',
      '驻村第一书记',
      '第一书记队长',
      '第一书记工作队长',
      '第一书记兼队长',
      '第一书记兼工作队长',
      '第一书记兼任队长',
      '第一书记兼任工作队长',
      '第一书记兼驻村工作队长',
      '第一书记兼工作队队长',
      '第一书记兼驻村工作队队长',
      '驻村第一书记兼工作队长',
      '驻村第一书记兼队长',
      '驻村第一书记工作队长',
      '驻村第一书记驻村工作队长',
      '驻村第一书记兼驻村工作队长',
      '第一书记驻村工作队长',
      '第一书记工作队队长',
      '队长',
      '工作队长',
      '工作队队长',
      '驻村工作队长',
      '驻村工作队队长',
      '书记',
    ],
    team_member: [
      '队员',
      '工作队员',
      '工作队队员',
      '驻村工作队员',
      '驻村工作队队员',
      '驻村队员',
      '成员',
      '工作队成员',
      '驻村工作队成员',
      '副队长',
      '工作队副队长',
      '驻村工作队副队长',
      '驻村干部',
    ],
  },
  '第一书记、队长、工作队员',
);
