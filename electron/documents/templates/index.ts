import type { DocumentSnapshot } from '#shared/archive/snapshots/index.ts';
import { documentKindLabels } from '#shared/vocabulary.ts';
import { letterPage } from '../letter/letter-geometry.ts';
import { archiveForm, type PageGeometry } from '../page-geometry.ts';
import { canMake, layoutOf, templateVersion } from '../template-versions.ts';
import type { PageDrawing } from '../typesetting/drawing.ts';
import { layOutAnnualForm } from './annual-form.ts';
import { layOutFeedbackLetter } from './feedback-letter.ts';
import type { LayoutContext } from './form-pages.ts';
import { layOutPublicityNotice } from './publicity-notice.ts';
import { layOutResultNotice } from './result-notice.ts';
import { layOutScoreDetail } from './score-detail.ts';
import { layOutTermForm } from './term-form.ts';

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
  const laidOut = layOut(snapshot, { ...context, layout: layoutOf(version) });
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
    case 'score_detail':
      return {
        pages: layOutScoreDetail(snapshot, context),
        geometry: archiveForm,
        title: `${snapshot.cycleTitle}得分明细 ${snapshot.subject.name}`,
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
  }
}
