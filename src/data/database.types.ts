export type Json = string | number | boolean | null | { [key: string]: Json | undefined } | Json[]

export type Database = {
  
  "public": {
          Tables: {
            "campaigns": {
                  Row: {
                    "code": string,"made_at": string,"made_by": string | null,"name": string,"placed": string,"retired_at": string | null,"town_id": string
                  }
                  ComputedFields: never
                  Insert: {
                    "code": string,"made_at"?: string,"made_by"?: string | null,"name": string,"placed"?: string,"retired_at"?: string | null,"town_id": string
                  }
                  Update: {
                    "code"?: string,"made_at"?: string,"made_by"?: string | null,"name"?: string,"placed"?: string,"retired_at"?: string | null,"town_id"?: string
                  }
                  Relationships: [
                    {
      foreignKeyName: "campaigns_town_id_fkey"
      columns: ["town_id"]
isOneToOne: false
      referencedRelation: "towns"
      referencedColumns: ["town_id"]
    }
                  ]
                },"collect_counts": {
                  Row: {
                    "day": string,"doubled": number,"refused": number,"stored": number,"town_id": string
                  }
                  ComputedFields: never
                  Insert: {
                    "day": string,"doubled": number,"refused": number,"stored": number,"town_id": string
                  }
                  Update: {
                    "day"?: string,"doubled"?: number,"refused"?: number,"stored"?: number,"town_id"?: string
                  }
                  Relationships: [
                    
                  ]
                },"consents": {
                  Row: {
                    "granted_at": string,"household_id": string,"locale": string,"purpose": string,"town_id": string,"version": string,"withdrawn_at": string | null
                  }
                  ComputedFields: never
                  Insert: {
                    "granted_at"?: string,"household_id": string,"locale": string,"purpose": string,"town_id": string,"version": string,"withdrawn_at"?: string | null
                  }
                  Update: {
                    "granted_at"?: string,"household_id"?: string,"locale"?: string,"purpose"?: string,"town_id"?: string,"version"?: string,"withdrawn_at"?: string | null
                  }
                  Relationships: [
                    {
      foreignKeyName: "consents_town_id_household_id_fkey"
      columns: ["town_id","household_id"]
isOneToOne: false
      referencedRelation: "households"
      referencedColumns: ["town_id","household_id"]
    }
                  ]
                },"consultation_ledger": {
                  Row: {
                    "campaign": string | null,"channel": string,"day": string,"device": string | null,"entry": string | null,"entry_id": string,"hour": number,"household_id": string | null,"is_double": boolean,"is_withdrawn": boolean,"locale": string,"moved_on": string | null,"outcome": number,"people": number,"region": string | null,"settled_on": string | null,"simulated": boolean,"town_id": string,"visitor": string | null
                  }
                  ComputedFields: never
                  Insert: {
                    "campaign"?: string | null,"channel": string,"day": string,"device"?: string | null,"entry"?: string | null,"entry_id"?: string,"hour": number,"household_id"?: string | null,"is_double": boolean,"is_withdrawn"?: boolean,"locale": string,"moved_on"?: string | null,"outcome": number,"people": number,"region"?: string | null,"settled_on"?: string | null,"simulated": boolean,"town_id": string,"visitor"?: string | null
                  }
                  Update: {
                    "campaign"?: string | null,"channel"?: string,"day"?: string,"device"?: string | null,"entry"?: string | null,"entry_id"?: string,"hour"?: number,"household_id"?: string | null,"is_double"?: boolean,"is_withdrawn"?: boolean,"locale"?: string,"moved_on"?: string | null,"outcome"?: number,"people"?: number,"region"?: string | null,"settled_on"?: string | null,"simulated"?: boolean,"town_id"?: string,"visitor"?: string | null
                  }
                  Relationships: [
                    {
      foreignKeyName: "consultation_ledger_town_id_fkey"
      columns: ["town_id"]
isOneToOne: false
      referencedRelation: "towns"
      referencedColumns: ["town_id"]
    },{
      foreignKeyName: "consultation_ledger_town_id_household_id_fkey"
      columns: ["town_id","household_id"]
isOneToOne: true
      referencedRelation: "households"
      referencedColumns: ["town_id","household_id"]
    }
                  ]
                },"contact_ledger": {
                  Row: {
                    "contacts": number,"day": string,"simulated": boolean,"town_id": string
                  }
                  ComputedFields: never
                  Insert: {
                    "contacts": number,"day": string,"simulated": boolean,"town_id": string
                  }
                  Update: {
                    "contacts"?: number,"day"?: string,"simulated"?: boolean,"town_id"?: string
                  }
                  Relationships: [
                    {
      foreignKeyName: "contact_ledger_town_id_fkey"
      columns: ["town_id"]
isOneToOne: false
      referencedRelation: "towns"
      referencedColumns: ["town_id"]
    }
                  ]
                },"day_sums": {
                  Row: {
                    "considering": number,"day": string,"engaged": number,"engaged_ms": number,"key": string,"lead": number,"panel": string,"town_id": string,"visits": number
                  }
                  ComputedFields: never
                  Insert: {
                    "considering": number,"day": string,"engaged": number,"engaged_ms": number,"key": string,"lead": number,"panel": string,"town_id": string,"visits": number
                  }
                  Update: {
                    "considering"?: number,"day"?: string,"engaged"?: number,"engaged_ms"?: number,"key"?: string,"lead"?: number,"panel"?: string,"town_id"?: string,"visits"?: number
                  }
                  Relationships: [
                    {
      foreignKeyName: "day_sums_town_id_fkey"
      columns: ["town_id"]
isOneToOne: false
      referencedRelation: "towns"
      referencedColumns: ["town_id"]
    }
                  ]
                },"digest_readers": {
                  Row: {
                    "locale": string,"since": string,"town_id": string,"user_id": string
                  }
                  ComputedFields: never
                  Insert: {
                    "locale": string,"since"?: string,"town_id": string,"user_id": string
                  }
                  Update: {
                    "locale"?: string,"since"?: string,"town_id"?: string,"user_id"?: string
                  }
                  Relationships: [
                    {
      foreignKeyName: "digest_readers_town_id_user_id_fkey"
      columns: ["town_id","user_id"]
isOneToOne: true
      referencedRelation: "staff_members"
      referencedColumns: ["town_id","user_id"]
    }
                  ]
                },"draft_versions": {
                  Row: {
                    "at": string,"doc": Json | null,"place_id": string,"town_id": string,"version": number,"written_by": string | null
                  }
                  ComputedFields: never
                  Insert: {
                    "at"?: string,"doc"?: Json | null,"place_id": string,"town_id": string,"version"?: never,"written_by"?: string | null
                  }
                  Update: {
                    "at"?: string,"doc"?: Json | null,"place_id"?: string,"town_id"?: string,"version"?: never,"written_by"?: string | null
                  }
                  Relationships: [
                    {
      foreignKeyName: "draft_versions_town_id_fkey"
      columns: ["town_id"]
isOneToOne: false
      referencedRelation: "towns"
      referencedColumns: ["town_id"]
    }
                  ]
                },"erasures": {
                  Row: {
                    "act": string,"erased_at": string,"erasure_id": number,"household_sha256": string,"town_id": string
                  }
                  ComputedFields: never
                  Insert: {
                    "act": string,"erased_at"?: string,"erasure_id"?: never,"household_sha256": string,"town_id": string
                  }
                  Update: {
                    "act"?: string,"erased_at"?: string,"erasure_id"?: never,"household_sha256"?: string,"town_id"?: string
                  }
                  Relationships: [
                    
                  ]
                },"facts": {
                  Row: {
                    "checked_on": string,"data": Json | null,"fact_id": string,"label": NonNullable<Json>,"owner_section": NonNullable<Json>,"place_id": string,"position": number,"source": NonNullable<Json>,"spot_id": string,"town_id": string,"value": NonNullable<Json>
                  }
                  ComputedFields: never
                  Insert: {
                    "checked_on": string,"data"?: Json | null,"fact_id": string,"label": NonNullable<Json>,"owner_section": NonNullable<Json>,"place_id": string,"position"?: number,"source": NonNullable<Json>,"spot_id"?: string,"town_id": string,"value": NonNullable<Json>
                  }
                  Update: {
                    "checked_on"?: string,"data"?: Json | null,"fact_id"?: string,"label"?: NonNullable<Json>,"owner_section"?: NonNullable<Json>,"place_id"?: string,"position"?: number,"source"?: NonNullable<Json>,"spot_id"?: string,"town_id"?: string,"value"?: NonNullable<Json>
                  }
                  Relationships: [
                    {
      foreignKeyName: "facts_town_id_place_id_fkey"
      columns: ["town_id","place_id"]
isOneToOne: false
      referencedRelation: "places"
      referencedColumns: ["town_id","place_id"]
    }
                  ]
                },"family_links": {
                  Row: {
                    "created_at": string,"household_id": string,"last_used_at": string,"token_sha256": string,"town_id": string,"warned_at": string | null
                  }
                  ComputedFields: never
                  Insert: {
                    "created_at"?: string,"household_id": string,"last_used_at"?: string,"token_sha256": string,"town_id": string,"warned_at"?: string | null
                  }
                  Update: {
                    "created_at"?: string,"household_id"?: string,"last_used_at"?: string,"token_sha256"?: string,"town_id"?: string,"warned_at"?: string | null
                  }
                  Relationships: [
                    {
      foreignKeyName: "family_links_town_id_household_id_fkey"
      columns: ["town_id","household_id"]
isOneToOne: false
      referencedRelation: "households"
      referencedColumns: ["town_id","household_id"]
    }
                  ]
                },"household_history": {
                  Row: {
                    "actor": string | null,"at": string,"from_stage": string | null,"history_id": number,"household_id": string,"kind": string,"note": string | null,"reason": string | null,"to_stage": string | null,"town_id": string
                  }
                  ComputedFields: never
                  Insert: {
                    "actor"?: string | null,"at"?: string,"from_stage"?: string | null,"history_id"?: never,"household_id": string,"kind": string,"note"?: string | null,"reason"?: string | null,"to_stage"?: string | null,"town_id": string
                  }
                  Update: {
                    "actor"?: string | null,"at"?: string,"from_stage"?: string | null,"history_id"?: never,"household_id"?: string,"kind"?: string,"note"?: string | null,"reason"?: string | null,"to_stage"?: string | null,"town_id"?: string
                  }
                  Relationships: [
                    {
      foreignKeyName: "household_history_town_id_household_id_fkey"
      columns: ["town_id","household_id"]
isOneToOne: false
      referencedRelation: "households"
      referencedColumns: ["town_id","household_id"]
    }
                  ]
                },"household_looks": {
                  Row: {
                    "at": string,"household_id": string,"look_id": number,"town_id": string,"user_id": string,"user_name": string
                  }
                  ComputedFields: never
                  Insert: {
                    "at"?: string,"household_id": string,"look_id"?: never,"town_id": string,"user_id": string,"user_name": string
                  }
                  Update: {
                    "at"?: string,"household_id"?: string,"look_id"?: never,"town_id"?: string,"user_id"?: string,"user_name"?: string
                  }
                  Relationships: [
                    {
      foreignKeyName: "household_looks_town_id_household_id_fkey"
      columns: ["town_id","household_id"]
isOneToOne: false
      referencedRelation: "households"
      referencedColumns: ["town_id","household_id"]
    }
                  ]
                },"household_notes": {
                  Row: {
                    "author": string,"body": string,"created_at": string,"household_id": string,"is_shared": boolean,"note_id": number,"town_id": string
                  }
                  ComputedFields: never
                  Insert: {
                    "author": string,"body": string,"created_at"?: string,"household_id": string,"is_shared": boolean,"note_id"?: never,"town_id": string
                  }
                  Update: {
                    "author"?: string,"body"?: string,"created_at"?: string,"household_id"?: string,"is_shared"?: boolean,"note_id"?: never,"town_id"?: string
                  }
                  Relationships: [
                    {
      foreignKeyName: "household_notes_town_id_household_id_fkey"
      columns: ["town_id","household_id"]
isOneToOne: false
      referencedRelation: "households"
      referencedColumns: ["town_id","household_id"]
    }
                  ]
                },"household_tasks": {
                  Row: {
                    "assignee": string | null,"created_at": string,"done_at": string | null,"due_on": string | null,"household_id": string,"task_id": string,"title": string,"town_id": string
                  }
                  ComputedFields: never
                  Insert: {
                    "assignee"?: string | null,"created_at"?: string,"done_at"?: string | null,"due_on"?: string | null,"household_id": string,"task_id"?: string,"title": string,"town_id": string
                  }
                  Update: {
                    "assignee"?: string | null,"created_at"?: string,"done_at"?: string | null,"due_on"?: string | null,"household_id"?: string,"task_id"?: string,"title"?: string,"town_id"?: string
                  }
                  Relationships: [
                    {
      foreignKeyName: "household_tasks_town_id_household_id_fkey"
      columns: ["town_id","household_id"]
isOneToOne: false
      referencedRelation: "households"
      referencedColumns: ["town_id","household_id"]
    }
                  ]
                },"household_visitors": {
                  Row: {
                    "household_id": string,"linked_at": string,"town_id": string,"visitor_id": string
                  }
                  ComputedFields: never
                  Insert: {
                    "household_id": string,"linked_at"?: string,"town_id": string,"visitor_id": string
                  }
                  Update: {
                    "household_id"?: string,"linked_at"?: string,"town_id"?: string,"visitor_id"?: string
                  }
                  Relationships: [
                    {
      foreignKeyName: "household_visitors_town_id_household_id_fkey"
      columns: ["town_id","household_id"]
isOneToOne: false
      referencedRelation: "households"
      referencedColumns: ["town_id","household_id"]
    }
                  ]
                },"households": {
                  Row: {
                    "adults": number,"channel": string,"children": (string)[],"closed_reason": string | null,"consultation_id": string,"contact_name": string,"created_at": string,"email": string,"first_reply_at": string | null,"from_region": string | null,"household_id": string,"last_contact_at": string | null,"line_name": string | null,"locale": string,"owner_user_id": string | null,"phone": string | null,"preferred_contact": string,"reading": string | null,"simulated": boolean,"stage": string,"stage_changed_at": string,"timing": string,"town_id": string,"version": number,"wishes": (string)[],"words": string
                  }
                  ComputedFields: never
                  Insert: {
                    "adults": number,"channel"?: string,"children"?: (string)[],"closed_reason"?: string | null,"consultation_id": string,"contact_name": string,"created_at"?: string,"email": string,"first_reply_at"?: string | null,"from_region"?: string | null,"household_id"?: string,"last_contact_at"?: string | null,"line_name"?: string | null,"locale": string,"owner_user_id"?: string | null,"phone"?: string | null,"preferred_contact": string,"reading"?: string | null,"simulated"?: boolean,"stage"?: string,"stage_changed_at"?: string,"timing": string,"town_id": string,"version"?: number,"wishes"?: (string)[],"words"?: string
                  }
                  Update: {
                    "adults"?: number,"channel"?: string,"children"?: (string)[],"closed_reason"?: string | null,"consultation_id"?: string,"contact_name"?: string,"created_at"?: string,"email"?: string,"first_reply_at"?: string | null,"from_region"?: string | null,"household_id"?: string,"last_contact_at"?: string | null,"line_name"?: string | null,"locale"?: string,"owner_user_id"?: string | null,"phone"?: string | null,"preferred_contact"?: string,"reading"?: string | null,"simulated"?: boolean,"stage"?: string,"stage_changed_at"?: string,"timing"?: string,"town_id"?: string,"version"?: number,"wishes"?: (string)[],"words"?: string
                  }
                  Relationships: [
                    {
      foreignKeyName: "households_town_id_fkey"
      columns: ["town_id"]
isOneToOne: false
      referencedRelation: "towns"
      referencedColumns: ["town_id"]
    }
                  ]
                },"kpi_definitions": {
                  Row: {
                    "attainment": string,"baseline": number | null,"baseline_on": string | null,"created_at": string,"created_by": string | null,"decimals": number,"formula": NonNullable<Json>,"kpi_id": string,"name": string,"note": string,"owner": string,"position": number,"retired": boolean,"source": string,"target": number,"target_on": string,"town_id": string,"unit": string,"version": number,"yearly_targets": NonNullable<Json>
                  }
                  ComputedFields: never
                  Insert: {
                    "attainment": string,"baseline"?: number | null,"baseline_on"?: string | null,"created_at"?: string,"created_by"?: string | null,"decimals": number,"formula": NonNullable<Json>,"kpi_id": string,"name": string,"note"?: string,"owner": string,"position"?: number,"retired"?: boolean,"source": string,"target": number,"target_on": string,"town_id": string,"unit": string,"version": number,"yearly_targets"?: NonNullable<Json>
                  }
                  Update: {
                    "attainment"?: string,"baseline"?: number | null,"baseline_on"?: string | null,"created_at"?: string,"created_by"?: string | null,"decimals"?: number,"formula"?: NonNullable<Json>,"kpi_id"?: string,"name"?: string,"note"?: string,"owner"?: string,"position"?: number,"retired"?: boolean,"source"?: string,"target"?: number,"target_on"?: string,"town_id"?: string,"unit"?: string,"version"?: number,"yearly_targets"?: NonNullable<Json>
                  }
                  Relationships: [
                    {
      foreignKeyName: "kpi_definitions_town_id_fkey"
      columns: ["town_id"]
isOneToOne: false
      referencedRelation: "towns"
      referencedColumns: ["town_id"]
    }
                  ]
                },"kpi_releases": {
                  Row: {
                    "formula": NonNullable<Json>,"kpi_id": string,"release_id": string,"released_at": string,"released_by": string,"released_name": string,"released_reason": string,"taken_back_at": string | null,"taken_back_by": string | null,"town_id": string
                  }
                  ComputedFields: never
                  Insert: {
                    "formula": NonNullable<Json>,"kpi_id": string,"release_id"?: string,"released_at"?: string,"released_by": string,"released_name": string,"released_reason": string,"taken_back_at"?: string | null,"taken_back_by"?: string | null,"town_id": string
                  }
                  Update: {
                    "formula"?: NonNullable<Json>,"kpi_id"?: string,"release_id"?: string,"released_at"?: string,"released_by"?: string,"released_name"?: string,"released_reason"?: string,"taken_back_at"?: string | null,"taken_back_by"?: string | null,"town_id"?: string
                  }
                  Relationships: [
                    {
      foreignKeyName: "kpi_releases_town_id_fkey"
      columns: ["town_id"]
isOneToOne: false
      referencedRelation: "towns"
      referencedColumns: ["town_id"]
    }
                  ]
                },"kpi_rules": {
                  Row: {
                    "created_at": string,"created_by": string | null,"minutes_per_consultation": number,"minutes_per_tour": number,"note": string,"town_id": string,"version": number
                  }
                  ComputedFields: never
                  Insert: {
                    "created_at"?: string,"created_by"?: string | null,"minutes_per_consultation": number,"minutes_per_tour": number,"note": string,"town_id": string,"version": number
                  }
                  Update: {
                    "created_at"?: string,"created_by"?: string | null,"minutes_per_consultation"?: number,"minutes_per_tour"?: number,"note"?: string,"town_id"?: string,"version"?: number
                  }
                  Relationships: [
                    {
      foreignKeyName: "kpi_rules_town_id_fkey"
      columns: ["town_id"]
isOneToOne: false
      referencedRelation: "towns"
      referencedColumns: ["town_id"]
    }
                  ]
                },"marking_rules": {
                  Row: {
                    "counts_crowds": boolean,"counts_simulated": boolean,"created_at": string,"most_events_per_minute": number,"note": string,"town_id": string,"version": number
                  }
                  ComputedFields: never
                  Insert: {
                    "counts_crowds"?: boolean,"counts_simulated": boolean,"created_at"?: string,"most_events_per_minute": number,"note": string,"town_id": string,"version": number
                  }
                  Update: {
                    "counts_crowds"?: boolean,"counts_simulated"?: boolean,"created_at"?: string,"most_events_per_minute"?: number,"note"?: string,"town_id"?: string,"version"?: number
                  }
                  Relationships: [
                    {
      foreignKeyName: "marking_rules_town_id_fkey"
      columns: ["town_id"]
isOneToOne: false
      referencedRelation: "towns"
      referencedColumns: ["town_id"]
    }
                  ]
                },"outside_figures": {
                  Row: {
                    "as_of": string,"entered_at": string,"entered_by": string | null,"figure_id": string,"name": string | null,"series_id": string | null,"source": string,"town_id": string,"value": number
                  }
                  ComputedFields: never
                  Insert: {
                    "as_of": string,"entered_at"?: string,"entered_by"?: string | null,"figure_id"?: string,"name"?: string | null,"series_id"?: string | null,"source": string,"town_id": string,"value": number
                  }
                  Update: {
                    "as_of"?: string,"entered_at"?: string,"entered_by"?: string | null,"figure_id"?: string,"name"?: string | null,"series_id"?: string | null,"source"?: string,"town_id"?: string,"value"?: number
                  }
                  Relationships: [
                    {
      foreignKeyName: "outside_figures_town_id_fkey"
      columns: ["town_id"]
isOneToOne: false
      referencedRelation: "towns"
      referencedColumns: ["town_id"]
    },{
      foreignKeyName: "outside_figures_town_id_series_id_fkey"
      columns: ["town_id","series_id"]
isOneToOne: false
      referencedRelation: "outside_series"
      referencedColumns: ["town_id","series_id"]
    }
                  ]
                },"outside_series": {
                  Row: {
                    "adds_up": boolean,"created_at": string,"created_by": string | null,"name": string,"series_id": string,"town_id": string,"unit": string
                  }
                  ComputedFields: never
                  Insert: {
                    "adds_up": boolean,"created_at"?: string,"created_by"?: string | null,"name": string,"series_id"?: string,"town_id": string,"unit": string
                  }
                  Update: {
                    "adds_up"?: boolean,"created_at"?: string,"created_by"?: string | null,"name"?: string,"series_id"?: string,"town_id"?: string,"unit"?: string
                  }
                  Relationships: [
                    {
      foreignKeyName: "outside_series_town_id_fkey"
      columns: ["town_id"]
isOneToOne: false
      referencedRelation: "towns"
      referencedColumns: ["town_id"]
    }
                  ]
                },"places": {
                  Row: {
                    "address": string | null,"imported_doc": Json | null,"inconvenient": Json | null,"kind": string,"lat": number | null,"lon": number | null,"name": NonNullable<Json>,"origin": string,"phone": string | null,"place_id": string,"position": number,"space_id": string | null,"summary": NonNullable<Json>,"theme": string,"town_id": string,"updated_at": string,"url": string | null
                  }
                  ComputedFields: never
                  Insert: {
                    "address"?: string | null,"imported_doc"?: Json | null,"inconvenient"?: Json | null,"kind": string,"lat"?: number | null,"lon"?: number | null,"name": NonNullable<Json>,"origin": string,"phone"?: string | null,"place_id": string,"position"?: number,"space_id"?: string | null,"summary": NonNullable<Json>,"theme": string,"town_id": string,"updated_at"?: string,"url"?: string | null
                  }
                  Update: {
                    "address"?: string | null,"imported_doc"?: Json | null,"inconvenient"?: Json | null,"kind"?: string,"lat"?: number | null,"lon"?: number | null,"name"?: NonNullable<Json>,"origin"?: string,"phone"?: string | null,"place_id"?: string,"position"?: number,"space_id"?: string | null,"summary"?: NonNullable<Json>,"theme"?: string,"town_id"?: string,"updated_at"?: string,"url"?: string | null
                  }
                  Relationships: [
                    {
      foreignKeyName: "places_town_id_fkey"
      columns: ["town_id"]
isOneToOne: false
      referencedRelation: "towns"
      referencedColumns: ["town_id"]
    }
                  ]
                },"publication_readers": {
                  Row: {
                    "added_at": string,"added_by": string | null,"address": string,"label": string,"locale": string,"reader_id": string,"town_id": string
                  }
                  ComputedFields: never
                  Insert: {
                    "added_at"?: string,"added_by"?: string | null,"address": string,"label": string,"locale": string,"reader_id"?: string,"town_id": string
                  }
                  Update: {
                    "added_at"?: string,"added_by"?: string | null,"address"?: string,"label"?: string,"locale"?: string,"reader_id"?: string,"town_id"?: string
                  }
                  Relationships: [
                    {
      foreignKeyName: "publication_readers_town_id_fkey"
      columns: ["town_id"]
isOneToOne: false
      referencedRelation: "towns"
      referencedColumns: ["town_id"]
    }
                  ]
                },"publications": {
                  Row: {
                    "definition": NonNullable<Json>,"from_day": string,"made_at": string,"made_by": string | null,"publication_id": string,"tables": NonNullable<Json>,"to_day": string,"town_id": string
                  }
                  ComputedFields: never
                  Insert: {
                    "definition": NonNullable<Json>,"from_day": string,"made_at"?: string,"made_by"?: string | null,"publication_id"?: string,"tables": NonNullable<Json>,"to_day": string,"town_id": string
                  }
                  Update: {
                    "definition"?: NonNullable<Json>,"from_day"?: string,"made_at"?: string,"made_by"?: string | null,"publication_id"?: string,"tables"?: NonNullable<Json>,"to_day"?: string,"town_id"?: string
                  }
                  Relationships: [
                    {
      foreignKeyName: "publications_town_id_fkey"
      columns: ["town_id"]
isOneToOne: false
      referencedRelation: "towns"
      referencedColumns: ["town_id"]
    }
                  ]
                },"region_movers": {
                  Row: {
                    "from_prefecture": string,"imported_at": string,"people": number,"source": string,"town_id": string,"year": number
                  }
                  ComputedFields: never
                  Insert: {
                    "from_prefecture": string,"imported_at"?: string,"people": number,"source": string,"town_id": string,"year": number
                  }
                  Update: {
                    "from_prefecture"?: string,"imported_at"?: string,"people"?: number,"source"?: string,"town_id"?: string,"year"?: number
                  }
                  Relationships: [
                    {
      foreignKeyName: "region_movers_town_id_fkey"
      columns: ["town_id"]
isOneToOne: false
      referencedRelation: "towns"
      referencedColumns: ["town_id"]
    }
                  ]
                },"report_publications": {
                  Row: {
                    "figures": NonNullable<Json>,"published_at": string,"published_by": string | null,"report_id": string,"town_id": string
                  }
                  ComputedFields: never
                  Insert: {
                    "figures": NonNullable<Json>,"published_at"?: string,"published_by"?: string | null,"report_id": string,"town_id": string
                  }
                  Update: {
                    "figures"?: NonNullable<Json>,"published_at"?: string,"published_by"?: string | null,"report_id"?: string,"town_id"?: string
                  }
                  Relationships: [
                    {
      foreignKeyName: "report_publications_town_id_report_id_fkey"
      columns: ["town_id","report_id"]
isOneToOne: true
      referencedRelation: "reports"
      referencedColumns: ["town_id","report_id"]
    }
                  ]
                },"reports": {
                  Row: {
                    "form": NonNullable<Json>,"from_day": string,"frozen_at": string | null,"frozen_by": string | null,"frozen_figures": Json | null,"frozen_labels": Json | null,"report_id": string,"title": string,"to_day": string,"town_id": string,"updated_at": string,"version": number,"words": NonNullable<Json>
                  }
                  ComputedFields: never
                  Insert: {
                    "form": NonNullable<Json>,"from_day": string,"frozen_at"?: string | null,"frozen_by"?: string | null,"frozen_figures"?: Json | null,"frozen_labels"?: Json | null,"report_id"?: string,"title": string,"to_day": string,"town_id": string,"updated_at"?: string,"version"?: number,"words"?: NonNullable<Json>
                  }
                  Update: {
                    "form"?: NonNullable<Json>,"from_day"?: string,"frozen_at"?: string | null,"frozen_by"?: string | null,"frozen_figures"?: Json | null,"frozen_labels"?: Json | null,"report_id"?: string,"title"?: string,"to_day"?: string,"town_id"?: string,"updated_at"?: string,"version"?: number,"words"?: NonNullable<Json>
                  }
                  Relationships: [
                    {
      foreignKeyName: "reports_town_id_fkey"
      columns: ["town_id"]
isOneToOne: false
      referencedRelation: "towns"
      referencedColumns: ["town_id"]
    }
                  ]
                },"revision_places": {
                  Row: {
                    "doc": NonNullable<Json>,"kind": string,"lat": number | null,"lon": number | null,"name": NonNullable<Json>,"place_id": string,"position": number,"revision": number,"search": string,"spot_count": number,"spot_ids": (string)[],"summary": NonNullable<Json>,"theme": string,"town_id": string
                  }
                  ComputedFields: never
                  Insert: {
                    "doc": NonNullable<Json>,"kind": string,"lat"?: number | null,"lon"?: number | null,"name": NonNullable<Json>,"place_id": string,"position": number,"revision": number,"search": string,"spot_count": number,"spot_ids"?: never,"summary": NonNullable<Json>,"theme": string,"town_id": string
                  }
                  Update: {
                    "doc"?: NonNullable<Json>,"kind"?: string,"lat"?: number | null,"lon"?: number | null,"name"?: NonNullable<Json>,"place_id"?: string,"position"?: number,"revision"?: number,"search"?: string,"spot_count"?: number,"spot_ids"?: never,"summary"?: NonNullable<Json>,"theme"?: string,"town_id"?: string
                  }
                  Relationships: [
                    {
      foreignKeyName: "revision_places_town_id_revision_fkey"
      columns: ["town_id","revision"]
isOneToOne: false
      referencedRelation: "revisions"
      referencedColumns: ["town_id","revision"]
    }
                  ]
                },"revision_town_events": {
                  Row: {
                    "doc": NonNullable<Json>,"ends_on": string | null,"revision": number,"starts_on": string,"town_event_id": string,"town_id": string
                  }
                  ComputedFields: never
                  Insert: {
                    "doc": NonNullable<Json>,"ends_on"?: string | null,"revision": number,"starts_on": string,"town_event_id": string,"town_id": string
                  }
                  Update: {
                    "doc"?: NonNullable<Json>,"ends_on"?: string | null,"revision"?: number,"starts_on"?: string,"town_event_id"?: string,"town_id"?: string
                  }
                  Relationships: [
                    {
      foreignKeyName: "revision_town_events_town_id_revision_fkey"
      columns: ["town_id","revision"]
isOneToOne: false
      referencedRelation: "revisions"
      referencedColumns: ["town_id","revision"]
    }
                  ]
                },"revisions": {
                  Row: {
                    "content_sha256": string,"note": string,"places": number,"published_at": string,"published_by": string | null,"revision": number,"town_doc": NonNullable<Json>,"town_id": string
                  }
                  ComputedFields: never
                  Insert: {
                    "content_sha256": string,"note"?: string,"places": number,"published_at"?: string,"published_by"?: string | null,"revision": number,"town_doc": NonNullable<Json>,"town_id": string
                  }
                  Update: {
                    "content_sha256"?: string,"note"?: string,"places"?: number,"published_at"?: string,"published_by"?: string | null,"revision"?: number,"town_doc"?: NonNullable<Json>,"town_id"?: string
                  }
                  Relationships: [
                    {
      foreignKeyName: "revisions_town_id_fkey"
      columns: ["town_id"]
isOneToOne: false
      referencedRelation: "towns"
      referencedColumns: ["town_id"]
    }
                  ]
                },"rollup_marks": {
                  Row: {
                    "day": string,"doubled": number,"mark_id": number,"marked_at": string,"refused": number,"stored": number,"town_id": string
                  }
                  ComputedFields: never
                  Insert: {
                    "day": string,"doubled"?: number,"mark_id"?: never,"marked_at"?: string,"refused"?: number,"stored"?: number,"town_id": string
                  }
                  Update: {
                    "day"?: string,"doubled"?: number,"mark_id"?: never,"marked_at"?: string,"refused"?: number,"stored"?: number,"town_id"?: string
                  }
                  Relationships: [
                    
                  ]
                },"rollup_runs": {
                  Row: {
                    "day": string,"ran_at": string,"took_ms": number,"town_id": string
                  }
                  ComputedFields: never
                  Insert: {
                    "day": string,"ran_at": string,"took_ms": number,"town_id": string
                  }
                  Update: {
                    "day"?: string,"ran_at"?: string,"took_ms"?: number,"town_id"?: string
                  }
                  Relationships: [
                    
                  ]
                },"saved_insight_views": {
                  Row: {
                    "name": string,"part": string,"query": string,"saved_at": string,"town_id": string,"user_id": string,"view_id": string
                  }
                  ComputedFields: never
                  Insert: {
                    "name": string,"part": string,"query": string,"saved_at"?: string,"town_id": string,"user_id"?: string,"view_id"?: string
                  }
                  Update: {
                    "name"?: string,"part"?: string,"query"?: string,"saved_at"?: string,"town_id"?: string,"user_id"?: string,"view_id"?: string
                  }
                  Relationships: [
                    {
      foreignKeyName: "saved_insight_views_town_id_user_id_fkey"
      columns: ["town_id","user_id"]
isOneToOne: false
      referencedRelation: "staff_members"
      referencedColumns: ["town_id","user_id"]
    }
                  ]
                },"scenes": {
                  Row: {
                    "manifest": NonNullable<Json>,"registered_at": string,"scene_id": string
                  }
                  ComputedFields: never
                  Insert: {
                    "manifest": NonNullable<Json>,"registered_at"?: string,"scene_id": string
                  }
                  Update: {
                    "manifest"?: NonNullable<Json>,"registered_at"?: string,"scene_id"?: string
                  }
                  Relationships: [
                    
                  ]
                },"spots": {
                  Row: {
                    "good": Json | null,"inconvenient": Json | null,"name": NonNullable<Json>,"place_id": string,"position": number,"spot_id": string,"town_id": string,"words": NonNullable<Json>
                  }
                  ComputedFields: never
                  Insert: {
                    "good"?: Json | null,"inconvenient"?: Json | null,"name": NonNullable<Json>,"place_id": string,"position"?: number,"spot_id": string,"town_id": string,"words": NonNullable<Json>
                  }
                  Update: {
                    "good"?: Json | null,"inconvenient"?: Json | null,"name"?: NonNullable<Json>,"place_id"?: string,"position"?: number,"spot_id"?: string,"town_id"?: string,"words"?: NonNullable<Json>
                  }
                  Relationships: [
                    {
      foreignKeyName: "spots_town_id_place_id_fkey"
      columns: ["town_id","place_id"]
isOneToOne: false
      referencedRelation: "places"
      referencedColumns: ["town_id","place_id"]
    }
                  ]
                },"staff_members": {
                  Row: {
                    "active": boolean,"created_at": string,"display_name": string,"is_auditor": boolean,"role": string,"town_id": string,"user_id": string
                  }
                  ComputedFields: never
                  Insert: {
                    "active"?: boolean,"created_at"?: string,"display_name": string,"is_auditor"?: boolean,"role": string,"town_id": string,"user_id": string
                  }
                  Update: {
                    "active"?: boolean,"created_at"?: string,"display_name"?: string,"is_auditor"?: boolean,"role"?: string,"town_id"?: string,"user_id"?: string
                  }
                  Relationships: [
                    {
      foreignKeyName: "staff_members_town_id_fkey"
      columns: ["town_id"]
isOneToOne: false
      referencedRelation: "towns"
      referencedColumns: ["town_id"]
    }
                  ]
                },"stakeholder_links": {
                  Row: {
                    "expires_at": string,"label": string,"last_opened_on": string | null,"link_id": string,"made_at": string,"made_by": string | null,"opened": number,"report_id": string | null,"revoked_at": string | null,"token_sha256": string,"town_id": string
                  }
                  ComputedFields: never
                  Insert: {
                    "expires_at": string,"label": string,"last_opened_on"?: string | null,"link_id"?: string,"made_at"?: string,"made_by"?: string | null,"opened"?: number,"report_id"?: string | null,"revoked_at"?: string | null,"token_sha256": string,"town_id": string
                  }
                  Update: {
                    "expires_at"?: string,"label"?: string,"last_opened_on"?: string | null,"link_id"?: string,"made_at"?: string,"made_by"?: string | null,"opened"?: number,"report_id"?: string | null,"revoked_at"?: string | null,"token_sha256"?: string,"town_id"?: string
                  }
                  Relationships: [
                    {
      foreignKeyName: "stakeholder_links_town_id_fkey"
      columns: ["town_id"]
isOneToOne: false
      referencedRelation: "towns"
      referencedColumns: ["town_id"]
    },{
      foreignKeyName: "stakeholder_links_town_id_report_id_fkey"
      columns: ["town_id","report_id"]
isOneToOne: false
      referencedRelation: "reports"
      referencedColumns: ["town_id","report_id"]
    }
                  ]
                },"survey_answers": {
                  Row: {
                    "day": string,"kind": string,"moment": string,"question_id": string,"response_id": string,"simulated": boolean,"town_id": string,"value": number | null,"version": number,"words": string | null
                  }
                  ComputedFields: never
                  Insert: {
                    "day": string,"kind": string,"moment": string,"question_id": string,"response_id": string,"simulated"?: boolean,"town_id": string,"value"?: number | null,"version": number,"words"?: string | null
                  }
                  Update: {
                    "day"?: string,"kind"?: string,"moment"?: string,"question_id"?: string,"response_id"?: string,"simulated"?: boolean,"town_id"?: string,"value"?: number | null,"version"?: number,"words"?: string | null
                  }
                  Relationships: [
                    {
      foreignKeyName: "survey_answers_town_id_moment_version_fkey"
      columns: ["town_id","moment","version"]
isOneToOne: false
      referencedRelation: "surveys"
      referencedColumns: ["town_id","moment","version"]
    }
                  ]
                },"survey_counts": {
                  Row: {
                    "answered": number,"day": string,"moment": string,"offered": number,"simulated": boolean,"town_id": string
                  }
                  ComputedFields: never
                  Insert: {
                    "answered"?: number,"day": string,"moment": string,"offered"?: number,"simulated"?: boolean,"town_id": string
                  }
                  Update: {
                    "answered"?: number,"day"?: string,"moment"?: string,"offered"?: number,"simulated"?: boolean,"town_id"?: string
                  }
                  Relationships: [
                    
                  ]
                },"surveys": {
                  Row: {
                    "created_at": string,"created_by": string | null,"doc": NonNullable<Json>,"moment": string,"town_id": string,"version": number
                  }
                  ComputedFields: never
                  Insert: {
                    "created_at"?: string,"created_by"?: string | null,"doc": NonNullable<Json>,"moment": string,"town_id": string,"version": number
                  }
                  Update: {
                    "created_at"?: string,"created_by"?: string | null,"doc"?: NonNullable<Json>,"moment"?: string,"town_id"?: string,"version"?: number
                  }
                  Relationships: [
                    {
      foreignKeyName: "surveys_town_id_fkey"
      columns: ["town_id"]
isOneToOne: false
      referencedRelation: "towns"
      referencedColumns: ["town_id"]
    }
                  ]
                },"town_events": {
                  Row: {
                    "doc": NonNullable<Json>,"ends_on": string | null,"origin": string,"starts_on": string,"town_event_id": string,"town_id": string
                  }
                  ComputedFields: never
                  Insert: {
                    "doc": NonNullable<Json>,"ends_on"?: string | null,"origin": string,"starts_on": string,"town_event_id": string,"town_id": string
                  }
                  Update: {
                    "doc"?: NonNullable<Json>,"ends_on"?: string | null,"origin"?: string,"starts_on"?: string,"town_event_id"?: string,"town_id"?: string
                  }
                  Relationships: [
                    {
      foreignKeyName: "town_events_town_id_fkey"
      columns: ["town_id"]
isOneToOne: false
      referencedRelation: "towns"
      referencedColumns: ["town_id"]
    }
                  ]
                },"towns": {
                  Row: {
                    "created_at": string,"current_revision": number | null,"doc": NonNullable<Json>,"scene_id": string | null,"small_count_threshold": number,"takes_consultations": boolean,"town_id": string,"updated_at": string
                  }
                  ComputedFields: never
                  Insert: {
                    "created_at"?: string,"current_revision"?: number | null,"doc": NonNullable<Json>,"scene_id"?: never,"small_count_threshold"?: number,"takes_consultations"?: boolean,"town_id": string,"updated_at"?: string
                  }
                  Update: {
                    "created_at"?: string,"current_revision"?: number | null,"doc"?: NonNullable<Json>,"scene_id"?: never,"small_count_threshold"?: number,"takes_consultations"?: boolean,"town_id"?: string,"updated_at"?: string
                  }
                  Relationships: [
                    
                  ]
                },"visit_events": {
                  Row: {
                    "engaged_ms": number | null,"event_id": string,"name": string,"occurred_at": string,"payload": NonNullable<Json>,"place_id": string | null,"received_at": string,"revision": number,"spot_id": string | null,"town_id": string,"visit_id": string
                  }
                  ComputedFields: never
                  Insert: {
                    "engaged_ms"?: number | null,"event_id": string,"name": string,"occurred_at": string,"payload": NonNullable<Json>,"place_id"?: string | null,"received_at"?: string,"revision": number,"spot_id"?: string | null,"town_id": string,"visit_id": string
                  }
                  Update: {
                    "engaged_ms"?: number | null,"event_id"?: string,"name"?: string,"occurred_at"?: string,"payload"?: NonNullable<Json>,"place_id"?: string | null,"received_at"?: string,"revision"?: number,"spot_id"?: string | null,"town_id"?: string,"visit_id"?: string
                  }
                  Relationships: [
                    
                  ]
                },"visit_facts": {
                  Row: {
                    "campaign": string,"connection": string | null,"day": string,"device": string,"engaged_ms": number,"entry": string,"hour": string,"load": string | null,"locale": string,"region": string,"region_source": string,"stage": number,"started_at": string,"tier": string | null,"town_id": string,"visit_id": string,"visitor": string,"visitor_id": string
                  }
                  ComputedFields: never
                  Insert: {
                    "campaign": string,"connection"?: string | null,"day": string,"device": string,"engaged_ms": number,"entry": string,"hour": string,"load"?: string | null,"locale": string,"region": string,"region_source": string,"stage": number,"started_at": string,"tier"?: string | null,"town_id": string,"visit_id": string,"visitor": string,"visitor_id": string
                  }
                  Update: {
                    "campaign"?: string,"connection"?: string | null,"day"?: string,"device"?: string,"engaged_ms"?: number,"entry"?: string,"hour"?: string,"load"?: string | null,"locale"?: string,"region"?: string,"region_source"?: string,"stage"?: number,"started_at"?: string,"tier"?: string | null,"town_id"?: string,"visit_id"?: string,"visitor"?: string,"visitor_id"?: string
                  }
                  Relationships: [
                    {
      foreignKeyName: "visit_facts_town_id_visit_id_fkey"
      columns: ["town_id","visit_id"]
isOneToOne: true
      referencedRelation: "visits"
      referencedColumns: ["town_id","visit_id"]
    }
                  ]
                },"visit_seen": {
                  Row: {
                    "day": string,"keys": (string)[],"ms": (number)[],"panel": string,"town_id": string,"visit_id": string
                  }
                  ComputedFields: never
                  Insert: {
                    "day": string,"keys": (string)[],"ms": (number)[],"panel": string,"town_id": string,"visit_id": string
                  }
                  Update: {
                    "day"?: string,"keys"?: (string)[],"ms"?: (number)[],"panel"?: string,"town_id"?: string,"visit_id"?: string
                  }
                  Relationships: [
                    {
      foreignKeyName: "visit_seen_town_id_visit_id_fkey"
      columns: ["town_id","visit_id"]
isOneToOne: false
      referencedRelation: "visit_facts"
      referencedColumns: ["town_id","visit_id"]
    }
                  ]
                },"visits": {
                  Row: {
                    "campaign": string | null,"clock_offset_ms": number,"crowd": boolean,"day": string,"device_class": string,"entry": string,"is_bot": boolean,"locale": string,"received_at": string,"referrer_host": string | null,"region": string,"region_source": string,"revision": number,"simulated": boolean,"staff": boolean,"started_at": string,"town_id": string,"visit_id": string,"visitor_id": string
                  }
                  ComputedFields: never
                  Insert: {
                    "campaign"?: string | null,"clock_offset_ms"?: number,"crowd"?: boolean,"day": string,"device_class": string,"entry": string,"is_bot": boolean,"locale": string,"received_at"?: string,"referrer_host"?: string | null,"region": string,"region_source": string,"revision": number,"simulated"?: boolean,"staff"?: boolean,"started_at": string,"town_id": string,"visit_id": string,"visitor_id": string
                  }
                  Update: {
                    "campaign"?: string | null,"clock_offset_ms"?: number,"crowd"?: boolean,"day"?: string,"device_class"?: string,"entry"?: string,"is_bot"?: boolean,"locale"?: string,"received_at"?: string,"referrer_host"?: string | null,"region"?: string,"region_source"?: string,"revision"?: number,"simulated"?: boolean,"staff"?: boolean,"started_at"?: string,"town_id"?: string,"visit_id"?: string,"visitor_id"?: string
                  }
                  Relationships: [
                    {
      foreignKeyName: "visits_town_id_fkey"
      columns: ["town_id"]
isOneToOne: false
      referencedRelation: "towns"
      referencedColumns: ["town_id"]
    }
                  ]
                }
          }
          Views: {
            [_ in never]: never
          }
          Functions: {
            "add_note":
{ Args: { "p_body": string,"p_household_id": string,"p_is_shared": boolean,"p_town_id": string }; Returns: number
                           },
"add_publication_reader":
{ Args: { "p_address": string,"p_label": string,"p_locale": string,"p_town_id": string }; Returns: undefined
                           },
"add_task":
{ Args: { "p_due_on": string,"p_household_id": string,"p_title": string,"p_town_id": string }; Returns: string
                           },
"assign_owner":
{ Args: { "p_household_id": string,"p_town_id": string,"p_user_id": string }; Returns: undefined
                           },
"correct_household":
{ Args: { "p_fields": Json,"p_household_id": string,"p_town_id": string,"p_version": number }; Returns: Json
                           },
"delete_report":
{ Args: { "p_report_id": string,"p_town_id": string }; Returns: undefined
                           },
"end_my_other_sessions":
{ Args: Record<PropertyKey, never>; Returns: number
                           },
"end_my_session":
{ Args: { "p_session_id": string }; Returns: undefined
                           },
"family_erase":
{ Args: { "p_token": string }; Returns: undefined
                           },
"family_open":
{ Args: { "p_token": string }; Returns: Json
                           },
"family_renew":
{ Args: { "p_token": string }; Returns: undefined
                           },
"family_update":
{ Args: { "p_changes": Json,"p_token": string,"p_version": number }; Returns: Json
                           },
"family_withdraw":
{ Args: { "p_purpose": string,"p_token": string }; Returns: undefined
                           },
"freeze_report":
{ Args: { "p_labels": Json,"p_report_id": string,"p_town_id": string,"p_version": number }; Returns: Json
                           },
"insight_browsers":
{ Args: { "p_filters"?: Json,"p_from": string,"p_to": string,"p_town_id": string }; Returns: number
                           },
"insight_hours":
{ Args: { "p_filters"?: Json,"p_hours"?: number,"p_town_id": string }; Returns: Json
                           },
"insight_live":
{ Args: { "p_minutes"?: number,"p_town_id": string }; Returns: Json
                           },
"insight_outcomes":
{ Args: { "p_by"?: string,"p_filters"?: Json,"p_from": string,"p_to": string,"p_town_id": string }; Returns: Json
                           },
"insight_quality":
{ Args: { "p_from": string,"p_to": string,"p_town_id": string }; Returns: Json
                           },
"insight_region_weights":
{ Args: { "p_from": string,"p_to": string,"p_town_id": string }; Returns: Json
                           },
"insight_summary":
{ Args: { "p_filters"?: Json,"p_from": string,"p_to": string,"p_town_id": string }; Returns: Json
                           },
"insight_table":
{ Args: { "p_after"?: Json,"p_filters"?: Json,"p_from": string,"p_panel": string,"p_to": string,"p_town_id": string }; Returns: Json
                           },
"kpi_history":
{ Args: { "p_kpi_id": string,"p_town_id": string }; Returns: Json
                           },
"kpi_measures":
{ Args: { "p_from": string,"p_to": string,"p_town_id": string }; Returns: Json
                           },
"kpi_queries":
{ Args: { "p_town_id": string }; Returns: Json
                           },
"list_audit":
{ Args: { "p_acts": (string)[],"p_before": number,"p_from": string,"p_to": string,"p_town_id": string,"p_user_id": string }; Returns: Json
                           },
"list_campaigns":
{ Args: { "p_town_id": string }; Returns: Json
                           },
"list_draft_versions":
{ Args: { "p_before"?: number,"p_town_id": string }; Returns: Json
                           },
"list_ending_households":
{ Args: { "p_town_id": string }; Returns: Json
                           },
"list_households":
{ Args: { "p_after"?: Json,"p_choice"?: Json,"p_limit"?: number,"p_town_id": string }; Returns: Json
                           },
"list_my_sessions":
{ Args: Record<PropertyKey, never>; Returns: {
              "began_at": string,"browser": string,"ends_at": string,"has_second_factor": boolean,"is_current": boolean,"last_used_at": string,"session_id": string,"system": string
            }[]
                           },
"list_open_tasks":
{ Args: { "p_after"?: Json,"p_limit"?: number,"p_town_id": string }; Returns: Json
                           },
"list_outside_figures":
{ Args: { "p_town_id": string }; Returns: Json
                           },
"list_people":
{ Args: { "p_town_id": string }; Returns: Json
                           },
"list_publication_readers":
{ Args: { "p_town_id": string }; Returns: Json
                           },
"list_reports":
{ Args: { "p_town_id": string }; Returns: Json
                           },
"list_revisions":
{ Args: { "p_town_id": string }; Returns: Json
                           },
"list_stakeholder_links":
{ Args: { "p_town_id": string }; Returns: Json
                           },
"list_surveys":
{ Args: { "p_town_id": string }; Returns: Json
                           },
"make_publication":
{ Args: { "p_from": string,"p_to": string,"p_town_id": string }; Returns: string
                           },
"make_stakeholder_link":
{ Args: { "p_expires_on": string,"p_label": string,"p_report_id": string,"p_town_id": string }; Returns: Json
                           },
"may_manage_people":
{ Args: { "p_town_id": string }; Returns: string
                           },
"move_stage":
{ Args: { "p_household_id": string,"p_note": string,"p_reason": string,"p_to_stage": string,"p_town_id": string,"p_version": number }; Returns: Json
                           },
"my_digest":
{ Args: { "p_town_id": string }; Returns: boolean
                           },
"note_export":
{ Args: { "p_rows": number,"p_town_id": string,"p_what": string }; Returns: undefined
                           },
"older_of_household":
{ Args: { "p_before": string,"p_household_id": string,"p_part": string,"p_town_id": string }; Returns: Json
                           },
"open_household":
{ Args: { "p_household_id": string,"p_town_id": string }; Returns: Json
                           },
"open_report":
{ Args: { "p_report_id": string,"p_town_id": string }; Returns: Json
                           },
"publish_report":
{ Args: { "p_public": boolean,"p_report_id": string,"p_town_id": string }; Returns: undefined
                           },
"publish_revision":
{ Args: { "p_note"?: string,"p_town_id": string }; Returns: number
                           },
"record_contact":
{ Args: { "p_household_id": string,"p_note": string,"p_town_id": string }; Returns: undefined
                           },
"release_kpi":
{ Args: { "p_kpi_id": string,"p_reason": string,"p_town_id": string }; Returns: undefined
                           },
"remove_insight_view":
{ Args: { "p_town_id": string,"p_view_id": string }; Returns: undefined
                           },
"remove_person":
{ Args: { "p_heir": string,"p_town_id": string,"p_user_id": string }; Returns: Json
                           },
"remove_publication_reader":
{ Args: { "p_reader_id": string,"p_town_id": string }; Returns: undefined
                           },
"rename_insight_view":
{ Args: { "p_name": string,"p_town_id": string,"p_view_id": string }; Returns: undefined
                           },
"renew_family_link":
{ Args: { "p_household_id": string,"p_town_id": string }; Returns: undefined
                           },
"require_second_factor":
{ Args: { "p_roles": (string)[],"p_town_id": string }; Returns: undefined
                           },
"restore_draft_version":
{ Args: { "p_town_id": string,"p_version": number }; Returns: undefined
                           },
"retire_campaign":
{ Args: { "p_code": string,"p_town_id": string }; Returns: undefined
                           },
"revoke_stakeholder_link":
{ Args: { "p_link_id": string,"p_town_id": string }; Returns: undefined
                           },
"save_campaign":
{ Args: { "p_code": string,"p_name": string,"p_placed"?: string,"p_town_id": string }; Returns: Json
                           },
"save_insight_view":
{ Args: { "p_name": string,"p_part": string,"p_query": string,"p_town_id": string,"p_view_id": string }; Returns: undefined
                           },
"save_kpi":
{ Args: { "p_kpi": Json,"p_town_id": string,"p_version": number }; Returns: Json
                           },
"save_kpi_rule":
{ Args: { "p_minutes_per_consultation": number,"p_minutes_per_tour": number,"p_note": string,"p_town_id": string }; Returns: number
                           },
"save_outside_figure":
{ Args: { "p_as_of": string,"p_name": string,"p_source": string,"p_town_id": string,"p_value": number }; Returns: undefined
                           },
"save_outside_series":
{ Args: { "p_adds_up": boolean,"p_name": string,"p_town_id": string,"p_unit": string }; Returns: string
                           },
"save_report":
{ Args: { "p_report": Json,"p_town_id": string,"p_version": number }; Returns: Json
                           },
"save_survey":
{ Args: { "p_doc": Json,"p_moment": string,"p_town_id": string,"p_version": number }; Returns: Json
                           },
"second_factor_roles":
{ Args: { "p_town_id": string }; Returns: (string)[]
                           },
"server_notices":
{ Args: { "p_town_id": string }; Returns: Json
                           },
"set_auditor":
{ Args: { "p_is_auditor": boolean,"p_town_id": string,"p_user_id": string }; Returns: undefined
                           },
"set_digest":
{ Args: { "p_locale": string,"p_town_id": string,"p_wanted": boolean }; Returns: undefined
                           },
"set_person_role":
{ Args: { "p_role": string,"p_town_id": string,"p_user_id": string }; Returns: undefined
                           },
"set_task_done":
{ Args: { "p_done": boolean,"p_task_id": string,"p_town_id": string }; Returns: undefined
                           },
"stakeholder_open":
{ Args: { "p_token": string,"p_town_id": string }; Returns: Json
                           },
"survey_open":
{ Args: { "p_moment": string,"p_town_id": string }; Returns: Json
                           },
"survey_results":
{ Args: { "p_from": string,"p_to": string,"p_town_id": string }; Returns: Json
                           },
"survey_words":
{ Args: { "p_after"?: Json,"p_limit"?: number,"p_town_id": string }; Returns: Json
                           },
"take_back_release":
{ Args: { "p_kpi_id": string,"p_town_id": string }; Returns: undefined
                           },
"towns_wanting_second_factor":
{ Args: Record<PropertyKey, never>; Returns: string[]
                           }
          }
          Enums: {
            [_ in never]: never
          }
          CompositeTypes: {
            [_ in never]: never
          }
        }
}

