import type { SimulatedCloud } from '../ports';

/** Starts the simulated organisation in this process; loaded only when it is asked for. */
export async function startSimulatedCloud(): Promise<SimulatedCloud> {
  const { startSimulator } = await import('../simulator/index');
  const simulator = await startSimulator({ historyDays: 365 });
  const { url, oauth, agents } = simulator.describe();
  return {
    url,
    clientId: oauth.publicClientId,
    agentEmail: agents[0]?.email ?? '',
    // With a login hint the page asks nothing and leads straight back to our own address.
    openSignInPage: async (page) => (await fetch(page, { redirect: 'follow' })).ok,
    dispose: () => simulator.dispose(),
  };
}
