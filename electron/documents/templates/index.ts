import type { DocumentSnapshot } from '#shared/archive/snapshots/index.ts';
import { documentKindLabels } from '#shared/vocabulary.ts';
import { fontsFor } from '../house-fonts/house-face.ts';
import { letterPage } from '../letter/letter-geometry.ts';
import { archiveForm, archiveFormAcross, type PageGeometry } from '../page-geometry.ts';
import { canMake, layoutOf, templateVersion } from '../template-versions.ts';
import type { PageDrawing } from '../typesetting/drawing.ts';
import { layOutAnnualForm } from './annual-form.ts';
import { layOutArchiveCatalogue } from './archive-catalogue.ts';
import { layOutBallotSummary } from './ballot-summary.ts';
import { layOutCaseFile } from './case-file.ts';
import { layOutFeedbackLetter } from './feedback-letter.ts';
import type { LayoutContext } from './form-pages.ts';
import { layOutNoRecallNotice } from './no-recall-notice.ts';
import { layOutPublicityNotice } from './publicity-notice.ts';
import { layOutRecallApproval } from './recall-approval.ts';
import { layOutRecallNotice } from './recall-notice.ts';
import { layOutResultNotice } from './result-notice.ts';
import { layOutResultRoll } from './result-roll.ts';
import { layOutScoreDetail } from './score-detail.ts';
import { layOutStatementRecord } from './statement-record.ts';
import { layOutSuccessorFiling } from './successor-filing.ts';
import { layOutTalkRecord } from './talk-record.ts';
import { layOutTeamForm } from './team-form.ts';
import { layOutTermForm } from './term-form.ts';
import { layOutTransferList } from './transfer-list.ts';
import { layOutUnitForm } from './unit-form.ts';
import { layOutUrgingLetter } from './urging-letter.ts';

/** Everything of a document but its bytes. */
export interface LaidOutDocument {
  readonly pages: PageDrawing[];
  readonly geometry: PageGeometry;
  /** Title of the file. */
  readonly title: string;
  readonly templateVersion: string;
}

/**
 * Lays out a document of any kind from its frozen data.
 *
 * @param version template version to make it in; the newest by default
 * @throws MissingGlyphError naming every character that no shipped font has; RangeError for a version this program
 *   does not have
 */
export function layOutDocument(
  snapshot: DocumentSnapshot,
  context: Omit<LayoutContext, 'layout'>,
  version = templateVersion(snapshot.kind),
): LaidOutDocument {
  if (!canMake(snapshot.kind, version)) throw new RangeError(`There is no template ${version}`);
  const fonts = fontsFor(context.fonts, snapshot);
  const laidOut = layOut(snapshot, { ...context, fonts, layout: layoutOf(version) });
  return { ...laidOut, templateVersion: version };
}

function layOut(
  snapshot: DocumentSnapshot,
  context: LayoutContext,
): Omit<LaidOutDocument, 'templateVersion'> {
  switch (snapshot.kind) {
    case 'annual_form':
      return {
        pages: layOutAnnualForm(snapshot, context),
        geometry: archiveForm,
        title: `${snapshot.year}年度考核登记表 ${snapshot.person.name}`,
      };
    case 'term_form':
      return {
        pages: layOutTermForm(snapshot, context),
        geometry: archiveForm,
        title: `${documentKindLabels.term_form} ${snapshot.person.name}`,
      };
    case 'team_form':
      return {
        pages: layOutTeamForm(snapshot, context),
        geometry: archiveForm,
        title: `${snapshot.year}年${documentKindLabels.team_form} ${snapshot.team.name}`,
      };
    case 'unit_form':
      return {
        pages: layOutUnitForm(snapshot, context),
        geometry: archiveForm,
        title: `${snapshot.year}年${documentKindLabels.unit_form} ${snapshot.unit.name}`,
      };
    case 'score_detail':
      return {
        pages: layOutScoreDetail(snapshot, context),
        geometry: archiveForm,
        title: `${snapshot.cycleTitle}得分明细 ${snapshot.subject.name}`,
      };
    case 'ballot_summary':
      return {
        pages: layOutBallotSummary(snapshot, context),
        geometry: archiveFormAcross,
        title: `${snapshot.cycleTitle}${documentKindLabels.ballot_summary} ${snapshot.scope}`,
      };
    case 'result_roll':
      return {
        pages: layOutResultRoll(snapshot, context),
        geometry: archiveFormAcross,
        title: `${snapshot.cycleTitle}${documentKindLabels.result_roll}`,
      };
    case 'publicity_notice':
      return {
        pages: layOutPublicityNotice(snapshot, context),
        geometry: letterPage,
        title: `${snapshot.cycleTitle}公示`,
      };
    case 'result_notice':
      return {
        pages: layOutResultNotice(snapshot, context),
        geometry: letterPage,
        title: `${snapshot.cycleTitle}结果通知书 ${snapshot.addressee}`,
      };
    case 'feedback_letter':
      return {
        pages: layOutFeedbackLetter(snapshot, context),
        geometry: letterPage,
        title: `${snapshot.cycleTitle}结果反馈函 ${snapshot.unit}`,
      };
    case 'archive_catalogue':
      return {
        pages: layOutArchiveCatalogue(snapshot, context),
        geometry: archiveForm,
        title: `${documentKindLabels.archive_catalogue} ${snapshot.person}`,
      };
    case 'transfer_list':
      return {
        pages: layOutTransferList(snapshot, context),
        geometry: archiveForm,
        title: `${documentKindLabels.transfer_list} ${snapshot.number}`,
      };
    case 'recall_approval':
      return caseForm(layOutRecallApproval(snapshot, context), snapshot, snapshot.person.name);
    case 'talk_record':
      return caseForm(layOutTalkRecord(snapshot, context), snapshot, snapshot.object);
    case 'statement_record':
      return caseForm(layOutStatementRecord(snapshot, context), snapshot, snapshot.about.name);
    case 'successor_filing':
      return caseForm(layOutSuccessorFiling(snapshot, context), snapshot, snapshot.recalled.name);
    case 'case_file':
      return caseForm(
        layOutCaseFile(
          snapshot,
          context,
          (part, partContext, version) => layOutDocument(part, partContext, version).pages,
        ),
        snapshot,
        snapshot.person,
      );
    case 'recall_notice':
      return caseLetter(layOutRecallNotice(snapshot, context), snapshot);
    case 'urging_letter':
      return caseLetter(layOutUrgingLetter(snapshot, context), snapshot);
    case 'no_recall_notice':
      return caseLetter(layOutNoRecallNotice(snapshot, context), snapshot);
  }
}

type CaseDocument = Pick<Extract<DocumentSnapshot, { caseNumber: string }>, 'kind' | 'caseNumber'>;

const caseForm = (pages: PageDrawing[], { kind, caseNumber }: CaseDocument, name: string) => ({
  pages,
  geometry: archiveForm,
  title: `${documentKindLabels[kind]} ${caseNumber} ${name}`,
});

const caseLetter = (
  pages: PageDrawing[],
  { kind, caseNumber, person }: CaseDocument & { readonly person: string },
) => ({ pages, geometry: letterPage, title: `${documentKindLabels[kind]} ${caseNumber} ${person}` });
