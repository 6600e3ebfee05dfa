/** How long Postgres may take to stop before it is asked harder: SIGINT at once, then SIGQUIT, then SIGKILL. */
export const stopPatience = { quitSeconds: 20, killSeconds: 10 };
export type StopPatience = typeof stopPatience;