type DatabaseWithoutInternals = Omit<Database, '__InternalSupabase'>

type DefaultSchema = DatabaseWithoutInternals[Extract<keyof Database, "public">]

export type Tables<
  DefaultSchemaTableNameOrOptions extends
    | keyof (DefaultSchema["Tables"] & DefaultSchema["Views"])
    | { schema: keyof DatabaseWithoutInternals },
  TableName extends DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof (DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"] &
        DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Views"])
    : never = never
> = DefaultSchemaTableNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? (DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"] &
      DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Views"])[TableName] extends {
      Row: infer R
    }
    ? R
    : never
  : DefaultSchemaTableNameOrOptions extends keyof (DefaultSchema["Tables"] & DefaultSchema["Views"])
  ? (DefaultSchema["Tables"] & DefaultSchema["Views"])[DefaultSchemaTableNameOrOptions] extends {
      Row: infer R
    }
    ? R
    : never
  : never

export type TablesInsert<
  DefaultSchemaTableNameOrOptions extends
    | keyof DefaultSchema["Tables"]
    | { schema: keyof DatabaseWithoutInternals },
  TableName extends DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"]
    : never = never
> = DefaultSchemaTableNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"][TableName] extends {
      Insert: infer I
    }
    ? I
    : never
  : DefaultSchemaTableNameOrOptions extends keyof DefaultSchema["Tables"]
  ? DefaultSchema["Tables"][DefaultSchemaTableNameOrOptions] extends {
      Insert: infer I
    }
    ? I
    : never
  : never

