import {
  type DocumentStyle,
  frozenStyle,
  type StyledForm,
  withPrintedOrgans,
} from '#shared/archive/document-style.ts';
import type { AnnualFormSnapshot } from '#shared/archive/snapshots/annual-form.ts';
import type { SnapshotFrame } from '#shared/archive/snapshots/ground.ts';
import type { TermFormSnapshot } from '#shared/archive/snapshots/term-form.ts';
import type { Scheme } from '#shared/policy/scheme.ts';
import { byHand } from '../drafts/record-facts.ts';

const nobody = {
  name: '示例',
  gender: null,
  birthDate: null,
  ethnicity: null,
  politicalStatus: null,
  partyDate: null,
  unitAndPosition: null,
  rank: null,
  identity: null,
};
const nowhere = { township: null, village: null, role: null, startDate: null, endDate: null };
const uncounted = { requiredDays: null, presentDays: null, leaveDays: null, absenceNotices: null };

/** An empty form as a style sets it, to be looked at before the style is saved. */
export function blankForm(
  form: StyledForm,
  style: DocumentStyle,
  frame: SnapshotFrame,
  { annual, assessment: { term } }: Scheme,
): AnnualFormSnapshot | TermFormSnapshot {
  const frozen = frozenStyle(style);
  const filled = { ...frame, person: nobody, presence: uncounted, ...(frozen && { style: frozen }) };
  const approving = annual.approvingOrgan.name;
  const leading = term.lead.kind === 'stated' ? term.lead.value.organ : approving;
  switch (form) {
    case 'annual_form':
      return withPrintedOrgans<AnnualFormSnapshot>(
        {
          kind: 'annual_form',
          ...filled,
          posting: nowhere,
          selfSummary: byHand,
          ballots: null,
          villageOpinion: byHand,
          townshipOpinion: { ...byHand, proposedGrade: null },
          unitOpinion: byHand,
          decision: { ...byHand, organ: approving, grade: null },
          personOpinion: byHand,
          remarks: byHand,
        },
        style,
      );
    case 'term_form':
      return withPrintedOrgans<TermFormSnapshot>(
        {
          kind: 'term_form',
          ...filled,
          posting: { ...nowhere, earlyEnd: null },
          results: [],
          achievements: byHand,
          shortcomings: byHand,
          ballots: null,
          conduct: [],
          townshipOpinion: byHand,
          departmentsOpinion: byHand,
          unitOpinion: byHand,
          decision: { ...byHand, organ: leading, grade: null },
          personOpinion: byHand,
        },
        style,
      );
  }
}
