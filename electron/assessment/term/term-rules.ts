import type { TermRules } from '#shared/contract/assessment-term.ts';
import type { Scheme } from '#shared/policy/scheme.ts';

/** What a version of a scheme says about the end of a term; where it is silent, a sentence says so. */
export function termRulesOf({ title, content }: { title: string; content: Scheme }): TermRules {
  const { minimumTerm } = content.posting;
  const { lead, personalFile, templates } = content.assessment.term;
  return {
    schemeTitle: title,
    years: minimumTerm.kind === 'stated' ? minimumTerm.value.years : null,
    lead: lead.kind === 'stated' ? { ...lead.value, ground: lead.ground } : null,
    personalFile: personalFile.kind === 'stated' ? personalFile.value : null,
    notes: [minimumTerm, lead, personalFile].flatMap((rule) => (rule.kind === 'stated' ? [] : [rule.note])),
    hasTemplate: templates.length > 0,
  };
}
