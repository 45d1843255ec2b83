import { formatPoints } from '#shared/points.ts';
import type { AssessmentTemplate, GradeWords, Section } from '#shared/policy/scheme.ts';
import { raterGroupLabels } from '#shared/vocabulary.ts';
import styles from './policy.module.css';
import { Figure, Rule } from './rule.tsx';

interface TemplateRulesProps {
  readonly template: AssessmentTemplate;
  /** Words of the grades where one set has to stand for all. */
  readonly words: GradeWords;
}

/** An assessment template the way the notice would be read: dimension by dimension, item by item. */
export function TemplateRules({ template, words }: TemplateRulesProps) {
  return (
    <>
      {template.sections.map((section) => (
        <SectionRules key={section.code} section={section} words={words} />
      ))}
      <Rule grounds={[template.thresholdGround]}>
        <h4>等次分数线</h4>
        <ul className={styles.plain}>
          {template.thresholds.map(({ grade, minimum }) => (
            <li key={grade}>
              {words[grade]}：
              <Figure ground={template.thresholdGround}>{formatPoints(minimum)} 分及以上</Figure>
            </li>
          ))}
        </ul>
        <p className={styles.quiet}>每个考核方面四舍五入到两位小数，总分为各方面得分之和。</p>
      </Rule>
    </>
  );
}

function SectionRules({ section, words }: { readonly section: Section; readonly words: GradeWords }) {
  return (
    <>
      <Rule grounds={[section.ground]}>
        <h4>
          {section.title}
          <span className={styles.points}>
            <Figure ground={section.maximumGround}>{formatPoints(section.maximum)} 分</Figure>
          </span>
        </h4>
        <p className={styles.quiet}>
          {section.source === 'items'
            ? `由考核组逐项评分，共 ${section.items.length} 项。`
            : `由 ${section.groups.length} 类测评主体投票测评。`}
        </p>
      </Rule>
      {section.source === 'items' ? (
        section.items.map((item) => (
          <Rule key={item.code} grounds={[item.ground]}>
            <h5>
              {item.title}
              <span className={styles.points}>
                <Figure ground={item.maximumGround}>{formatPoints(item.maximum)} 分</Figure>
              </span>
            </h5>
            <p>{item.guidance}</p>
          </Rule>
        ))
      ) : (
        <>
          <Rule grounds={section.groups.map(({ ground }) => ground)}>
            <h5>测评主体</h5>
            <table className={styles.small}>
              <thead>
                <tr>
                  <th scope="col">主体</th>
                  <th scope="col">权重</th>
                  <th scope="col">最低有效票数</th>
                </tr>
              </thead>
              <tbody>
                {section.groups.map(({ group, weight, minimumValid, ground }) => (
                  <tr key={group}>
                    <th scope="row">{raterGroupLabels[group]}</th>
                    <td>
                      <Figure ground={ground}>{weight / 100}%</Figure>
                    </td>
                    <td>
                      <Figure ground={ground}>{minimumValid} 张</Figure>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Rule>
          <Rule grounds={[section.optionsGround]}>
            <h5>测评票等次的折算分</h5>
            <ul className={styles.plain}>
              {section.options.map(({ grade, value }) => (
                <li key={grade}>
                  {words[grade]}：<Figure ground={section.optionsGround}>{formatPoints(value)} 分</Figure>
                </li>
              ))}
            </ul>
          </Rule>
        </>
      )}
    </>
  );
}
