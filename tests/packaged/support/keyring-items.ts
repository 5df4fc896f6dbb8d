import dbus from 'dbus-next';

/** How many secrets the Secret Service of a session keeps for a service, in keyrings that are open. */
export async function keyringItems(busAddress: string, service: string): Promise<number> {
  const bus = dbus.sessionBus({ busAddress });
  try {
    const answer = await bus.call(
      new dbus.Message({
        destination: 'org.freedesktop.secrets',
        path: '/org/freedesktop/secrets',
        interface: 'org.freedesktop.Secret.Service',
        member: 'SearchItems',
        signature: 'a{ss}',
        body: [{ service }],
      }),
    );
    const [unlocked] = (answer?.body ?? []) as [string[]?];
    return unlocked?.length ?? 0;
  } finally {
    bus.disconnect();
  }
}
