import type { CaseSuccessor, SuccessorAction } from '../contract/recall-consequences.ts';
import type { PostingRow } from '../contract/roster-records.ts';
import type { NominationId, PostingId } from '../ids.ts';

/** Whether somebody is in the village, in words. A village is never without anybody unnoticed. */
export function villageWords({
  stays,
  others,
}: {
  /** Whether the recalled person is still on post. */
  readonly stays: boolean;
  /** Names of everybody else on post in the village. */
  readonly others: readonly string[];
}): string {
  if (others.length > 0) {
    const also = stays ? '，另有被召回人员在岗' : '';
    return `村里现有 ${others.length} 人在岗（${others.join('、')}）${also}。`;
  }
  return stays
    ? '村里现在只有被召回人员一人在岗，离岗后就没有人了，请先安排接替人员到岗。'
    : '村里今天没有人在岗，请尽快安排接替人员到岗，到岗前请安排人员临时值守。';
}

export interface SuccessorStanding {
  readonly post: Pick<PostingRow, 'id' | 'status' | 'personName'>;
  readonly handedOver: boolean;
  readonly successor: Pick<PostingRow, 'id' | 'status' | 'personName' | 'startDate' | 'endDate'> | null;
  readonly nominations: readonly Pick<
    CaseSuccessor['nominations'][number],
    'id' | 'personName' | 'state' | 'preCheck'
  >[];
}

/** What to do next so that the post is filled, and at which posting or nomination. */
export function nextForSuccessor(standing: SuccessorStanding): CaseSuccessor['next'] {
  const { post, handedOver, successor, nominations } = standing;
  const at = (
    action: SuccessorAction,
    sentence: string,
    postingId: PostingId | null,
    nominationId: NominationId | null = null,
  ) => ({ action, sentence, postingId, nominationId });

  if (successor === null)
    return at('open_post', '还没有设立接替岗位。请先设立接替岗位，再提名人选。', post.id);
  if (successor.status === 'ended')
    return at(
      'open_post',
      `接替人员${successor.personName ?? ''}已于 ${successor.endDate ?? ''} 离岗。请在这次派驻上另设接替岗位。`,
      successor.id,
    );
  if (successor.status === 'on_post') {
    if (post.status === 'on_post' && !handedOver)
      return at('hand_over', `${successor.personName ?? ''}已到岗，请办理工作交接后登记。`, post.id);
    return at('none', `${successor.personName ?? ''}已于 ${successor.startDate ?? ''} 到岗接替。`, null);
  }
  const [nomination] = nominations;
  if (!nomination) return at('nominate', '接替岗位待定人，请提名人选。', successor.id);
  const { id, personName, state, preCheck } = nomination;
  if (state === 'filed')
    return at('arrive', `${personName}的选派程序已经办完，到岗后请登记。`, successor.id, id);
  const barred =
    preCheck.verdict === 'barred' ? `前置审核显示${personName}不符合条件，请撤回后另提人选。` : null;
  return at('go_on', barred ?? `${personName}正在办理选派手续，请继续办理。`, successor.id, id);
}
