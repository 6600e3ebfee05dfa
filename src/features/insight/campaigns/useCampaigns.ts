import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import {
  readCampaigns,
  retireCampaign,
  saveCampaign,
  type Campaign,
  type SeenCode,
} from '../../../data/campaigns.ts';

/** The town's links; nothing is asked where the role may not know them. */
export function useCampaigns(townId: string, mayRead: boolean) {
  return useQuery({
    queryKey: ['campaigns', townId],
    queryFn: () => readCampaigns(townId),
    enabled: mayRead,
    staleTime: 60_000,
  });
}

/** One act on the list; what was counted is asked anew afterwards. */
export function useCampaignActs(townId: string) {
  const queries = useQueryClient();
  const onSuccess = () => queries.invalidateQueries();
  return {
    save: useMutation({
      mutationFn: (campaign: Pick<Campaign, 'code' | 'name' | 'placed'>) => saveCampaign(townId, campaign),
      onSuccess,
    }),
    /** One tap: it is called as its code until somebody gives it a name. */
    adopt: useMutation({
      mutationFn: ({ code }: SeenCode) => saveCampaign(townId, { code, name: code, placed: '' }),
      onSuccess,
    }),
    retire: useMutation({ mutationFn: ({ code }: Campaign) => retireCampaign(townId, code), onSuccess }),
  };
}
