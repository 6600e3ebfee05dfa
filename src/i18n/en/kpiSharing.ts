import type ja from '../ja/kpiSharing.ts';
import type { Catalog } from '../translate.ts';

export default {
  'kpi.sharing.title': 'Sharing',
  'kpi.digest': 'Monthly mail',
  'kpi.digest.want': 'Send it to me each month',
  'kpi.digest.hint': 'What last month showed, exactly, for internal use. Sent around the third of a month.',
  'kpi.links': 'Links for people outside',
  'kpi.links.text':
    'Lets a council or experts read KPIs released by name, what was published and a published report. No ' +
    'households, no small numbers.',
  'kpi.links.label': 'For whom',
  'kpi.links.labelHint': 'For example: general affairs committee. Whoever opens the link sees it.',
  'kpi.links.untilField': 'Good through',
  'kpi.links.untilHint': '400 days at most.',
  'kpi.links.report': 'Report to show',
  'kpi.links.reportHint': 'Only published reports can be chosen.',
  'kpi.links.noReport': 'No report',
  'kpi.links.make': 'Make a link',
  'kpi.links.made': 'The link is ready',
  'kpi.links.onlyNow': 'Copy it now. It cannot be seen again.',
  'kpi.links.copy': 'Copy',
  'kpi.links.copied': 'Copied',
  'kpi.links.empty': 'No links yet.',
  'kpi.links.until': 'opens through {day}',
  'kpi.links.past': 'past its day',
  'kpi.links.revoked': 'taken back',
  'kpi.links.never': 'not opened yet',
  'kpi.links.opened': 'opened {count} times, last on {day}',
  'kpi.links.revoke': 'Take back',
  'kpi.links.revokeOf': 'Take back the link “{label}”',
  'kpi.shared.title': 'What {town} achieved',
  'kpi.shared.for': 'This page is for: {label}. It opens through {day}.',
  'kpi.shared.headline': '{year} at a glance',
  'kpi.shared.noReport': 'No report has been published yet.',
  'kpi.shared.gone': 'This link does not open',
  'kpi.shared.goneText':
    'It is past its day, was taken back, or part of the address is missing. Please ask the town that gave it to you.',
  'kpi.publications': 'Published figures',
  'kpi.publications.text':
    'Tells visits, consultations and more outside, in fives. A day once published is never published again in ' +
    'another period.',
  'kpi.publications.empty': 'Nothing was published yet.',
  'kpi.publications.none': 'There is no period to publish now.',
  'kpi.publications.made': 'published {at}',
  'kpi.publications.period': 'Period to publish',
  'kpi.publications.hint':
    'A year or month that has been over for three days. Published month by month, a year can no longer be ' +
    'published as a whole.',
  'kpi.publications.make': 'Publish',
  'kpi.publications.sure': 'Publish this period?',
  'kpi.publications.sureText':
    '{period} will be shown to whoever has a link, and sent to readers outside. It cannot be taken back or cut ' +
    'otherwise.',
  'kpi.publications.do': 'Publish for good',
  'kpi.publications.overlaps': 'Some of these days were published already.',
  'kpi.readers': 'Who is told outside',
  'kpi.readers.text': 'When the town publishes figures, they get a mail with those and nothing more.',
  'kpi.readers.labelHint': 'For example: a member of the relocation committee',
  'kpi.readers.address': 'Mail address',
  'kpi.readers.add': 'Add',
  'kpi.readers.remove': 'Remove',
  'kpi.readers.removeOf': 'Remove “{label}”',
  'kpi.shared.published': 'What the town published',
} satisfies Catalog<typeof ja>;
