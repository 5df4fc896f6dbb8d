/**
 * What Chromium complains of on every machine without a system bus or a graphics card, as in a container, and what a newcomer
 * would take for the fault they are looking for.
 */
const harmless = [
  /bus\.cc\(\d+\)\] Failed to connect to the bus: .*(system_bus_socket|DBUS_SESSION_BUS_ADDRESS)/,
  /viz_main_impl\.cc\(\d+\)\] Exiting GPU process due to errors during initialization/,
  /command_buffer_proxy_impl\.cc\(\d+\)\] ContextResult::kTransientFailure/,
];

/** True for a line of Electron's standard error that says nothing about the app. */
export function isHarmlessComplaint(line: string): boolean {
  return harmless.some((pattern) => pattern.test(line));
}
