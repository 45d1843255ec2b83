import type { CycleDetail } from '#shared/contract/assessment-cycle.ts';
import { assessedObjectLabels, assessmentKindLabels } from '#shared/vocabulary.ts';
import { Panel } from '../../components/page.tsx';
import styles from './cycle-page.module.css';

/** What was arranged for the assessment. */
export function CycleSettingsPanel({ cycle }: { readonly cycle: CycleDetail }) {
  const { settings } = cycle;
  const facts: readonly (readonly [string, string])[] = [
    ['种类', assessmentKindLabels[cycle.kind]],
    ['考核期间', `${cycle.periodFrom} 至 ${cycle.periodTo}`],
    ['考核对象', settings.objects.map((object) => assessedObjectLabels[object]).join('、')],
    ['评分人', settings.scorers.join('、')],
    ['测评票录入', settings.ballotEntry === 'double' ? '双人各录一遍，核对差异' : '一人录入'],
    [
      '优秀等次比例',
      settings.excellentRatio === null
        ? '没有设定'
        : `${settings.excellentRatio / 100}%${settings.ratioDocumentNumber === null ? '' : `（${settings.ratioDocumentNumber}）`}`,
    ],
    ['公示', `不少于 ${settings.publicityDays} 个工作日`],
    ['牵头单位', settings.leadOrgan ?? '没有填写'],
    ['考核通知文号', settings.documentNumber ?? '没有填写'],
  ];
  return (
    <Panel title="考核安排">
      <dl className={styles.facts}>
        {facts.map(([name, words]) => (
          <div key={name} className={styles.fact}>
            <dt>{name}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}
