import type { PostRole } from '../../vocabulary.ts';
import type { AssessmentTemplate } from '../scheme.ts';
import { exampleTemplate } from './example-template.ts';
import { annualResults } from './example-term.ts';
import { settled } from './ganzhou-2021.annual.ts';
import { type DutyPoints, duties, presence, recognition } from './ganzhou-2021.dimensions.ts';

function template(role: PostRole, dutyPoints: DutyPoints): AssessmentTemplate {
  return exampleTemplate({
    ...settled,
    kind: 'term',
    object: role,
    dimensions: [
      annualResults,
      presence({ daysOnSite: 6, leave: 3, detachment: 3 }),
      duties(dutyPoints),
      recognition,
    ],
  });
}

/** Article 20 names the same three dimensions for the end of the term as for the year. */
export const termTemplates: readonly AssessmentTemplate[] = [
  template('first_secretary', {
    consolidation: 6,
    partyOrganisation: 6,
    prosperity: 4,
    governance: 4,
    construction: 4,
    service: 4,
  }),
  template('team_member', {
    consolidation: 6,
    partyOrganisation: 4,
    prosperity: 5,
    governance: 4,
    construction: 4,
    service: 5,
  }),
];
