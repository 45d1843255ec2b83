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
        <h3>等次分数线</h3>
        <ul className={styles.plain}>
          {template.thresholds.map(({ grade, minimum }, index) => {
            const above = template.thresholds[index - 1];
            return (
              <li key={grade}>
                {words[grade]}：
                <Figure ground={template.thresholdGround}>
                  {minimum === 0 && above
                    ? `不足 ${formatPoints(above.minimum)} 分`
                    : `${formatPoints(minimum)} 分及以上`}
                </Figure>
              </li>
            );
          })}
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
        <h3>
          {section.title}
          <span className={styles.points}>
            <Figure ground={section.maximumGround}>{formatPoints(section.maximum)} 分</Figure>
          </span>
        </h3>
        <p className={styles.quiet}>
          {section.source === 'items'
            ? `由考核组逐项评分，共 ${section.items.length} 项。`
            : `由 ${section.groups.length} 类测评主体投票测评。`}
        </p>
      </Rule>
      {section.source === 'items' ? (
        section.items.map((item) => (
          <Rule key={item.code} grounds={[item.ground]}>
            <h4>
              {item.title}
              <span className={styles.points}>
                <Figure ground={item.maximumGround}>{formatPoints(item.maximum)} 分</Figure>
              </span>
            </h4>
            <p>{item.guidance}</p>
          </Rule>
        ))
      ) : (
        <>
          <Rule grounds={section.groups.map(({ ground }) => ground)}>
            <h4>测评主体</h4>
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
            <h4>测评票等次的折算分</h4>
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
