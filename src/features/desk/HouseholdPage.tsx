import { localeRow } from '../../../supabase/functions/_shared/contract/locales.ts';
import ArrowLeft from 'lucide-react/icons/arrow-left';
import Eye from 'lucide-react/icons/eye';
import X from 'lucide-react/icons/x';
import type { HouseholdRecord } from '../../data/households.ts';
import type { Member } from '../../data/members.ts';
import { problemCode } from '../../data/staffProblem.ts';
import { useLocale, useT, useWords } from '../../i18n/I18nProvider.tsx';
import { formatDay, townDay } from '../../lib/townTime.ts';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { PageHeading } from '../../ui/PageHeading.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { ProblemNotice } from '../../ui/staff/ProblemNotice.tsx';
import { useNow } from '../../ui/staff/useNow.ts';
import { ContactPart } from './ContactPart.tsx';
import { ConsentPart } from './ConsentPart.tsx';
import { HistoryPart } from './HistoryPart.tsx';
import type { Actor } from './householdPatches.ts';
import { householdStory } from './householdWords.ts';
import { listedHousehold, type ListedHousehold } from './listView.ts';
import { LooksPart } from './LooksPart.tsx';
import { NotesPart } from './NotesPart.tsx';
import { Section } from './Section.tsx';
import { StagePart } from './StagePart.tsx';
import { TasksPart } from './TasksPart.tsx';
import { ToldPart } from './ToldPart.tsx';
import { useHousehold, type HouseholdActs } from './useHousehold.ts';
import { useContentNames } from './useHouseholds.ts';
import { VisitsPart } from './VisitsPart.tsx';
import { WarmthPart } from './WarmthPart.tsx';

interface Props {
  townId: string;
  householdId: string;
  actor: Actor;
  owners: Member[];
  /** Its row in the list, as the list last heard: newer than the page means someone else was here. */
  listed: { version: number; has_words: boolean } | null;
  onClose: () => void;
}

const columns = 'grid items-start gap-4 @xl:grid-cols-2';
const stack = 'grid min-w-0 gap-4';

/** Everything about one household; opening it is written down for the family. */
export function HouseholdPage(props: Props) {
  const t = useT();
  const query = useHousehold(props.townId, props.householdId);

  return (
    <div className="@container space-y-4 p-4 md:p-6">
      <Button kind="quiet" className="-ml-4 lg:hidden!" onClick={props.onClose}>
        <ArrowLeft aria-hidden className="size-5" />
        {t('concierge.list.back')}
      </Button>
      <Button
        kind="quiet"
        className="float-right -mt-1 -mr-3 hidden! px-3! lg:inline-flex!"
        aria-label={t('concierge.list.close')}
        onClick={props.onClose}
      >
        <X aria-hidden className="size-5" />
      </Button>
      {query.isPending && <Skeleton lines={6} />}
      {query.isError && <Trouble error={query.error} onRetry={() => void query.refetch()} />}
      {query.data && <Opened {...props} record={query.data} onReload={() => void query.refetch()} />}
    </div>
  );
}

function Trouble({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const t = useT();
  const problem = problemCode(error);
  if (problem !== 'not_found') return <ProblemNotice problem={problem} onRetry={onRetry} />;
  return (
    <div className="space-y-3">
      <PageHeading title={t('concierge.page.gone')} className="text-2xl">
        {t('concierge.page.gone')}
      </PageHeading>
      <Notice>{t('concierge.page.goneText')}</Notice>
    </div>
  );
}

function Opened(props: Props & { record: HouseholdRecord; onReload: () => void }) {
  const t = useT();
  const say = useWords();
  const { locale } = useLocale();
  const now = useNow();
  const names = useContentNames(props.townId);
  const { record } = props;
  const { household } = record;
  const summary = record.visit_summary;
  const story = householdStory({ ...household, visits: summary }, names.spot, { t, say, locale });
  const item: ListedHousehold = listedHousehold(
    {
      ...household,
      // Words of a family that took its consent back are closed, but were written: the list says so.
      has_words: !!household.words || (props.listed?.has_words ?? false),
      visit_summary: summary,
      open_tasks: record.tasks.filter((task) => task.done_at === null).length,
    },
    now,
  );
  const acts: HouseholdActs = {
    townId: props.townId,
    householdId: props.householdId,
    actor: props.actor,
  };
  const behind = props.listed !== null && props.listed.version > household.version;

  return (
    <>
      <header className="space-y-3">
        <PageHeading title={household.contact_name} className="text-2xl break-words">
          {household.contact_name}
          {household.reading && (
            <span className="ml-3 text-base font-normal text-kawara">{household.reading}</span>
          )}
        </PageHeading>
        <p className="rounded-card bg-hinoki p-4 text-lg leading-relaxed">
          {story.join(localeRow(locale).gap)}
        </p>
        <p className="flex flex-wrap gap-x-4 text-sm text-kawara">
          <span>
            {t('concierge.page.since', { date: formatDay(townDay(new Date(household.created_at)), locale) })}
          </span>
          <span>
            {t('concierge.page.language')} {localeRow(household.locale).name}
          </span>
        </p>
        <p className="flex items-start gap-1.5 text-sm text-kawara">
          <Eye aria-hidden className="mt-1 size-4 shrink-0" />
          {t('concierge.page.looked')}
        </p>
      </header>
      {behind && (
        <Notice live>
          <p>{t('concierge.page.changedElsewhere')}</p>
          <Button onClick={props.onReload}>{t('concierge.page.reload')}</Button>
        </Notice>
      )}
      <div className={columns}>
        <div className={stack}>
          <StagePart acts={acts} household={household} owners={props.owners} waiting={item.waiting} />
          <ContactPart acts={acts} record={record} waiting={item.waiting} />
          {!record.consultation_withdrawn && <WordsPart words={household.words ?? ''} />}
        </div>
        <div className={stack}>
          <WarmthPart item={item} />
          <TasksPart acts={acts} tasks={record.tasks} />
        </div>
      </div>
      <ToldPart acts={acts} record={record} onReload={props.onReload} />
      <VisitsPart acts={acts} record={record} names={names} />
      <div className={columns}>
        <div className={stack}>
          <NotesPart acts={acts} notes={record.notes} />
          <ConsentPart consents={record.consents} />
        </div>
        <div className={stack}>
          <HistoryPart acts={acts} history={record.history} />
          <LooksPart acts={acts} looks={record.looks} />
        </div>
      </div>
    </>
  );
}

function WordsPart({ words }: { words: string }) {
  const t = useT();
  return (
    <Section title={t('concierge.page.words')}>
      {words === '' ? (
        <p className="text-kawara">{t('concierge.page.noWords')}</p>
      ) : (
        <p className="border-l-4 border-hairline pl-4 break-words whitespace-pre-wrap">{words}</p>
      )}
    </Section>
  );
}
