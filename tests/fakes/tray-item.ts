import dbus, { type Message, type MessageBus } from 'dbus-next';
import { z } from 'zod';
import { plain } from './bus-values';

const itemInterface = 'org.kde.StatusNotifierItem';
const menuInterface = 'com.canonical.dbusmenu';
const changeLimitMs = 10_000;

/** An item of the menu as a panel gets it. */
export interface MenuNode {
  readonly id: number;
  /** Without the underscores that mark mnemonics; empty for a separator. */
  readonly label: string;
  readonly kind: 'separator' | 'radio' | 'check' | 'submenu' | 'item';
  readonly isChecked: boolean;
  readonly isEnabled: boolean;
  readonly isVisible: boolean;
  readonly children: readonly MenuNode[];
}

export interface TrayItemLook {
  /** Width and height of the icon in pixels, and its colour values in the order alpha, red, green, blue. */
  readonly width: number;
  readonly height: number;
  readonly pixels: Buffer;
  readonly tooltip: string;
}

const lookSchema = z.object({
  IconPixmap: z.array(z.tuple([z.number(), z.number(), z.instanceof(Buffer)])),
  ToolTip: z.tuple([z.string(), z.array(z.unknown()), z.string(), z.string()]),
});
const propertiesSchema = z.object({
  label: z.string().default(''),
  type: z.string().default('standard'),
  enabled: z.boolean().default(true),
  visible: z.boolean().default(true),
  'toggle-type': z.string().default(''),
  'toggle-state': z.number().default(0),
});
const nodeSchema: z.ZodType<MenuNode> = z
  .tuple([z.number(), propertiesSchema, z.array(z.lazy(() => nodeSchema))])
  .transform(([id, properties, children]) => ({
    id,
    label: properties.label.replace(/_(_?)/g, '$1'),
    kind: kindOf(properties, children.length > 0),
    isChecked: properties['toggle-state'] === 1,
    isEnabled: properties.enabled,
    isVisible: properties.visible,
    children,
  }));

function kindOf(properties: z.infer<typeof propertiesSchema>, hasChildren: boolean): MenuNode['kind'] {
  if (properties.type === 'separator') {
    return 'separator';
  }
  if (hasChildren) {
    return 'submenu';
  }
  return properties['toggle-type'] === 'radio' ? 'radio' : properties['toggle-type'] === '' ? 'item' : 'check';
}

/** A menu that is set anew under so many clicks in a row is set anew for no reason. */
const MOST_CLICKS = 20;

/** A tray icon seen from the panel's side: looks at it, reads its menu, clicks. */
export class TrayItem {
  readonly #bus: MessageBus;
  readonly #name: string;
  readonly #path: string;

  /**
   * @param bus a connection whose owner subscribed to the item's signals.
   * @param service as the item registered: a bus name, with the object's path behind it or not.
   */
  constructor(bus: MessageBus, service: string) {
    this.#bus = bus;
    const slash = service.indexOf('/');
    this.#name = slash === -1 ? service : service.slice(0, slash);
    this.#path = slash === -1 ? '/StatusNotifierItem' : service.slice(slash);
  }

  /** The item's bus name. */
  get name(): string {
    return this.#name;
  }