export type TablesUpdate<
  DefaultSchemaTableNameOrOptions extends
    | keyof DefaultSchema["Tables"]
    | { schema: keyof DatabaseWithoutInternals },
  TableName extends DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"]
    : never = never
> = DefaultSchemaTableNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"][TableName] extends {
      Update: infer U
    }
    ? U
    : never
  : DefaultSchemaTableNameOrOptions extends keyof DefaultSchema["Tables"]
  ? DefaultSchema["Tables"][DefaultSchemaTableNameOrOptions] extends {
      Update: infer U
    }
    ? U
    : never
  : never

export type Enums<
  DefaultSchemaEnumNameOrOptions extends
    | keyof DefaultSchema["Enums"]
    | { schema: keyof DatabaseWithoutInternals },
  EnumName extends DefaultSchemaEnumNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaEnumNameOrOptions["schema"]]["Enums"]
    : never = never
> = DefaultSchemaEnumNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? DatabaseWithoutInternals[DefaultSchemaEnumNameOrOptions["schema"]]["Enums"][EnumName]
  : DefaultSchemaEnumNameOrOptions extends keyof DefaultSchema["Enums"]
  ? DefaultSchema["Enums"][DefaultSchemaEnumNameOrOptions]
  : never

export type CompositeTypes<
  PublicCompositeTypeNameOrOptions extends
    | keyof DefaultSchema["CompositeTypes"]
    | { schema: keyof DatabaseWithoutInternals },
  CompositeTypeName extends PublicCompositeTypeNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof DatabaseWithoutInternals[PublicCompositeTypeNameOrOptions["schema"]]["CompositeTypes"]
    : never = never
> = PublicCompositeTypeNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? DatabaseWithoutInternals[PublicCompositeTypeNameOrOptions["schema"]]["CompositeTypes"][CompositeTypeName]
  : PublicCompositeTypeNameOrOptions extends keyof DefaultSchema["CompositeTypes"]
  ? DefaultSchema["CompositeTypes"][PublicCompositeTypeNameOrOptions]
  : never

export const Constants = {
  "public": {
          Enums: {
            
          }
        }
} as const
