/** Columns of a record about what was proposed, as they are before anything was. */
export const withoutProposal = {
  proposed_grade: null,
  proposed_by: null,
  proposed_by_name: null,
  proposed_at: null,
  proposal_reason: null,
};

/** Columns of a record about what was settled, as they are before anything was. */
export const withoutApproval = {
  final_grade: null,
  approved_by: null,
  approved_by_name: null,
  approved_at: null,
  approval_reason: null,
  approval_document_number: null,
};