  async look(): Promise<TrayItemLook> {
    const [properties] = await this.#call(this.#path, 'org.freedesktop.DBus.Properties', 'GetAll', 's', [
      itemInterface,
    ]);
    const { IconPixmap, ToolTip } = lookSchema.parse(plain(properties));
    const [width, height, pixels] = IconPixmap[0] ?? [0, 0, Buffer.alloc(0)];
    return { width, height, pixels, tooltip: ToolTip[2] === '' ? ToolTip[3] : ToolTip[2] };
  }

  /** What is at the top of the menu, each submenu with its children. */
  async menu(): Promise<readonly MenuNode[]> {
    const [, root] = await this.#call(await this.#menuPath(), menuInterface, 'GetLayout', 'iias', [0, -1, []]);
    return nodeSchema.parse(plain(root)).children;
  }

  /** A left click on the icon. */
  async activate(): Promise<void> {
    await this.#call(this.#path, itemInterface, 'Activate', 'ii', [0, 0]);
  }

  /**
   * Clicks the item with this label, in the menu or a submenu.
   * @throws when there is none that can be clicked.
   */
  async click(label: string): Promise<void> {
    for (let tries = 1; ; tries += 1) {
      try {
        return await this.#clickOnce(label);
      } catch (error) {
        // The menu was set anew between our look at it and the click, so the item is no longer known. A person would have
        // clicked in the new one.
        if (tries === MOST_CLICKS || !String(error).includes('error occurred in Event')) throw error;
      }
    }
  }

  async #clickOnce(label: string): Promise<void> {
    const items = everyNode(await this.menu());
    const target = items.find((item) => item.label === label && item.kind !== 'submenu' && item.isEnabled);
    if (target === undefined) {
      throw new Error(`No “${label}” to click among: ${items.map((item) => item.label).join(' | ')}`);
    }
    const event = [target.id, 'clicked', new dbus.Variant('i', 0), 0];
    await this.#call(await this.#menuPath(), menuInterface, 'Event', 'isvu', event);
  }

  /**
   * Waits until the menu is as wanted, looking again at each change that the item announces.
   * @throws after ten seconds, with the menu as it is.
   */
  async menuBecomes(isAsWanted: (items: readonly MenuNode[]) => boolean): Promise<readonly MenuNode[]> {
    return this.#becomes(
      async () => everyNode(await this.menu()),
      isAsWanted,
      (items) => items.map((item) => `${item.isChecked ? '(x) ' : ''}${item.label}`).join(' | '),
    );
  }

  /** Waits until icon and tooltip are as wanted. */
  async lookBecomes(isAsWanted: (look: TrayItemLook) => boolean): Promise<TrayItemLook> {
    return this.#becomes(
      () => this.look(),
      isAsWanted,
      (look) => `${look.width}×${look.height} ${look.tooltip}`,
    );
  }

  #becomes<Seen>(
    read: () => Promise<Seen>,
    isAsWanted: (seen: Seen) => boolean,
    describe: (seen: Seen) => string,
  ): Promise<Seen> {
    return new Promise((resolve, reject) => {
      let last = 'nothing yet';
      const look = (): void => {
        read().then((seen) => {
          last = describe(seen);
          if (isAsWanted(seen)) {
            end();
            resolve(seen);
          }
        }, fail);
      };
      const hear = ({ type }: Message): void => {
        if (type === dbus.MessageType.SIGNAL) {
          look();
        }
      };
      const end = (): void => {
        clearTimeout(limit);
        this.#bus.removeListener('message', hear);
      };
      const fail = (error: unknown): void => {
        end();
        reject(error instanceof Error ? error : new Error(String(error)));
      };
      const limit = setTimeout(() => fail(new Error(`The tray item stayed: ${last}`)), changeLimitMs);
      this.#bus.on('message', hear);
      look();
    });
  }

  async #menuPath(): Promise<string> {
    const [menu] = await this.#call(this.#path, 'org.freedesktop.DBus.Properties', 'Get', 'ss', [
      itemInterface,
      'Menu',
    ]);
    return z.string().parse(plain(menu));
  }

  async #call(path: string, name: string, member: string, signature: string, body: unknown[]): Promise<unknown[]> {
    // By hand: Chromium does not answer introspection, on which the library's proxies rest.
    const message = new dbus.Message({ destination: this.#name, path, interface: name, member, signature, body });
    return ((await this.#bus.call(message))?.body ?? []) as unknown[];
  }
}

/** All items, those of submenus behind their submenu. */
export function everyNode(nodes: readonly MenuNode[]): readonly MenuNode[] {
  return nodes.flatMap((node) => [node, ...everyNode(node.children)]);
}
