/** As on a hosted project: whom the platform is, and no client ever. */
export const superuser = 'supabase_admin';
