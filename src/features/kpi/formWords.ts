// A report's form in words. A key that no catalog knows shows itself: a form of later may have what this page does not
// know.
import type { FormField, FormSection, ReportForm } from '../../domain/reportForms.ts';
import type { MessageKey, Translate } from '../../i18n/translate.ts';

const say = (t: Translate, key: string): string => t(key as MessageKey);

export const formName = (formId: string, t: Translate): string => say(t, `form.${formId}`);
export const formHeading = (form: ReportForm, t: Translate): string => say(t, `form.${form.form_id}.heading`);
export const fieldLabel = (field: FormField, t: Translate): string => say(t, `form.field.${field.key}`);

/** A table's heading is its form's own; words are called the same in all. */
export function sectionHeading(form: ReportForm, section: FormSection, t: Translate): string {
  return say(
    t,
    section.kind === 'kpi_table' ? `form.${form.form_id}.${section.key}` : `form.section.${section.key}`,
  );
}

export const choiceLabel = (field: FormField, choice: string, t: Translate): string =>
  say(t, `form.field.${field.key}.${choice}`);
