import type ja from '../ja/survey.ts';
import type { Catalog } from '../translate.ts';

export default {
  'survey.label': 'Survey',
  'survey.offer': 'Would you answer {count} short questions? It takes a minute, and we do not ask your name.',
  'survey.take': 'Answer',
  'survey.leave': 'Not now',
  'survey.title': 'A few questions',
  'survey.about':
    'Answer only what you like. We do not ask your name, and the town cannot tell whose answers these are.',
  'survey.noNames': 'Please do not write names or contact details.',
  'survey.five.5': 'Very much',
  'survey.five.4': 'Quite',
  'survey.five.3': 'Neither',
  'survey.five.2': 'Not much',
  'survey.five.1': 'Not at all',
  'survey.yes': 'Yes',
  'survey.no': 'No',
  'survey.better': 'Better',
  'survey.same': 'The same',
  'survey.worse': 'Worse',
  'survey.send': 'Send',
  'survey.failed': 'It could not be sent',
  'survey.failed.later': 'Your answers are still here. Please wait a little and press again.',
  'survey.failed.refused':
    'The questions have changed meanwhile, so it was not taken. Thank you all the same.',
  'survey.thanks': 'Thank you',
  'survey.thanks.text': 'This helps the town do better.',
} satisfies Catalog<typeof ja>;
