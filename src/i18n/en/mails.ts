import type ja from '../ja/mails.ts';
import type { Catalog } from '../translate.ts';

export default {
  'digest.subject': '[{town}] Figures of {month} {year} (internal)',
  'digest.intro': 'What {month} {year} showed. All numbers are exact, for internal use.',
  'digest.visits.none': 'There were no visits.',
  'digest.visits.first': 'There were {visits} visits.',
  'digest.visits.more': 'There were {visits} visits, {percent}% more than the month before ({before}).',
  'digest.visits.fewer': 'There were {visits} visits, {percent}% fewer than the month before ({before}).',
  'digest.visits.same': 'There were {visits} visits, as many as the month before.',
  'digest.consultations': 'Consultations: {consultations} (the month before: {before}).',
  'digest.region.none': 'No visit told its prefecture.',
  'digest.region': 'Most visits came from {region}: {visits}.',
  'digest.place.none': 'No visit stopped at a place.',
  'digest.place': 'People stayed longest at {place}: {minutes} minutes in all.',
  'digest.stop': 'To stop this mail: {url}',
  'publication.subject': '[{town}] Figures from {from} to {to} were published',
  'publication.intro': '{town} published its figures from {from} to {to}.',
  'publication.visits': 'Visits: {under}{count}',
  'publication.engaged': 'Engaged visits: {under}{count}',
  'publication.consultations': 'Consultations: {under}{count}',
  'publication.moved': 'Households moved: {under}{count}',
  'publication.settled': 'Households settled after a year: {under}{count}',
  'publication.under': 'under ',
  'publication.rounding':
    'So that nobody can be recognised, numbers under {threshold} read “under {threshold}” and others are ' +
    'rounded to the nearest five.',
  'publication.stop': 'To stop this mail, please tell the relocation staff of {town}.',
} satisfies Catalog<typeof ja>;
